import Foundation
import RecordRendering
import Testing

/// A proposal from a Word or OpenDocument file: its authors stay apart, its comments are the reasons, and what it does not mark
/// is refused with what seems to have happened.
@Suite struct ProposalsFromWordTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let paragraphs = [
    "Declaración conjunta", "1. Los Estados reafirman su compromiso con la migración.",
    "2. Los Estados acuerdan reunirse cada año en una conferencia.", "3. Las secretarías informan a los Estados.",
    "4. Las niñas y los niños no serán detenidos por su situación migratoria.",
  ]

  /// A record whose draft has the declaration from a Word file.
  func record() async throws -> String {
    let record = try await desk.record()
    let file = try desk.write("d.docx", bytes: try TrackedWordFile(paragraphs: Self.paragraphs).bytes())
    try await desk.done("declare", file, "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  private func propose(
    _ name: String, _ bytes: [UInt8], on draft: String = "draft-1", more: [String] = [], at record: String
  ) async throws -> Outcome {
    try await desk.gcmrepo(
      "propose", desk.write(name, bytes: bytes), "--on", draft, "--country", "CL", "--lang", "es", "--id", "p",
      more: more,
      at: record)
  }

  /// Two people changed the file, and spoke about it.
  static func marked() -> TrackedWordFile {
    var paragraphs = Self.paragraphs
    paragraphs[1] =
      "1. Los Estados reafirman \(TrackedWordFile.inserted("solemnemente ", by: "Ana Rojas", comment: 1))su "
      + TrackedWordFile.deleted("compromiso", by: "Luis Paz") + TrackedWordFile.inserted("voluntad", by: "Luis Paz")
      + " con la migración."
    paragraphs[3] =
      "3. Las secretarías informan a los Estados\(TrackedWordFile.inserted(" cada mes", by: "Ana Rojas", comment: 2))."
    return TrackedWordFile(
      paragraphs: paragraphs,
      comments: [
        (1, "Ana Rojas", "Refuerza el texto.", nil), (2, "Ana Rojas", "Cada mes es mejor.", nil),
        (3, "Luis Paz", "De acuerdo.", 2),
      ])
  }

  @Test func authorsStayApartAndCommentsAreReasons() async throws {
    let record = try await record()
    let run = try await propose("cl.docx", try Self.marked().bytes(), at: record)
    #expect(run.status == 0, "\(run.said)")
    let shown = try await desk.done("show", "CL/proposals/draft-1/p", "--format", "json", at: record).json()
    #expect(shown["draft"]?.string == "draft-1")
    let changes = shown["changes"]?.array ?? []
    #expect(changes.map { $0["number"]?.int } == [1, 2, 3])
    #expect(changes.map { $0["author"]?.string } == ["Ana Rojas", "Luis Paz", "Ana Rojas"])
    #expect(changes.map { $0["new"]?.string } == ["solemnemente", "voluntad", "cada mes"])
    #expect(changes.map { $0["old"]?.string } == ["", "compromiso", ""])
    #expect(
      changes.map { $0["paragraph"]?.int } == [2, 2, 4] && changes.map { $0["label"]?.string } == ["1", "1", "3"])
    #expect(
      changes.map { $0["reason"]?.string } == ["Refuerza el texto.", nil, "Cada mes es mejor. · Luis Paz: De acuerdo."])
    let table = try await desk.done("show", "CL/proposals/draft-1/p", "--changes", at: record).output
    #expect(table.contains("solemnemente") && table.contains("Luis Paz") && table.contains("Refuerza el texto."))
    let listed = try await desk.done(
      "show", "CL/proposals/draft-1/p", "--changes", "--format", "json", at: record
    ).json()
    expectContract(listed, schema: "gcmrepo.proposal_changes/1", keys: ["changes", "proposal", "draft", "language"])
    #expect(listed["changes"]?.array?.count == 3)
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func aCommentAtNoChangeIsNamed() async throws {
    let record = try await record()
    var file = Self.marked()
    file.paragraphs[4] +=
      "</w:t></w:r><w:commentRangeStart w:id=\"4\"/><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id=\"4\"/>"
    file.paragraphs[4] += "<w:r><w:commentReference w:id=\"4\"/></w:r><w:r><w:t>"
    file.paragraphs[4] = file.paragraphs[4].replacing("migratoria.</w:t>", with: "migratoria</w:t>")
    file.comments.append((4, "Ana Rojas", "Esto se queda.", nil))
    let run = try await propose("cl.docx", try file.bytes(), at: record)
    #expect(run.status == 0 && run.said.contains("Esto se queda."), "\(run.said)")
  }

  @Test func anOpenDocumentIsReadAlike() async throws {
    let record = try await record()
    try desk.write("cl.docx", bytes: try Self.marked().bytes())
    let made = try await desk.shell(
      "cd '\(desk.folder)' && soffice -env:UserInstallation=file://'\(desk.path("office"))' --headless --convert-to odt cl.docx"
    )
    try #require(made.status == 0 && desk.exists("cl.odt"), "\(made.said)")
    let run = try await desk.gcmrepo(
      "propose", desk.path("cl.odt"), "--on", "draft-1", "--country", "CL", "--lang", "es", "--id", "p", at: record)
    #expect(run.status == 0, "\(run.said)")
    let changes =
      try await desk.done("show", "CL/proposals/draft-1/p", "--format", "json", at: record)
      .json()["changes"]?.array ?? []
    #expect(changes.map { $0["author"]?.string } == ["Ana Rojas", "Luis Paz", "Ana Rojas"])
    #expect(changes.first?["reason"]?.string == "Refuerza el texto.")
  }

  @Test func whatIsNotMarkedIsRefusedWithItsCause() async throws {
    let record = try await record()
    let second =
      Self.paragraphs.map { $0.replacing("cada año", with: "dos veces al año").replacing("informan", with: "avisan") }
      + ["5. Los Estados agradecen a la presidencia."]
    try await desk.done(
      "declare", desk.write("d2.docx", bytes: try TrackedWordFile(paragraphs: second).bytes()), "--lang", "es",
      "--party",
      "RCM-TS", "-m", "Second", at: record)
    try await desk.done("tag", "draft-2", "-m", "Second", "--party", "RCM-TS", at: record)
    let cases: [(name: String, paragraphs: [String], draft: String, words: [String])] = [
      ("first.docx", Self.paragraphs, "draft-2", ["was written on draft-1, not on draft-2", "--on draft-1"]),
      (
        "accepted.docx", Self.paragraphs.map { $0.replacing("su compromiso", with: "su voluntad") }, "draft-1",
        ["changes 1 paragraph of draft-1 and has no tracked changes", "accepted already", "--untracked take"]
      ),
      (
        "numbers.docx",
        Self.paragraphs.map { $0.replacing("3. Las", with: "4. Las").replacing("4. Las ni", with: "5. Las ni") },
        "draft-1", ["other numbers than draft-1 at 2 paragraphs", "retyped by hand"]
      ),
      (
        "recipe.docx", ["Sopa de tomate", "Se pelan los tomates y se pican.", "Se cuecen media hora con sal."],
        "draft-1",
        ["not written on draft-1 nor on any other draft"]
      ),
    ]
    try await desk.expectNothingWritten(in: record) {
      for one in cases {
        let bytes = try TrackedWordFile(paragraphs: one.paragraphs).bytes()
        let run = try await propose(one.name, bytes, on: one.draft, at: record)
        #expect(run.status == 3 && one.words.allSatisfy(run.said.contains), "\(one.name): \(run.said)")
      }
      let same = try await propose("same.docx", try TrackedWordFile(paragraphs: Self.paragraphs).bytes(), at: record)
      #expect(same.status == 3 && same.said.contains("nothing to propose"), "\(same.said)")
    }
    // Taken on purpose, what is not marked is nobody's.
    var mixed = Self.marked()
    mixed.paragraphs[4] = mixed.paragraphs[4].replacing("detenidos", with: "privados de libertad")
    let refused = try await propose("mixed.docx", try mixed.bytes(), at: record)
    #expect(refused.status == 3 && refused.said.contains("without marking it"), "\(refused.said)")
    let taken = try await propose("mixed.docx", try mixed.bytes(), more: ["--untracked", "take"], at: record)
    #expect(taken.status == 0, "\(taken.said)")
    let changes =
      try await desk.done("show", "CL/proposals/draft-1/p", "--format", "json", at: record)
      .json()["changes"]?.array ?? []
    #expect(changes.map { $0["author"]?.string } == ["Ana Rojas", "Luis Paz", "Ana Rojas", nil])
    try await desk.done("audit", at: record)
  }

  @Test func aStatesKeyProposesForThatStateAlone() async throws {
    let record = try await record()
    let made = try await desk.shell("ssh-keygen -q -t ed25519 -N '' -C '' -f '\(desk.path("mx"))'")
    try #require(made.status == 0)
    let key = try desk.read("mx.pub").trimmingCharacters(in: .whitespacesAndNewlines)
    try desk.makeFolder(record + "/keys")
    try desk.write(record + "/keys/allowed_signers", "MX namespaces=\"git\" \(key)\n")
    try await desk.git("add", "keys", in: record)
    try await desk.git("commit", "-q", "--no-gpg-sign", "-m", "Admit keys\n\nParty: RCM-TS\nAction: admit", in: record)
    try desk.write(".gitconfig", "[gpg]\n\tformat = ssh\n[user]\n\tsigningKey = ~/mx\n[commit]\n\tgpgSign = true\n")
    let run = try await desk.gcmrepo(
      "propose", desk.write("cl.docx", bytes: try Self.marked().bytes()), "--on", "draft-1", "--country", "CL",
      "--lang", "es",
      "--id", "p", at: record, setting: ["GIT_CONFIG_GLOBAL": desk.path(".gitconfig")])
    #expect(run.status == 3 && run.said.contains("CL"), "\(run.said)")
  }
}

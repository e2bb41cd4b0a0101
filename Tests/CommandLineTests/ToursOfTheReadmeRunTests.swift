import Foundation
import Testing

/// The README's commands are run as they are printed.
@Suite struct ToursOfTheReadmeRunTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func readme() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  /// The commands of the console blocks under a heading.
  private func commands(under heading: String) throws -> [String] {
    let section = try #require(readme().components(separatedBy: "## \(heading)\n").dropFirst().first)
    let end = section.range(of: "\n## ")?.lowerBound ?? section.endIndex
    let lines = section[..<end].split(separator: "\n").filter { $0.hasPrefix("$ ") }
    try #require(lines.count >= 4)
    return lines.map { String($0.dropFirst(2)) }
  }

  /// The commands of the console block after a paragraph that begins so.
  private func commands(after beginning: String) throws -> [String] {
    let rest = try #require(readme().components(separatedBy: "\n" + beginning).dropFirst().first)
    let block = try #require(rest.components(separatedBy: "```console\n").dropFirst().first)
    let lines = try #require(block.components(separatedBy: "```").first).split(separator: "\n")
    return lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
  }

  /// Runs them in one shell, as a user unknown to git; the first failure ends it.
  private func type(
    _ commands: [String], in folder: String, setting: [String: String?] = [:]
  ) async throws -> Outcome {
    try desk.write("bin/.keep", "")
    if !desk.exists("bin/gcmrepo") {
      try FileManager.default.createSymbolicLink(
        atPath: desk.path("bin/gcmrepo"), withDestinationPath: Program.gcmrepo)
    }
    let nobody: [String: String?] = [
      "GIT_AUTHOR_NAME": nil, "GIT_AUTHOR_EMAIL": nil, "GIT_COMMITTER_NAME": nil, "GIT_COMMITTER_EMAIL": nil,
    ]
    let script = (["set -e", "PATH=\(desk.path("bin")):$PATH"] + commands).joined(separator: "\n")
    return try await Program(
      path: "/bin/bash", words: ["-c", script], folder: desk.path(folder),
      environment: desk.environment(nobody.merging(setting) { $1 })
    ).run()
  }

  /// A Word file, made by pandoc as somebody might submit it.
  private func word(_ name: String, _ text: String) async throws {
    let source = try desk.write(name + ".md", text)
    let made = try await Program(
      path: "pandoc", words: ["-o", desk.path(name), source], folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(made.status == 0, "\(made.said)")
  }

  /// The first screen shows a redline of two files and its exact output.
  @Test func theFirstScreens() async throws {
    let consular = "The consular services will exchange information on routes and risks every month."
    let thanks = "We thank the host country."
    try await word(
      "first.docx",
      """
      # Joint declaration

      We reaffirm the human rights of **all migrants**, regardless of their status.

      States shall consider alternatives to the detention of migrants.

      \(consular)

      \(thanks)
      """)
    try await word(
      "second.docx",
      """
      # Joint declaration

      We reaffirm the human rights of **all migrants**, whatever their migration status.

      \(consular)

      States shall prefer alternatives to the detention of migrants, *in particular of children*.

      \(thanks)
      """)
    let lines =
      try readme().components(separatedBy: "```console\n").dropFirst().first?
      .components(separatedBy: "```").first?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    let typed = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    try #require(typed.count == 3)
    let shown = lines.dropFirst().prefix { !$0.hasPrefix("$ ") }.joined(separator: "\n")
    let run = try await type([typed[0]], in: ".")
    #expect(run.status == 0 && run.output == shown + "\n", "\(run.output)")
    #expect(try await type(Array(typed.dropFirst()), in: ".").status == 0)
    for file in ["redline.docx", "redline.html"] { #expect(desk.exists(file)) }
  }

  @Test func aFocalPoints() async throws {
    try desk.write("aportes.md", "# Aportes de Chile\n\nLos Estados reafirman su compromiso.\n")
    let made = try await Program(
      path: "pandoc", words: ["-o", desk.path("aportes.docx"), desk.path("aportes.md")], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(made.status == 0, "\(made.said)")
    let run = try await type(commands(under: "Five minutes as a focal point"), in: ".")
    #expect(run.status == 0, "\(run.said)")
    #expect(run.output.contains("CL/inputs/aportes-de-chile") && run.said.contains("The receipt is valid"))
    for file in ["receipt.pdf", "receipt.json"] { #expect(desk.exists(file), "\(file)") }
  }

  @Test func aSecretariatsAndAnAuditors() async throws {
    try await desk.done("demo")
    // The sample belongs to a user known to git, unlike the one above.
    for (key, value) in [("user.name", "Rosa Molina"), ("user.email", "rosa@example.org")] {
      try await desk.git("config", key, value, in: "gcmrepo-demo")
    }
    let secretariat = try await type(commands(under: "Five minutes as a secretariat"), in: ".")
    #expect(secretariat.status == 0, "\(secretariat.said)")
    for file in ["redline.html", "redline.docx", "declaration.md"] { #expect(desk.exists(file), "\(file)") }
    #expect(try desk.names(in: "redlines").count > 5)
    #expect(desk.files(under: "documents", endingIn: ".docx").count > 10)
    #expect(secretariat.output.contains("Réunion du groupe ad hoc"))
    #expect(try await desk.done("agreements", "-C", "gcmrepo-demo").output.contains("2017-05-11-4  done"))
    let auditor = try await type(commands(under: "Five minutes as an auditor"), in: "gcmrepo-demo")
    #expect(auditor.status == 0, "\(auditor.said)")
    #expect(auditor.said.contains("no findings") && auditor.said.contains("The record is intact"))
  }

  @Test func thatOfBestPractices() async throws {
    let record = try await desk.record()
    // Whoever comes to this section is known to git.
    for (key, value) in [("user.name", "Rosa Molina"), ("user.email", "rosa@example.org")] {
      try await desk.git("config", key, value, in: record)
    }
    let parent = URL(filePath: record).deletingLastPathComponent().path
    let form = parent + "/blank.docx"
    try await desk.done("practices", "form", "--lang", "es", "-o", form, "-C", record)
    try await FilledPracticeForm.fill(form, as: parent + "/ficha-chile.docx", at: desk)
    let run = try await type(commands(under: "Best practices"), in: record)
    #expect(run.status == 0, "\(run.said)")
    #expect(run.output.contains("CL/best-practices/ventanilla-unica") && run.output.contains("Ventanilla única"))
    for file in ["ficha.docx", "compendio.docx"] { #expect(desk.exists(parent + "/" + file), "\(file)") }
    let selected = try await desk.done("practices", "select", "2017-09-04-thematic-session-5", "-C", record)
    #expect(selected.output.contains("The only one with an evaluation"))
    // Nothing is left in the record's folder.
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  /// Each question of a meeting has its answer in the record of the demonstration.
  @Test func thatOfANegotiation() async throws {
    let run = try await type(commands(under: "A negotiation"), in: ".")
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains(" open brackets: CL") || run.said.contains(" open bracket: CL"), "\(run.said)")
    for file in [
      "draft-1.docx", "draft-1.html", "draft-1.md", "concordance.docx", "order-paper.docx", "certificate.docx",
    ] {
      #expect(desk.exists("gcmrepo-demo-negotiation/" + file), "\(file)")
    }
    #expect(!run.output.contains("Nothing to show."), "\(run.output)")
  }

  @Test func thatOfMeetingsPeopleAndThePortal() async throws {
    try await desk.done("demo", "sample")
    for (key, value) in [("user.name", "Rosa Molina"), ("user.email", "rosa@example.org")] {
      try await desk.git("config", key, value, in: "sample")
    }
    try await desk.done(
      "directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--office", "Dirección Consular", "--party",
      "SACM-TS", "-C", desk.path("sample"))
    try await word(
      "minuta.docx",
      """
      # Minuta

      ## Acuerdos

      1. Las Secretarías Técnicas enviarán el cuestionario a los países antes del 30 de junio de 2017.
      2. Chile preparará una propuesta sobre movilidad laboral.
      """)
    let run = try await type(commands(under: "Meetings, people and the portal"), in: "sample")
    #expect(run.status == 0, "\(run.said)")
    for file in ["calendario.ics", "seguimiento.docx", "directorio.vcf", "portal/index.html"] {
      #expect(desk.exists(file), "\(file)")
    }
    #expect(try desk.names(in: "recordatorios").count >= 2)
    #expect(try await desk.git("status", "--porcelain", in: "sample").isEmpty)
    try await desk.done("audit", "-C", desk.path("sample"))
  }

  /// The stories of a shared record: each person's lines in the order of the README, over a real sshd.
  ///
  /// Everybody is on one machine here. What is of a machine is replaced: the path of the program and of the server's folder,
  /// and what the fingerprint was.
  @Test func thoseOfAllWhoShareARecord() async throws {
    let server = try SSHHost(desk)
    for (name, text) in [
      ("aportes", "# Aportes de Chile\n\nLos Estados reafirman su compromiso.\n"),
      ("aportes-2", "# Aportes de Chile\n\nLos Estados reafirman su firme compromiso.\n"),
      ("guatemala", "# Aportes de Guatemala\n\nLa niñez migrante primero.\n"),
    ] { try await word(name + ".docx", text) }
    let attached = try Data(contentsOf: URL(fileURLWithPath: desk.path("guatemala.docx")))
    let mail = """
      From: Luis Paz <luis@example.org>
      To: Rosa Paz <rosa@example.org>
      Date: Thu, 01 Mar 2018 10:00:00 -0600
      Subject: Aportes
      MIME-Version: 1.0
      Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document
      Content-Transfer-Encoding: base64

      \(attached.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))

      """
    try desk.write("guatemala.eml", mail)
    try desk.makeFolder("srv")
    try desk.write(".ssh/.keep", "")
    let key = try commands(after: "judges what is sent")
    try #require(key.count == 1)
    // Each on their own machine, with an empty passphrase.
    var lines = ["RCM-TS", "SACM-TS", "CL", "GT"].map { key[0].replacing("--party CL", with: "--party \($0)") }
    lines += [("RCM-TS", "rosa"), ("SACM-TS", "saul"), ("CL", "ana"), ("GT", "guatemala")].map {
      "cp ~/.ssh/gcmrepo_\($0).pub \($1).pub"
    }
    let keeper = try commands(after: "**The host's keeper**")
    try #require(keeper.count == 4)
    lines += keeper + ["cp /srv/gcm.git/gcmrepo/host_key.pub ~"]
    let stories = try [
      "**A secretariat**", "**A focal point**", "**A State that sends", "**The other", "**An auditor**",
    ].map {
      try commands(after: $0)
    }
    #expect(stories.map(\.count) == [5, 6, 11, 5, 8])
    // The other secretariat made its copy and admitted Chile in the same way.
    let other = stories[0].prefix(3).map {
      $0.replacing("rcm", with: "sacm").replacing("RCM", with: "SACM").replacing(
        "Rosa Paz <rosa", with: "Saul Rey <saul"
      )
      .replacing("guatemala.pub --party GT --person \"Luis Paz\"", with: "ana.pub --party CL --person \"Ana Pérez\"")
    }
    for story in [stories[0], Array(other)] + stories.dropFirst() { lines += ["cd ~"] + story }
    let typed = lines.map {
      $0.replacing("/srv/", with: desk.path("srv") + "/").replacing("/usr/local/bin/gcmrepo", with: Program.gcmrepo)
        .replacing("SHA256:…", with: "$(ssh-keygen -lf ~/host_key.pub | cut -d' ' -f2)")
    }
    let run = try await type(server.starting + typed, in: ".", setting: server.setting)
    #expect(run.status == 0, "\(run.output) \(run.said)")
    for sentence in [
      "draft-1 is proposed: the secretariat of SACM", "draft-1 is agreed.", "received GT/inputs/aportes, revision 1",
      "The record is intact", "The proof holds",
    ] { #expect(run.said.contains(sentence), "\(sentence): \(run.said)") }
    #expect(desk.exists("recibo.pdf") && !run.said.contains("Warning"), "\(run.said)")
    let host = "srv/gcm.git"
    try await desk.done("verify", "--deep", at: host)
    let log = try await desk.git("log", "--format=%an: %(trailers:key=Action,valueonly,separator=%x2C)", in: host)
    #expect(
      log.split(separator: "\n") == [
        "Luis Paz: confirm", "Rosa Paz: submit", "Ana Pérez: submit", "Ana Pérez: submit", "Saul Rey: admit",
        "Rosa Paz: admit", "Rosa Paz: admit",
      ], "\(log)")
  }
}

import Foundation
import RecordRendering
import SeededRandom
import Testing

@Suite("A commit comes through git format-patch and git am as it was written, or is refused")
struct MessagesSurviveMailTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  private func submit(_ message: String, _ revision: Int = 0) async throws -> Outcome {
    let file = try desk.write("nota.md", "# Nota\n\nUn texto breve, \(revision).\n")
    return try await desk.gcmrepo(
      "submit", file, "--country", "PE", "--kind", "input", "--id", "nota", "--lang", "es", "--message=" + message,
      at: record)
  }

  /// Mails all commits since a point to a copy of the record as it was then.
  private func mailed(since start: String) async throws -> String {
    let copy = desk.path("copy-" + UUID().uuidString)
    try await desk.git("clone", "-q", record, copy, in: desk.folder)
    try await desk.git("reset", "-q", "--hard", start, in: copy)
    // Else the audit would find that history was thrown away.
    try await desk.git("reflog", "expire", "--expire=now", "--all", in: copy)
    let run = try await desk.shell(
      "cd \(record) && git format-patch -q --binary --full-index --stdout \(start) > ../mail && cd \(copy) && "
        + "git am -q --keep-non-patch ../mail")
    try #require(run.status == 0, "\(run.said)")
    return copy
  }

  private func history(of record: String, since start: String) async throws -> String {
    try await desk.git("log", "--format=%an <%ae> %aI%n%B%n%T%n==", "\(start)..", in: record)
  }

  @Test func whateverIsTaken() async throws {
    var random = SeededNumbers(seed: 7)
    let start = try await desk.git("rev-parse", "HEAD", in: record)
    let pieces = [
      "Enviado por la Cancillería.", "  sangrado", "", "", "---8<---", "-- ", "--", "From Chile with thanks", ">> cita",
      "[PATCH 1/2] no", "# una almohadilla", "Party: MX", "Signed-off-by: Ana <a@b>", "* uno", "\tcon tabulador",
      "línea con espacios   ", "Date sin dos puntos", "Ñandú «así»", "---- raya", "----", "index abc..def", "+++ más",
      "@@ -1 +1 @@", "Subject a tratar", "diff de criterios",
    ]
    var taken = 0
    for revision in 1...24 {
      let lines = (0..<random.below(6) + 1).map { _ in random.pick(pieces) }
      let run = try await submit(lines.joined(separator: "\n"), revision)
      let isBlank = lines.allSatisfy { $0.allSatisfy(\.isWhitespace) }
      #expect(isBlank ? run.status != 4 : run.status == 0, "\(lines): \(run.said)")
      if run.status == 0 { taken += 1 }
    }
    #expect(taken > 15)
    try await desk.done("withdraw", "PE/inputs/nota", "-m", "La reemplaza otra:\n\n- una\n- dos", at: record)
    let copy = try await mailed(since: start)
    #expect(try await history(of: copy, since: start) == history(of: record, since: start))
    // Author and date are what the files state.
    try await desk.done("audit", at: copy)
  }

  @Test(arguments: [
    ("From: Cancillería\n\nTexto", 1), ("\nDate: mañana", 2), ("subject: el tema", 1), ("Uno\n---\ndos", 2),
    ("Uno\n\n--- a/x\n", 3), ("Uno\n---   ", 2), ("Uno\ndiff --git a b", 2), ("Uno\nIndex: x", 2),
    ("Uno\nFrom ana@example.org Mon Sep 17 00:00:00 2001", 2), ("[PATCH] uno", 1), ("Content-Type: text/html", 1),
  ]) func whatMailWouldChange(_ message: String, _ line: Int) async throws {
    let run = try await submit(message)
    #expect(run.status == 3 && run.said.contains("Line \(line) of the message"), "\(run.said)")
    let before = try await desk.git("rev-parse", "HEAD", in: record)
    for words in [
      ["withdraw", "CL/inputs/aportes", "-m", message],
      ["declare", try desk.note(), "--lang", "es", "--party", "RCM-TS", "-m", message],
    ] {
      #expect(try await desk.program(words, at: record).run().status == 3)
    }
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == before)
  }

  @Test func anotherAuthorOrDateThanTheFileStatesIsFound() async throws {
    #expect(try await submit("Nota").status == 0)
    try await desk.git("commit", "-q", "--amend", "--no-edit", "--author", "Otra <o@example.org>", in: record)
    let author = try await desk.gcmrepo("audit", at: record)
    #expect(author.status == 1 && author.output.contains("submitted_by of"), "\(author.output)")
    let date = "2017-05-11T16:00:00Z"
    try await desk.git(
      "commit", "-q", "--amend", "--no-edit", "--author", "Ana Rojas <ana@example.org>", "--date", date, in: record)
    let time = try await desk.gcmrepo("audit", at: record)
    #expect(time.status == 1 && time.output.contains("submitted_at of"), "\(time.output)")
    #expect(!time.output.contains("submitted_by of"))
  }
}

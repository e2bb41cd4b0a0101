import Foundation
import RecordRendering
import Testing

/// Which practices a conference brings to a session, in order and with the reason, is part of the meeting's file.
@Suite struct PracticesAreSelectedTests {
  let desk: Desk
  private let session = "2017-09-04-thematic-session-5"

  init() throws { desk = try Desk() }

  private func record() async throws -> String {
    let record = try await desk.record()
    for (country, slug) in [("CR", "retorno"), ("MX", "salud"), ("PE", "escuela")] {
      try await desk.submit(
        desk.write("\(slug).md", "# Práctica \(slug)\n\n## Resumen\n\nBreve.\n"), country, "best-practice", slug,
        at: record)
    }
    return record
  }

  @discardableResult
  private func select(_ words: String..., at record: String) async throws -> JSONValue {
    try await desk.done(
      more: ["practices", "select", session] + words + ["--party", "RCM-TS", "--format", "json", "-C", record]
    ).json()
  }

  private func selected(at record: String) async throws -> [String] {
    try await desk.rows("practices", "select", session, key: "practices", at: record).map {
      "\($0["conference"]?.string ?? "") \($0["place"]?.int ?? 0) \($0["practice"]?.string ?? "") \($0["why"]?.string ?? "")"
    }
  }

  @Test func theyAreListedInTheirOrderWithTheReason() async throws {
    let record = try await record()
    let before = try String(contentsOfFile: record + "/meetings/\(session)/meeting.yml", encoding: .utf8)
    let answer = try await select(
      "--conference", "RCM", "--add", "CR/best-practices/retorno", "-m", "La única con evaluación", at: record)
    #expect(answer["schema"]?.string == "gcmrepo.entry/1" && answer["removed"]?.array?.isEmpty == true)
    let after = try String(contentsOfFile: record + "/meetings/\(session)/meeting.yml", encoding: .utf8)
    // All other lines stay as they are.
    #expect(after.hasPrefix(before.trimmingCharacters(in: .newlines)))
    try await select(
      "--conference", "CRM", "--add", "MX/best-practices/salud", "-m", "Salud", "--place", "1", at: record)
    try await select("--conference", "SACM", "--add", "PE/best-practices/escuela", "-m", "Escuela", at: record)
    #expect(
      try await selected(at: record) == [
        "RCM 1 MX/best-practices/salud Salud", "RCM 2 CR/best-practices/retorno La única con evaluación",
        "SACM 1 PE/best-practices/escuela Escuela",
      ])
    try await select("--conference", "RCM", "--move", "MX/best-practices/salud", "--place", "2", at: record)
    #expect(try await selected(at: record).first == "RCM 1 CR/best-practices/retorno La única con evaluación")
    try await select("--conference", "RCM", "--remove", "CR/best-practices/retorno", "-m", "Retirada", at: record)
    #expect(try await selected(at: record).first == "RCM 1 MX/best-practices/salud Salud")
    try await desk.done("verify", at: record)
    try await desk.done("audit", at: record)
    #expect(try await desk.git("log", "-1", "--format=%(trailers:key=Action,valueonly)", in: record).contains("record"))
    let shown = try await desk.done("practices", "show", "MX/best-practices/salud", "--format", "json", "-C", record)
      .json()
    #expect(shown["selected"]?.array?.first?["meeting"]?.string == session)
    // An earlier state is listed as it was.
    let past = try await desk.rows("practices", "select", session, "--at", "HEAD~1", key: "practices", at: record)
    #expect(past.count == 3)
  }

  @Test func oneThatWasWithdrawnIsStillNamed() async throws {
    let record = try await record()
    try await select("--conference", "RCM", "--add", "CR/best-practices/retorno", "-m", "Por qué", at: record)
    try await desk.done("withdraw", "CR/best-practices/retorno", "-m", "Retirada", at: record)
    let rows = try await desk.rows("practices", "select", session, key: "practices", at: record)
    #expect(rows.first?["title"]?.string == "" && rows.first?["current_revision"] == .null)
    try await select("--conference", "RCM", "--remove", "CR/best-practices/retorno", at: record)
    #expect(try await selected(at: record).isEmpty)
  }

  @Test(
    arguments: [
      (["--add", "CR/best-practices/retorno", "-m", "x"], 2, "--conference"),
      (["--conference", "RCM", "--add", "CR/best-practices/retorno"], 2, "-m"),
      (["--conference", "RCM", "--add", "CR/best-practices/nada", "-m", "x"], 3, "CR/best-practices/nada"),
      (["--conference", "XX", "--add", "CR/best-practices/retorno", "-m", "x"], 3, "XX"),
      (["--conference", "RCM", "--remove", "CR/best-practices/retorno"], 3, "does not bring"),
      (
        ["--conference", "RCM", "--add", "PE/best-practices/escuela", "-m", "x"], 3, "PE is not a member of RCM"
      ),
      (["--conference", "RCM", "--move", "CR/best-practices/retorno"], 2, "--place"),
      (["--conference", "RCM", "--move", "CR/best-practices/retorno", "--place", "0"], 2, "counted from 1"),
      (["--conference", "RCM", "--add", "a", "--remove", "b", "-m", "x"], 2, "only one of"),
      (["-m", "x"], 2, "--add"),
      (["--conference", "RCM", "--remove", "CR/best-practices/retorno", "--at", "HEAD"], 2, "--at"),
    ] as [([String], Int, String)])
  func whatCannotBeSelectedIsRefused(_ words: [String], _ status: Int, _ naming: String) async throws {
    let record = try await record()
    let run = try await desk.gcmrepo(
      more: ["practices", "select", session] + words + ["--party", "RCM-TS", "-C", record])
    expectRefusal(run, status: status, naming: naming)
    #expect(try await selected(at: record).isEmpty)
  }

  @Test func aPracticeIsSelectedOnceForAConference() async throws {
    let record = try await record()
    try await select("--conference", "RCM", "--add", "CR/best-practices/retorno", "-m", "Por qué", at: record)
    let again = try await desk.gcmrepo(
      more: [
        "practices", "select", session, "--conference", "RCM", "--add", "CR/best-practices/retorno", "-m", "Otra vez",
        "--party", "RCM-TS", "-C", record,
      ])
    expectRefusal(again, status: 3, naming: "already brings", "--move")
    expectRefusal(
      try await desk.gcmrepo("practices", "select", "2030-01-01-x", "-C", record), status: 3, naming: "2030-01-01-x")
  }
}

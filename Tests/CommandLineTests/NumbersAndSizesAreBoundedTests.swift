import Foundation
import Testing

/// What a push can bring is bounded on reading, as on submitting.
@Suite struct NumbersAndSizesAreBoundedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record with a contribution whose file was edited by hand.
  private func record(editing edit: (String) -> String) async throws -> String {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    let path = record + "/countries/CL/inputs/nota/contribution.yml"
    try desk.write(path, edit(try desk.read(path)))
    try await desk.git("commit", "-q", "-a", "-m", "Edit\n\nParty: RCM-TS\nAction: record", in: record)
    return record
  }

  /// Every command that reads it answers, or refuses with a sentence that names the file.
  private func expectAFinding(_ record: String, naming words: String...) async throws {
    let run = try await desk.gcmrepo("verify", at: record)
    #expect(run.status == 1)
    for word in words { #expect(run.output.contains(word), "\(run.output)") }
    for command in ["status", "list", "log", "audit"] {
      let run = try await desk.gcmrepo(command, at: record)
      #expect([0, 1, 4].contains(run.status), "\(command): \(run.said)")
    }
    for command in [
      ["show", "CL/inputs/nota"], ["withdraw", "CL/inputs/nota", "-m", "x"],
      [
        "submit", try desk.note("otra.md", "# Otra\n"), "--country", "CL", "--kind", "input", "--id", "nota", "--lang",
        "es",
      ],
    ] {
      let run = try await desk.program(command, at: record).run()
      expectRefusal(run, status: 4, naming: "contribution.yml")
    }
  }

  @Test(arguments: ["0", "-1", "1000000001", "9223372036854775807", "9223372036854775808", "-99999999999999999999"])
  func aRevisionThatNoCommandCountsTo(_ number: String) async throws {
    let record = try await record { $0.replacing("revision: 1", with: "revision: \(number)") }
    try await expectAFinding(record, naming: "contribution.yml", "“revision” is not between 1 and 1000000000")
  }

  @Test func afterTheLastRevisionNoneFollows() async throws {
    let record = try await record { $0.replacing("revision: 1", with: "revision: 1000000000") }
    let run = try await desk.gcmrepo(
      "submit", desk.note("otra.md", "# Otra\n"), "--country", "CL", "--kind", "input", "--id", "nota", "--lang", "es",
      at: record)
    expectRefusal(run, status: 4, naming: "revision")
  }

  @Test(arguments: ["-1", "9223372036854775807", "99999999999999999999"])
  func bytesThatNoFileHas(_ number: String) async throws {
    let record = try await record { text in
      text.replacing(/bytes: \d+/, with: "bytes: \(number)")
    }
    try await expectAFinding(record, naming: "contribution.yml", "“bytes” is not between")
  }

  @Test func aTitleOfAnyLength() async throws {
    let record = try await record {
      $0.replacing("es: Nota", with: "es: " + String(repeating: "n", count: 100_000))
    }
    try await expectAFinding(record, naming: "contribution.yml", "longer than 300 characters")
  }

  @Test func aFileOfAnySize() async throws {
    let record = try await record { $0 + "x: " + String(repeating: "n", count: 1_000_000) + "\n" }
    try await expectAFinding(record, naming: "contribution.yml", "more than 1000000 bytes")
  }

  @Test func moreValuesThanAnyFileNeeds() async throws {
    let record = try await record { $0 + "x: [" + String(repeating: "a,", count: 60_000) + "]\n" }
    try await expectAFinding(record, naming: "contribution.yml", "too many values")
  }

  @Test func withdrawnRevisionsAreBoundedToo() async throws {
    let record = try await desk.record()
    try desk.write(record + "/countries/CL/withdrawn.yml", "CL/inputs/nota: 9223372036854775807\n")
    try await desk.git("add", ".", in: record)
    try await desk.git("commit", "-q", "-m", "Edit\n\nParty: RCM-TS\nAction: record", in: record)
    let run = try await desk.gcmrepo(
      "submit", desk.note(), "--country", "CL", "--kind", "input", "--id", "nota", "--lang", "es", at: record)
    expectRefusal(run, status: 4, naming: "withdrawn.yml")
    #expect(try await desk.gcmrepo("verify", at: record).output.contains("withdrawn.yml"))
  }

  @Test(arguments: ["original_bytes: 9223372036854775807", "unpacked_bytes: -1"])
  func limitsHaveLimits(_ line: String) async throws {
    let record = try await desk.record()
    let path = record + "/gcmrepo.yml"
    let text = try desk.read(path)
    let key = String(line.prefix { $0 != ":" })
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.contains(key + ":") ? "  " + line : String($0) }.joined(separator: "\n")
    try desk.write(path, changed == text ? text + "limits:\n  \(line)\n" : changed)
    try await desk.git("commit", "-q", "-a", "-m", "Edit\n\nParty: RCM-TS\nAction: admit", in: record)
    expectRefusal(try await desk.gcmrepo("status", at: record), status: 4, naming: "gcmrepo.yml", "is not between")
  }

  @Test func aTextOfAnySizeIsNotShown() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    try await desk.done("tag", "draft-1", "-m", "x", "--party", "AD-HOC", at: record)
    try desk.write(
      record + "/countries/CL/inputs/nota/text.es.md", String(repeating: "una palabra\n", count: 2_200_000))
    try await desk.git("commit", "-q", "-a", "-m", "Edit\n\nParty: CL\nAction: record", in: record)
    for words in [["show", "CL/inputs/nota"], ["diff", "draft-1"], ["export", "CL/inputs/nota", "-o", "x.md"]] {
      expectRefusal(try await desk.program(words, at: record).run(), status: 4, naming: "text.es.md", "larger")
    }
    let run = try await desk.gcmrepo("verify", at: record)
    #expect(run.status == 1 && run.output.contains("larger than"))
  }

  @Test func aMessageOfAnySizeIsToldAndTheRestIsRead() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    let message = try desk.write("message", String(repeating: "word ", count: 300_000))
    try await desk.git("commit", "-q", "--allow-empty", "-F", message, in: record)
    try await desk.submit(desk.note("otra.md", "# Otra\n"), "PY", at: record)
    for command in ["audit", "verify"] {
      let run = try await desk.gcmrepo(command, at: record)
      #expect(run.status == 1 && run.output.contains("at most 100000"), "\(command): \(run.said)")
    }
    let log = try await desk.done("log", at: record).output
    #expect(log.contains("PY/inputs/nota") && log.utf8.count < 5_000)
    try await desk.done("list", at: record)
  }
}

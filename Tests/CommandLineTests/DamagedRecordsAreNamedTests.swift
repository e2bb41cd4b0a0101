import Foundation
import RecordRendering
import Subprocess
import Testing

@Suite struct DamagedRecordsAreNamedTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  /// How a command ends; -9 if it did not end by itself.
  private func run(_ words: String...) async throws -> Outcome {
    try await desk.program(words, at: record).run(sending: .kill, after: .seconds(60))
  }

  private func loose(_ revision: String) async throws -> String {
    let id = try await desk.git("rev-parse", revision, in: record)
    return record + "/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"
  }

  enum Damage: String, CaseIterable, Sendable {
    case empty, oneByte, tenBytes, half, headerFlipped, bodyFlipped, anotherObject, missing

    func done(to bytes: [UInt8]) -> [UInt8]? {
      var bytes = bytes
      switch self {
      case .empty: return []
      case .oneByte: return Array(bytes.prefix(1))
      case .tenBytes: return Array(bytes.prefix(10))
      case .half: return Array(bytes.prefix(bytes.count / 2))
      case .headerFlipped: bytes[1] ^= 0x20
      case .bodyFlipped: bytes[bytes.count / 2] ^= 0x11
      // The empty blob, stored.
      case .anotherObject: return [0x78, 0x01, 0x4B, 0xCA, 0xC9, 0x4F, 0x52, 0x30, 0x60, 0, 0, 0x09, 0xB0, 0x01, 0xF0]
      case .missing: return nil
      }
      return bytes
    }
  }

  private func damage(_ file: String, _ damage: Damage) throws {
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    try desk.remove(file)
    if let damaged = damage.done(to: bytes) { try desk.write(file, bytes: damaged) }
  }

  /// Only the hash reveals it, which `verify` leaves to git where there is one.
  @Test(arguments: [nil, "/nowhere"]) func anotherObjectInAnOlderRevision(path: String?) async throws {
    let old = try await desk.git("rev-parse", "main:countries/CL/inputs/aportes/original.es.md", in: record)
    try desk.write("aportes.md", "# Aportes\n\nOtro texto, del todo distinto.\n")
    try await desk.done(
      "submit", desk.path("aportes.md"), "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es",
      at: record)
    try damage(record + "/.git/objects/\(old.prefix(2))/\(old.dropFirst(2))", .anotherObject)
    let setting: [String: String?] = path.map { ["PATH": $0] } ?? [:]
    let run = try await desk.gcmrepo("verify", "--format", "json", at: record, setting: setting)
    #expect(run.status == 1, "\(run.said)")
    let answer = try run.json()
    #expect(answer["store_checked"]?.bool == (path == nil))
    #expect(run.output.contains(old), "\(run.output)")
  }

  @Test(arguments: Damage.allCases) func aText(_ kind: Damage) async throws {
    try damage(try await loose("main:countries/CL/inputs/aportes/text.es.md"), kind)
    for words in [["show", "CL/inputs/aportes"], ["diff", "draft-1"]] {
      let run = try await desk.program(words, at: record).run(sending: .kill, after: .seconds(60))
      #expect(run.status == 4, "\(words): \(run.said)")
      #expect(
        run.said.contains("countries/CL/inputs/aportes/") && run.said.contains("another copy"), "\(words): \(run.said)")
    }
    #expect(try await run("status").status == 0)
    #expect(try await run("audit").status == 1)
    #expect(try await run("verify").status == 1)
  }

  @Test(arguments: Damage.allCases) func anOriginalHidesNoText(_ kind: Damage) async throws {
    // Its text has other bytes, so that it is a separate object.
    let note = try desk.note("nota.md", "# Nota\r\n\r\nUn texto.\r\n")
    try await desk.submit(note, at: record)
    try damage(try await loose("main:countries/CL/inputs/nota/original.es.md"), kind)
    let run = try await run("diff", "draft-1", "--as", "json")
    #expect(run.status == 0, "\(run.said)")
    let documents = try #require(try run.json()["documents"]?.array)
    let original = documents.first { $0["path"]?.string == "countries/CL/inputs/nota/original.es.md" }
    let sentence = original?["not_compared"]?[0]?.string ?? ""
    // Only the header is read for the size, which some damage leaves intact.
    #expect(sentence.contains("was not compared"))
    if kind == .missing || kind == .empty { #expect(sentence.contains("missing or damaged"), "\(sentence)") }
    #expect(documents.contains { $0["path"]?.string == "countries/CL/inputs/nota/text.es.md" })
    #expect(documents.contains { $0["path"]?.string == "declaration/text.en.md" })
    #expect(try await self.run("show", "CL/inputs/nota", "--original").status == 4)
  }

  @Test(arguments: Damage.allCases) func theNewestCommit(_ kind: Damage) async throws {
    try damage(try await loose("main"), kind)
    for words in [["show", "CL/inputs/aportes"], ["status"], ["log"], ["diff", "draft-1"]] {
      let run = try await desk.program(words, at: record).run(sending: .kill, after: .seconds(60))
      #expect(run.status == 4, "\(words): \(run.said)")
      #expect(run.said.contains("missing or damaged"))
    }
    let submission = try await run("submit", try desk.note(), "--country", "CL", "--kind", "input", "--lang", "es")
    #expect(submission.status == 4)
    #expect(try await run("audit").status == 1)
    #expect(try await run("verify").status == 1)
  }

  @Test(arguments: Damage.allCases) func aDraft(_ kind: Damage) async throws {
    try damage(try await loose("draft-1"), kind)
    let run = try await run("diff", "draft-1")
    #expect(run.status == 4 && run.said.contains("missing or damaged"), "\(run.said)")
    #expect(try await self.run("tags").status == 4)
    #expect(try await self.run("show", "CL/inputs/aportes").status == 0)
    #expect(try await self.run("audit").status == 1)
    #expect(try await self.run("verify").status == 1)
  }

  @Test(arguments: Damage.allCases) func anEarlierCommit(_ kind: Damage) async throws {
    try damage(try await loose("main~2"), kind)
    #expect(try await run("show", "CL/inputs/aportes").status == 0)
    // The readable rest is shown nevertheless, in each format.
    let log = try await run("log", "--format", "json")
    #expect(log.status == 4 && log.said.contains("Not all of the history"), "\(log.said)")
    #expect(try log.json()["revisions"]?.array?.count == 5)
    #expect(try log.json()["problems"]?.array?.count == 1)
    let audit = try await run("audit", "--format", "json").json()
    #expect(audit["commits"]?.array?.count == 5 && audit["finding_count"] == .int(1))
    #expect(try await run("audit").status == 1)
    #expect(try await run("verify").status == 1)
  }

  @Test(arguments: ["pack", "idx"], [0, 10, 500]) func aPack(_ end: String, _ bytes: Int) async throws {
    try await desk.git("gc", "-q", in: record)
    let name = try #require(desk.files(under: record + "/.git/objects/pack", endingIn: "." + end).first)
    let file = record + "/.git/objects/pack/" + name
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    try desk.remove(file)
    try desk.write(file, bytes: Array(whole.prefix(bytes)))
    for words in [["show", "CL/inputs/aportes"], ["status"], ["diff", "draft-1"]] {
      let run = try await desk.program(words, at: record).run(sending: .kill, after: .seconds(60))
      #expect(run.status == 4, "\(words): \(run.said)")
      #expect(run.said.contains("missing or damaged"), "\(words): \(run.said)")
    }
    #expect(try await run("audit").status == 1)
    #expect(try await run("verify").status == 1)
  }

  @Test(arguments: ["", "\u{1}zzzz\n", "1234567\n", String(repeating: "1", count: 40) + "\n"])
  func theBranch(_ content: String) async throws {
    try desk.write(record + "/.git/refs/heads/main", content)
    let run = try await run("status")
    #expect(run.status == 4 && run.said.contains("missing or damaged"), "\(run.said)")
    #expect(try await self.run("audit").status == 1)
    #expect(try await self.run("verify").status == 1)
  }

  @Test func aHeadThatSaysNothing() async throws {
    try desk.write(record + "/.git/HEAD", "")
    #expect(try await run("show", "CL/inputs/aportes").status == 0)
    #expect(try await run("verify").status == 1)
    let submission = try await run("submit", try desk.note(), "--country", "CL", "--kind", "input", "--lang", "es")
    #expect(submission.status == 4, "\(submission.said)")
  }

  @Test func aShallowCloneIsNotDamaged() async throws {
    try await desk.git("clone", "-q", "--depth", "2", "file://" + record, desk.path("shallow"), in: desk.folder)
    let shallow = desk.path("shallow")
    let again = try desk.write("aportes.md", SampleRecord.secondText)
    let submit = ["submit", again, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es"]
    for (words, status) in [(["log"], 4), (["audit"], 1), (["verify"], 1), (submit, 4)] {
      let run = try await desk.program(words, at: shallow).run()
      #expect(run.status == status, "\(words): \(run.said)")
      let all = run.output + run.said
      #expect(all.contains("unshallow"), "\(words): \(all)")
      #expect(!all.contains("damaged"), "\(words): \(all)")
    }
    #expect(try await desk.gcmrepo("log", at: shallow).lines.count == 4)
    try await desk.git("fetch", "-q", "--unshallow", in: shallow)
    try await desk.done("verify", at: shallow)
  }

  @Test(arguments: ["format: 2\n", "format: [\n"]) func aConfigurationThatCannotBeReadHidesNoHistory(
    _ content: String
  ) async throws {
    try desk.write(record + "/gcmrepo.yml", content)
    try await desk.git("commit", "-qam", "Change the rules\n\nParty: AD-HOC\nAction: admit", in: record)
    let audit = try await run("audit", "--format", "json")
    let answer = try audit.json()
    #expect(audit.status == 1 && answer["commits"]?.array?.count == 7 && answer["finding_count"] == .int(1))
    for command in ["status", "list", "log"] {
      let run = try await run(command)
      #expect(run.status == 4 && run.said.contains(content == "format: 2\n" ? "format 2" : "gcmrepo.yml"))
    }
  }

  @Test func oneBadContributionHidesNoOther() async throws {
    let path = "countries/CL/inputs/aportes/contribution.yml"
    try desk.write(record + "/" + path, "id: CL/inputs/aportes\nlanguages: [es\n")
    try await desk.git("commit", "-qam", "By hand", in: record)
    for command in ["status", "list"] {
      let run = try await run(command)
      #expect(run.status == 0 && run.said.contains(path) && run.said.contains("line 3"), "\(run.said)")
      let answer = try await self.run(command, "--format", "json").json()
      let problem = try #require(answer["problems"]?.array?.first)
      #expect(problem["path"]?.string == path && problem["line"] == .int(3))
      #expect(answer["problems"]?.array?.count == 1)
    }
    #expect(try await run("list").output.contains("MX/questionnaires/rcm"))
    let other = try await desk.done("list", "--format", "json", "--country", "MX", at: record).json()
    #expect(other["problems"]?.array?.isEmpty == true)
    let verify = try await run("verify", "--format", "json")
    #expect(verify.status == 1 && verify.output.contains(path))
  }
}

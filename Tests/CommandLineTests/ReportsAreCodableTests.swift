import Foundation
import GCMRepo
import RecordRendering
import Testing

/// The reports of `audit` and `verify` read and write the JSON that the command prints, sentences aside.
@Suite struct ReportsAreCodableTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record with findings of commits, of drafts and of files.
  private func damagedRecord() async throws -> String {
    let record = try await desk.negotiatedRecord()
    try desk.write("negotiated/countries/CL/inputs/aportes/contribution.yml", "id: CL/inputs/aportes\ntitle: wrong\n")
    try desk.write("negotiated/parties/MX.yml", "code: [\n")
    try await desk.git("commit", "-q", "-a", "-m", "By hand", in: record)
    try await desk.git("tag", "draft-4", in: record)
    return record
  }

  @Test func anAuditIsReadAndWritten() async throws {
    let record = try await damagedRecord()
    let printed = try await desk.gcmrepo("audit", "--format", "json", at: record)
    let report = try JSONDecoder().decode(AuditReport.self, from: Data(printed.bytes))
    #expect(try await Record.open(record).audit() == report)
    #expect(report.findingCount >= 3 && report.findings.contains { $0.code == .lightweightDraft })
    try await expectTheSame(report, as: printed)
  }

  @Test func aVerificationIsReadAndWritten() async throws {
    let record = try await damagedRecord()
    let printed = try await desk.gcmrepo("verify", "--format", "json", at: record)
    let report = try JSONDecoder().decode(VerifyReport.self, from: Data(printed.bytes))
    #expect(try await Record.open(record).verify() == report)
    #expect(!report.holds && report.findings.contains { $0.finding.error?.code == .malformedFile })
    #expect(report.findings.contains { $0.commit != nil } && report.findings.contains { $0.commit == nil })
    try await expectTheSame(report, as: printed)
  }

  /// With the steps of revisions, of rounds, and without.
  @Test(arguments: [[], ["--attribute"], ["--via", "draft-2"]]) func aRedlineIsReadAndWritten(way: [String])
    async throws
  {
    let record = try await desk.negotiatedRecord()
    let declaration = try desk.write("d.md", "# Declaration\n\n1. The States agree on a text.\n\n2. It is common.\n")
    try await desk.done("declare", declaration, "--lang", "en", "--party", "SACM-TS", "-m", "Third reading", at: record)
    let printed = try await desk.gcmrepo("diff", "draft-1", "main", more: way + ["--as", "json"], at: record)
    let redline = try JSONDecoder().decode(StateRedline.self, from: Data(printed.bytes))
    #expect(redline.documents.count > 3 && redline.steps.isEmpty == way.isEmpty)
    #expect(redline.documents.contains { $0.text == nil } && redline.documents.contains { $0.title != nil })
    if way.isEmpty {
      let compared = try Record.open(record).compare("draft-1", to: "main")
      #expect(compared.documents.map(\.text) == redline.documents.map(\.text))
      #expect(compared.documents.map(\.notCompared) == redline.documents.map(\.notCompared))
      #expect(compared.from == redline.from && compared.to == redline.to)
    }
    try await expectTheSame(redline, as: printed)
  }

  /// The library writes what the command prints but for the sentences, and it is of the published schema.
  private func expectTheSame<Report: Codable & Equatable>(_ report: Report, as printed: Outcome) async throws {
    let written = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(Report.self, from: written) == report)
    #expect(plain(try JSONValue.parse(Array(written))) == plain(try printed.json()))
    let verdict = try await JSONSchemas.validate(
      on: desk, [String(decoding: written, as: UTF8.self)], printed: false)
    #expect(verdict.faults == [])
  }

  /// The value without sentences, and with the keys of objects in alphabetical order.
  private func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      // Beside `finding_details`, `findings` is the sentences of a commit's findings.
      // The command adds the timestamps of drafts, which no report of the library has.
      let sentences =
        ["sentence", "not_compared", "timestamps"] + (value["finding_details"] == nil ? [] : ["findings"])
      return .object(
        members.filter { !sentences.contains($0.key) }.map { .init($0.key, plain($0.value)) }
          .sorted { $0.key < $1.key })
    case .array(let values): return .array(values.map(plain))
    default: return value
    }
  }
}

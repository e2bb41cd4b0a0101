import Foundation
import Git
import Testing

@testable import GCMRepo

@Suite struct VerifyFindsDamageTests {
  private let sample: Sample
  private let folder = "countries/CL/inputs/a"

  init() throws {
    sample = try Sample()
    try sample.submit("CL", "a", "Uno.\n")
    try sample.tag("draft-1")
  }

  private func findings() async throws -> [Finding] {
    // A handle of its own: another may hold the object in its cache.
    try await Record.open(sample.folder).verify().findings.map(\.finding)
  }

  private func looseFile(of path: String) throws -> String {
    let tree = try sample.commit().tree
    let id = try #require(try sample.record.repository.entry(at: path, in: tree)).id.description
    return "\(sample.folder)/objects/\(id.prefix(2))/\(id.dropFirst(2))"
  }

  @Test func aSoundRecordIsCountedAndNothingIsFound() async throws {
    let report = try await sample.record.verify()
    #expect(report.findings.isEmpty && report.checkedStore)
    #expect(report.commits == 2 && report.drafts == 1)
    #expect(report.contributions == 1 && report.originals == 1)
  }

  @Test func aFindingNamesItsCommit() async throws {
    let commit = try await sample.commitByHand([], message: "By hand")
    let found = try await sample.record.verify().findings
    #expect(found.map(\.commit) == [commit.description, commit.description])
  }

  @Test(arguments: ["Otro.\n", "UNO.\n"])
  func anOriginalThatIsNotAsItsFileSays(content: String) async throws {
    let path = folder + "/original.es.md"
    // The commit's own trailers are in order: only the current state shows it.
    try await sample.commitByHand(
      [.init(path: path, content: content)],
      message: """
        x

        Party: CL
        Contribution: CL/inputs/a
        Revision: 2
        Original-SHA256: \(sha256(content.utf8)) original.es.md
        Action: submit
        """)
    #expect(try await findings() == [.storedOriginal(path: path)])
  }

  @Test func anOriginalThatIsGone() async throws {
    let path = folder + "/original.es.md"
    try await sample.commitByHand([], removing: [path], message: "x\n\nParty: CL\nAction: record")
    #expect(try await findings() == [.storedOriginal(path: path)])
  }

  @Test func aFolderWithoutContributionYml() async throws {
    try await sample.commitByHand(
      [.init(path: "countries/CL/inputs/stray/a.md", content: "x\n")],
      message: "x\n\nParty: CL\nAction: record")
    #expect(try await findings() == [.notAContribution(path: "countries/CL/inputs/stray")])
  }

  @Test func aFileOfTheRecordThatCannotBeRead() async throws {
    try await sample.commitByHand(
      [.init(path: "parties/MX.yml", content: "code: [\n")], message: "x\n\nParty: MX\nAction: admit")
    let findings = try await findings()
    guard case .unreadable(.malformedFile("parties/MX.yml", 2, .notYAML))? = findings.first else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test(arguments: ["original.es.md", "text.es.md", "contribution.yml"])
  func anObjectWhoseBytesWereAltered(file: String) async throws {
    let path = try looseFile(of: folder + "/" + file)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count / 2] ^= 0x40
    try FileManager.default.removeItem(atPath: path)
    try bytes.write(to: URL(fileURLWithPath: path))
    let findings = try await findings()
    #expect(findings.contains { if case .store = $0 { true } else { false } })
  }

  @Test(arguments: ["original.es.md", "text.es.md", "contribution.yml"])
  func anObjectThatIsMissing(file: String) async throws {
    try FileManager.default.removeItem(atPath: try looseFile(of: folder + "/" + file))
    let findings = try await findings()
    #expect(findings.contains { if case .store = $0 { true } else { false } })
  }

  @Test func anAlteredOriginalIsNeverGivenOut() throws {
    let path = try looseFile(of: folder + "/original.es.md")
    try FileManager.default.removeItem(atPath: path)
    try Data([0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]).write(to: URL(fileURLWithPath: path))
    let state = try Record.open(sample.folder).current()
    let contribution = try state.contribution(named: "CL/inputs/a")
    let error = #expect(throws: RecordError.self) { try state.original(of: contribution, language: nil) }
    if case .damaged? = error { return }
    Issue.record("\(String(describing: error))")
  }
}

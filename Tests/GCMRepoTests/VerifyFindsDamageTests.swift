import Foundation
import GitStore
import Testing

@testable import GCMRepo

@Suite struct VerifyFindsDamageTests {
  private let sample: Sample
  private let folder = "countries/CL/inputs/a"

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.tag("draft-1")
  }

  private func findings() async throws -> [Finding] {
    // A separate handle: another may have the object in its cache.
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

  /// A valid object under another's name: only its hash reveals it. libgit2's options apply to the whole process.
  @Test func afterwardsEachObjectIsStillHeldToItsName() async throws {
    _ = try await sample.record.verify()
    let file = try looseFile(of: folder + "/original.es.md")
    let other = try looseFile(of: folder + "/contribution.yml")
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.copyItem(atPath: other, toPath: file)
    let reader = try sample.record.repository.reopened()
    let id = try #require(try reader.entry(at: folder + "/original.es.md", in: try sample.commit().tree)).id
    do {
      _ = try reader.blob(id)
      Issue.record("a blob that is not what its name says")
    } catch {
      #expect(error.code == .mismatch)
    }
  }

  @Test func aFindingNamesItsCommit() async throws {
    let commit = try await sample.commitByHand([], message: "By hand")
    let found = try await sample.record.verify().findings
    #expect(found.map(\.commit) == [CommitID(commit), CommitID(commit)])
  }

  @Test(arguments: ["Otro.\n", "UNO.\n"])
  func anOriginalThatIsNotAsItsFileSays(content: String) async throws {
    let path = folder + "/original.es.md"
    // The commit's own trailers are valid: only the current state shows it.
    try await sample.commitByHand(
      [.init(path: path, content: content), .init(path: folder + "/text.es.md", content: content), try touched],
      message: """
        x

        Party: CL
        Kind: input
        Contribution: CL/inputs/a
        Revision: 2
        Original-SHA256: \(sha256(content.utf8)) original.es.md
        Action: submit
        """)
    #expect(try await findings() == [.storedOriginal(path: path)])
  }

  @Test func anOriginalThatIsGone() async throws {
    let path = folder + "/original.es.md"
    try await sample.commitByHand([try touched], removing: [path], message: Self.submission)
    #expect(try await Set(findings()) == [.storedOriginal(path: path), .originalMissing(path: path)])
  }

  /// The contribution's own file, changed, as a submission does.
  private var touched: Sample.Entry {
    get throws {
      let path = folder + "/contribution.yml"
      return .init(path: path, content: (try sample.text(path) ?? "").replacing("revision: 1", with: "revision: 2"))
    }
  }

  private static let submission = """
    x

    Party: CL
    Kind: input
    Contribution: CL/inputs/a
    Revision: 2
    Original-SHA256: \(sha256("Uno.\n".utf8)) original.es.md
    Action: submit
    """

  @Test func anOriginalThatNobodyLists() async throws {
    let path = folder + "/original.en.pdf"
    try await sample.commitByHand(
      [.init(path: path, content: "x\n"), try touched],
      message: Self.submission.replacing(
        "Action", with: "Original-SHA256: \(sha256("x\n".utf8)) original.en.pdf\nAction"))
    #expect(try await findings() == [.unlistedOriginal(path: path)])
  }

  @Test func aTextThatIsGone() async throws {
    let path = folder + "/text.es.md"
    try await sample.commitByHand([try touched], removing: [path], message: Self.submission)
    #expect(try await findings() == [.missingText(path: path)])
  }

  @Test(arguments: ["inputs/Not Lawful", "inputs/e\u{301}", "poems/a", "inputs/-a"])
  func aFolderWithAnUnlawfulName(name: String) async throws {
    let path = "countries/CL/" + name
    try await sample.commitByHand(
      [.init(path: path + "/x.md", content: "x\n")], message: "x\n\nParty: CL\nAction: record")
    #expect(try await findings().contains(.invalidName(path: path)))
  }

  @Test func oneContributionThatCannotBeReadHidesNoOther() async throws {
    let path = "countries/CL/inputs/b/original.es.md"
    try await sample.submit("CL", "b", "Dos.\n")
    try await sample.commitByHand(
      [.init(path: folder + "/contribution.yml", content: "id: [\n")], removing: [path],
      message: "x\n\nParty: CL\nAction: submit\nContribution: CL/inputs/a\nRevision: 2")
    let findings = try await findings()
    #expect(findings.contains(.storedOriginal(path: path)))
    #expect(findings.contains { $0.error?.code == .malformedFile })
    let readable = try sample.record.current().readableContributions()
    #expect(readable.values.map(\.id.description) == ["CL/inputs/b"] && readable.problems.count == 1)
    #expect(throws: RecordError.self) { try sample.record.current().contributions() }
  }

  @Test func aFolderWithoutContributionYml() async throws {
    try await sample.commitByHand(
      [.init(path: "countries/CL/inputs/stray/a.md", content: "x\n")],
      message: "x\n\nParty: CL\nContribution: CL/inputs/stray\nRevision: 1\nAction: submit")
    #expect(try await findings().contains(.notAContribution(path: "countries/CL/inputs/stray")))
  }

  @Test func aFileOfTheRecordThatCannotBeRead() async throws {
    try await sample.commitByHand(
      [.init(path: "parties/MX.yml", content: "code: [\n")], message: "x\n\nParty: MX\nAction: admit")
    let findings = try await findings()
    guard findings.first?.error?.isMalformed("parties/MX.yml", line: 2, "not-yaml") == true else {
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
    #expect(findings.contains { $0.code == .store })
  }

  @Test(arguments: ["original.es.md", "text.es.md", "contribution.yml"])
  func anObjectThatIsMissing(file: String) async throws {
    try FileManager.default.removeItem(atPath: try looseFile(of: folder + "/" + file))
    let findings = try await findings()
    #expect(findings.contains { $0.code == .store })
  }

  @Test func anAlteredOriginalIsNeverGivenOut() throws {
    let path = try looseFile(of: folder + "/original.es.md")
    try FileManager.default.removeItem(atPath: path)
    try Data([0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]).write(to: URL(fileURLWithPath: path))
    let state = try Record.open(sample.folder).current()
    let contribution = try state.contribution(named: "CL/inputs/a")
    let error = #expect(throws: RecordError.self) { try state.original(of: contribution, language: nil) }
    #expect(error?.code == .damaged)
  }
}

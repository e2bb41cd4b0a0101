import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// The examples of the article `Format` are a record: the readers interpret each of them as the article says.
@Suite struct FormatIsReadAsWrittenTests {
  private var examples: [(name: String, text: String)]
  private var files: [(name: String, text: String)] { examples.filter { $0.name.contains(".") } }

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/GCMRepo/GCMRepo.docc/Format.md"), encoding: .utf8)
    // A fenced block after a line that contains only its path.
    examples = article.matches(of: /(?m)^`([^`\n]+)`\n\n```\w+\n((?s:.*?))^```$/).map {
      (String($0.1), String($0.2))
    }
  }

  private func text(_ name: String) throws -> String {
    try #require(examples.first { $0.name == name }?.text, "\(name)")
  }

  /// The record made from the examples: the contribution is a separate commit.
  private func record(_ scratch: Scratch) async throws -> Record {
    for file in files where !file.name.hasPrefix("countries/CL/inputs/") {
      try scratch.write("template/" + file.name, file.text)
    }
    let (record, _) = try Record.create(
      at: scratch.path + "/record", from: .folder(scratch.path + "/template"), bare: true, as: .secretary,
      party: "SACM-TS")
    let repository = record.repository
    let tip = try #require(try repository.reference("refs/heads/main"))
    let edits = try files.filter { $0.name.hasPrefix("countries/CL/inputs/") }.map { file in
      TreeEdit(try TreePath(file.name), .set(try repository.writeBlob(Array(file.text.utf8))))
    }
    let person = Signature(name: "Lucía Pérez", email: "lucia@cl.example.org", time: 1_494_518_400)
    let commit = try repository.writeCommit(
      tree: try repository.tree(try repository.commit(tip).tree, applying: edits), parents: [tip], author: person,
      committer: person, message: try text("commit message"))
    try repository.moveReference("refs/heads/main", from: tip, to: commit, reason: "by hand")
    let tag = try repository.writeTag("draft-1", of: commit, tagger: person, message: try text("draft-1"))
    try repository.moveReference("refs/tags/draft-1", from: nil, to: tag, reason: "by hand")
    return record
  }

  @Test func itHasAnExampleOfEveryFile() {
    let kinds = Set(files.map { String("\(RecordPath($0.name))".prefix { $0 != "(" }) })
    #expect(
      kinds == [
        "configuration", "themes", "party", "document", "withdrawn", "questionnaire", "term", "acceptedUses", "meeting",
        "consultations",
      ], "\(kinds)")
  }

  @Test func eachFactFileIsReadWithoutAProblem() {
    #expect(files.count == 14)
    for file in files where file.name.hasSuffix(".yml") {
      #expect(DataFileSchemas.problem(of: file.name, Array(file.text.utf8)) == nil, "\(file.name)")
    }
  }

  @Test func itIsASoundRecord() async throws {
    let scratch = try Scratch()
    let record = try await record(scratch)
    let report = try await record.verify()
    #expect(report.findings.map(\.finding) == [])
    #expect(report.commits == 2 && report.drafts == 1 && report.contributions == 1 && report.originals == 1)
    let audit = try await record.audit()
    #expect(audit.findingCount == 0)
    #expect(audit.entries.map(\.revision.facts.action) == [.submit, .admit])
  }

  @Test func itIsReadForWhatTheArticleSays() async throws {
    let scratch = try Scratch()
    let state = try await record(scratch).current()
    let configuration = state.configuration
    #expect(configuration.format == 1 && configuration.languages == ["es", "en", "pt", "fr"])
    #expect(configuration.title["en"] == "Regional inputs")
    #expect(configuration.conferences.map(\.code) == ["RCM", "SACM"])
    #expect(configuration.abbreviation(ofConference: "RCM", in: "es") == "CRM")
    #expect(configuration.limits == .init(originalBytes: 25_000_000, unpackedBytes: 200_000_000))
    #expect(try state.themes().map(\.id) == ["human-rights"])
    let (chile, secretariat) = (try state.party("CL"), try state.party("SACM-TS"))
    #expect(chile.isMemberState && !chile.keepsRecord && chile.languages == ["es"])
    #expect(chile.focalPoint(email: "LUCIA@cl.example.org")?.role == "Dirección de Política Consular")
    #expect(chile.focalPoints.map(\.id) == ["lucia-perez"])
    #expect(!secretariat.isMemberState && secretariat.keepsRecord)

    let contribution = try state.contribution(named: "CL/inputs/aportes")
    #expect(contribution.title["es"] == "Aportes de Chile" && contribution.themes == ["human-rights"])
    #expect(contribution.status == .submitted && contribution.revision == 1)
    #expect(contribution.submittedAt == Timestamp("2017-05-11T16:00:00Z"))
    #expect(contribution.submittedBy?.name == "Lucía Pérez")
    let original = try #require(contribution.originals.first)
    let bytes = Array(try text("countries/CL/inputs/aportes/original.es.md").utf8)
    #expect(original.sha256 == sha256(bytes) && original.bytes == bytes.count)
    #expect(original.reader == "markdown/1" && original.language == "es" && original.tracked == nil)
    // The example is byte for byte what a writer writes.
    #expect(contribution.encoded == Array(try text("countries/CL/inputs/aportes/contribution.yml").utf8))
    #expect(try state.withdrawn(by: "CL")[ContributionID("CL/inputs/nota")!] == 3)
    #expect(try state.record.drafts().map(\.party) == ["SACM-TS"])
  }

  @Test func anExampleThatIsNotOfTheFormatIsAFinding() async throws {
    var wrong = self
    wrong.examples.change("countries/CL/inputs/aportes/original.es.md") { $0 + "x\n" }
    let scratch = try Scratch()
    let findings = try await wrong.record(scratch).verify().findings.map(\.finding)
    let path = "countries/CL/inputs/aportes/original.es.md"
    #expect(findings.contains(.storedOriginal(path: path)), "\(findings)")
    #expect(findings.contains { $0.code == .draftManifest }, "\(findings)")
  }

  /// What the article says about unknown keys and features.
  @Test func unknownKeysAreKeptAndUnknownFeaturesRefused() throws {
    let path = "countries/CL/inputs/aportes/contribution.yml"
    let added = try text(path).replacing("  role: ", with: "  phone: '1'\n  role: ") + "later: true\n"
    let file = try RecordFile(path: path, bytes: Array(added.utf8))
    let written = String(
      decoding: try Contribution(file, id: ContributionID("CL/inputs/aportes")!).encoded, as: UTF8.self)
    #expect(written.contains("\n  phone: '1'\n") && written.hasSuffix("\nlater: true\n"))
    let configuration = Array((try text("gcmrepo.yml") + "features: [signatures-2]\n").utf8)
    #expect(DataFileSchemas.problem(of: "gcmrepo.yml", configuration) == .unknownFeatures(["signatures-2"]))
    let later = Array("format: 2\n".utf8)
    #expect(DataFileSchemas.problem(of: "gcmrepo.yml", later) == .newerFormat(found: 2, supported: 1))
  }
}

extension [(name: String, text: String)] {
  fileprivate mutating func change(_ name: String, by change: (String) -> String) {
    for index in indices where self[index].name == name { self[index].text = change(self[index].text) }
  }
}

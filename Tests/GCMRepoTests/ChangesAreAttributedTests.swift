import GitStore
import TextDiff
import Testing

@testable import GCMRepo

@Suite struct ChangesAreAttributedTests {
  private let sample: Sample
  private let path = "declaration/text.es.md"

  init() throws { sample = try Sample() }

  private func declare(_ text: String, _ party: PartyCode) async throws {
    _ = try await sample.record.declare(.markdown(text, "es"), party: party, message: "x", as: .secretary)
  }

  /// The changes of a document with the step of each: `+new 0`, `-old 1`, and `*inserted and deleted 01`.
  private func changes(_ redline: StateRedline, _ path: String) throws -> [String] {
    let document = try #require(redline.documents.first { $0.path == path })
    let (text, attribution) = (try #require(document.text), try #require(document.attribution))
    func trimmed(_ bytes: some Sequence<UInt8>) -> String {
      String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var found = text.spans.indices.compactMap { span -> String? in
      guard let step = attribution.step(ofSpan: span) else { return nil }
      let sign = text.spans[span].operation == .insert ? "+" : "-"
      return "\(sign)\(trimmed(text.bytes(of: text.spans[span]))) \(step)"
    }
    found += attribution.passing.map { "*\(trimmed($0.text)) \($0.insertedBy)\($0.deletedBy)" }
    return found
  }

  private func parties(_ redline: StateRedline) -> [PartyCode?] { redline.steps.map(\.party) }

  private func drafts(_ redline: StateRedline) -> [DraftName?] {
    redline.steps.map { step in if case .revision(let revision) = step { revision.draft } else { nil } }
  }

  @Test func eachChangeHasItsRevisionItsPartyAndItsDraft() async throws {
    try await declare("Los Estados cooperan en la región.\n", "RCM-TS")
    try await sample.tag("draft-1")
    try await declare("Los Estados Partes cooperan en la región.\n", "RCM-TS")
    try await sample.tag("draft-2")
    try await declare("Los Estados Partes cooperan siempre en la región.\n", "SACM-TS")
    let redline = try sample.record.compare("draft-1", to: nil, attributingTo: .revisions)
    #expect(try changes(redline, path) == ["+Partes 0", "+siempre 1"])
    #expect(parties(redline) == ["RCM-TS", "SACM-TS"])
    #expect(drafts(redline) == ["draft-2", nil])
    guard case .revision(let revision)? = redline.steps.last else { throw Unexpected() }
    #expect(revision.commit == redline.to.commit && revision.person == Identity.secretary.author.name)
    #expect(Timestamp(revision.time) != nil)
  }

  @Test func onlyRevisionsOfTheDocumentsAreSteps() async throws {
    try await declare("Uno dos tres.\n", "RCM-TS")
    try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Aportes de Chile.\n")
    try await declare("Uno cuatro tres.\n", "RCM-TS")
    try await sample.submit("MX", "b", "Aportes de México.\n")
    let redline = try sample.record.compare(
      "draft-1", to: nil, .init(names: ["declaration"]), attributingTo: .revisions)
    #expect(parties(redline) == ["RCM-TS"])
    #expect(try changes(redline, path) == ["-dos 0", "+cuatro 0"])
  }

  @Test func partiesAreToldByFolderAndByRevision() async throws {
    try await declare("Uno dos tres cuatro cinco.\n", "RCM-TS")
    try await sample.submit("CL", "a", "Aportes de Chile a todos.\n")
    try await sample.tag("draft-1")
    try await declare("Uno dos seis tres cuatro cinco.\n", "RCM-TS")
    try await declare("Uno dos seis tres cuatro siete ocho cinco.\n", "SACM-TS")
    try await sample.submit("CL", "a", "Aportes nuevos de Chile a todos.\n")
    let filter = DocumentFilter(names: [path, "countries/CL/inputs/a/text.es.md"])
    let redline = try sample.record.compare("draft-1", to: nil, filter, attributingTo: .revisions)
    let sums = redline.statisticsOfParties
    #expect(sums.map(\.party) == ["CL", "RCM-TS", "SACM-TS"])
    #expect(sums.map(\.statistics.wordsInserted) == [1, 1, 2])
    #expect(sums.map(\.documents) == [1, 1, 1])
    let plain = try sample.record.compare("draft-1", to: nil, filter).statisticsOfParties
    #expect(plain.map(\.party) == ["CL", nil])
    #expect(plain.map(\.statistics.wordsInserted) == [1, 3])
  }

  @Test func roundsAreToldByTheDraftBetweenThem() async throws {
    try await declare("Los Estados cooperan.\n", "RCM-TS")
    try await sample.tag("draft-1")
    try await declare("Los Estados siempre cooperan.\n", "RCM-TS")
    try await sample.tag("draft-2")
    try await declare("Los Estados cooperan bien.\n", "RCM-TS")
    let redline = try sample.record.compare(
      "draft-1", to: nil, .init(names: [path]), attributingTo: .rounds(via: "draft-2"))
    #expect(try changes(redline, path) == ["+bien 1", "*siempre 01"])
    #expect(
      redline.steps == [
        .round(from: redline.from, to: .init(name: "draft-2", commit: try commit("draft-2"))),
        .round(from: .init(name: "draft-2", commit: try commit("draft-2")), to: redline.to),
      ])
  }

  private func commit(_ draft: DraftName) throws -> CommitID {
    try #require(try sample.record.drafts().first { $0.name == draft }).commit
  }

  @Test func roundsShowWhatCameAndWentInATextThatIsAsItWas() async throws {
    try await declare("Los Estados cooperan.\n", "RCM-TS")
    try await sample.submit("CL", "a", "Aportes.\n")
    try await sample.tag("draft-1")
    try await declare("Los Estados siempre cooperan.\n", "RCM-TS")
    try await sample.tag("draft-2")
    try await declare("Los Estados cooperan.\n", "RCM-TS")
    try await sample.tag("draft-3")
    let redline = try sample.record.compare("draft-1", to: "draft-3", attributingTo: .rounds(via: "draft-2"))
    #expect(redline.documents.map(\.path) == [path])
    #expect(try changes(redline, path) == ["*siempre 01"])
    #expect(try sample.record.compare("draft-1", to: "draft-3").documents.isEmpty)
  }

  @Test func roundsMayGoBackwards() async throws {
    try await declare("Uno dos.\n", "RCM-TS")
    try await sample.tag("draft-1")
    try await declare("Uno dos tres.\n", "RCM-TS")
    try await sample.tag("draft-2")
    let redline = try sample.record.compare(
      "draft-2", to: "draft-1", .init(names: [path]), attributingTo: .rounds(via: "draft-1"))
    #expect(try changes(redline, path) == ["-tres 0"])
  }

  @Test func revisionsThatLeadNowhereAreRefused() async throws {
    try await sample.tag("draft-1")
    try await declare("Uno dos.\n", "RCM-TS")
    try await sample.tag("draft-2")
    #expect(throws: RecordError.notEarlier(from: "draft-2", to: "draft-1")) {
      try sample.record.compare("draft-2", to: "draft-1", attributingTo: .revisions)
    }
    #expect(throws: RecordError.unknownRevision(given: "draft-9", nearest: ["draft-1", "draft-2"])) {
      try sample.record.compare("draft-1", to: "draft-2", attributingTo: .rounds(via: "draft-9"))
    }
  }

  @Test func aMergeIsNotTheWriterOfWhatItBrings() async throws {
    try await declare("Uno dos tres cuatro.\n", "RCM-TS")
    try await sample.tag("draft-1")
    let repository = sample.record.repository
    let (base, baseTree) = (try sample.tip, try sample.commit().tree)
    let text = Array("Uno dos lateral tres cuatro.\n".utf8)
    let tree = try repository.tree(
      baseTree, applying: [.init(try TreePath(path), .set(try repository.writeBlob(text)))])
    let hand = Signature(name: "Lado", email: "l@example.org", time: 1_496_275_100)
    let side = try repository.writeCommit(
      tree: tree, parents: [base], author: hand, committer: hand, message: "Side\n\nParty: SACM-TS\nAction: declare")
    try await sample.submit("CL", "a", "Aportes.\n")
    try await sample.commitByHand(
      [.init(path: path, content: String(decoding: text, as: UTF8.self))], message: "Merge", otherParents: [side])
    let redline = try sample.record.compare("draft-1", to: nil, .init(names: [path]), attributingTo: .revisions)
    #expect(try changes(redline, path) == ["+lateral 0"])
    #expect(parties(redline) == ["SACM-TS"])
  }

  @Test func aDocumentIsFollowedThroughItsNames() async throws {
    let text = (1...20).map { "Párrafo \($0).\n\n" }.joined()
    try await sample.commitByHand([.init(path: "meetings/a/minutes.es.md", content: text)], message: "x")
    let from = try sample.tip.description
    try await sample.commitByHand(
      [.init(path: "meetings/a/minutes.es.md", content: text + "Antes.\n")], message: "x\n\nParty: CL")
    try await sample.commitByHand(
      [.init(path: "meetings/b/minutes.es.md", content: text + "Antes. Después.\n")],
      removing: ["meetings/a/minutes.es.md"], message: "x\n\nParty: PE")
    let redline = try sample.record.compare(from, to: nil, attributingTo: .revisions)
    #expect(parties(redline) == ["CL", "PE"])
    #expect(try changes(redline, "meetings/b/minutes.es.md") == ["+Antes. 0", "+Después. 1"])
  }

  @Test func whatIsNoTextInBetweenIsPassedOver() async throws {
    try await declare("Uno dos tres.\n", "RCM-TS")
    try await sample.tag("draft-1")
    let repository = sample.record.repository
    let blob = try repository.writeBlob([0x55, 0xFF, 0x0A])
    let tree = try repository.tree(try sample.commit().tree, applying: [.init(try TreePath(path), .set(blob))])
    let person = Signature(name: "H", email: "h@example.org", time: 0)
    let tip = try sample.tip
    let commit = try repository.writeCommit(tree: tree, parents: [tip], author: person, committer: person, message: "x")
    try repository.moveReference("refs/heads/main", from: tip, to: commit, reason: "x")
    try await declare("Uno dos cuatro tres.\n", "SACM-TS")
    let redline = try sample.record.compare("draft-1", to: nil, .init(names: [path]), attributingTo: .revisions)
    #expect(try changes(redline, path) == ["+cuatro 1"])
  }

  private struct Unexpected: Error {}
}

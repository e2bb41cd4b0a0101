import GitStore
import TextDiff
import Testing

@testable import GCMRepo

@Suite struct OnlyWhatChangedIsComparedTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno dos tres.\n")
    try await sample.submit("CL", "b", "Se queda igual.\n")
    try await sample.submit("MX", "c", "Se retira pronto.\n", kind: .questionnaire)
    try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Uno cuatro tres.\n")
    try await sample.submit("BR", "d", "Novo texto.\n", kind: .bestPractice, language: "pt")
    _ = try await sample.record.withdraw("MX/questionnaires/c", because: "x", as: .focalPoint)
    let en = String(repeating: "We agree on many things. ", count: 9) + "\n"
    _ = try await sample.record.declare(.markdown(en, "en"), party: "AD-HOC", message: "x", as: .secretary)
    try await sample.tag("draft-2")
  }

  private func changes(_ filter: DocumentFilter) throws -> [String: DocumentRedline.Change] {
    let redline = try sample.record.compare("draft-1", to: "draft-2", filter)
    return Dictionary(uniqueKeysWithValues: redline.documents.map { ($0.path, $0.change) })
  }

  @Test func documentsThatDifferAreThereAndNoOthers() async throws {
    let redline = try sample.record.compare("draft-1", to: "draft-2")
    let names = try await git("diff", "--no-renames", "--name-only", "draft-1", "draft-2", in: sample.folder)
    let paths = Set(redline.documents.flatMap { [$0.path, $0.fromPath] })
    #expect(paths == Set(names.split(separator: "\n").map(String.init)))
    #expect(redline.from.name == "draft-1" && redline.to.name == "draft-2")
    #expect(try sample.record.drafts().map(\.commit) == [redline.from.commit, redline.to.commit])
  }

  @Test func eachSaysWhatBecameOfIt() throws {
    let changes = try changes(.init())
    #expect(changes["countries/CL/inputs/a/text.es.md"] == .modified)
    #expect(changes["countries/BR/best-practices/d/text.pt.md"] == .added)
    #expect(changes["countries/MX/questionnaires/c/text.es.md"] == .removed)
    #expect(changes["countries/CL/inputs/a/original.es.md"] == .binary)
    #expect(changes["countries/CL/inputs/b/text.es.md"] == nil)
  }

  @Test func textsComeFirstThenFactsThenOriginals() throws {
    let paths = try sample.record.compare("draft-1", to: "draft-2").documents.map(\.path)
    let ranks = paths.map { $0.contains("/original.") ? 2 : $0.hasSuffix(".md") ? 0 : 1 }
    #expect(ranks == ranks.sorted() && Set(ranks).count == 3)
  }

  @Test func rejectGivesTheOldTextAndAcceptTheNew() throws {
    let document = try #require(
      try sample.record.compare("draft-1", to: nil, .init(names: ["CL/inputs/a"])).documents.first)
    #expect(document.path == "countries/CL/inputs/a/text.es.md" && document.title == "aportes")
    let text = try #require(document.text)
    func without(_ operation: TextRedline.Operation) -> String {
      String(
        decoding: text.spans.filter { $0.operation != operation }.flatMap { text.bytes(of: $0) },
        as: UTF8.self)
    }
    #expect(without(.insert) == "Uno dos tres.\n")
    #expect(without(.delete) == "Uno cuatro tres.\n")
  }

  @Test func anOriginalIsNotComparedAndSaysSo() throws {
    let redline = try sample.record.compare("draft-1", to: "draft-2", .init(names: ["CL", "MX", "BR"]))
    let sizes = redline.documents.filter { $0.change == .binary }.map(\.notCompared)
    #expect(
      Set(sizes) == [
        [.binary(oldSize: nil, newSize: 12)], [.binary(oldSize: 14, newSize: 17)],
        [.binary(oldSize: 18, newSize: nil)],
      ])
    #expect(redline.documents.allSatisfy { ($0.text == nil) == ($0.change == .binary) })
  }

  @Test(arguments: [
    (DocumentFilter(names: ["CL/inputs/a"]), ["CL/inputs/a"]),
    (DocumentFilter(names: ["countries/CL/inputs/a"]), ["CL/inputs/a"]),
    (DocumentFilter(names: ["CL/inputs/a/"]), ["CL/inputs/a"]),
    (DocumentFilter(names: ["CL", "BR"]), ["BR/best-practices/d", "CL/inputs/a"]),
    (DocumentFilter(names: ["CL/inputs"]), ["CL/inputs/a"]), (DocumentFilter(names: ["CL/inputs/b"]), []),
    (DocumentFilter(party: "MX"), ["MX/questionnaires/c"]), (DocumentFilter(party: "PE"), []),
    (DocumentFilter(kind: .bestPractice), ["BR/best-practices/d"]),
    (DocumentFilter(party: "CL", kind: .questionnaire), []),
    (DocumentFilter(names: ["declaration"]), ["declaration"]),
    (DocumentFilter(names: ["declaration/"]), ["declaration"]),
    (DocumentFilter(names: ["declaration/text.en.md"]), ["declaration"]),
  ]) func aFilterTakesItsDocumentsAndNoOthers(filter: DocumentFilter, wanted: [String]) throws {
    let found = Set(
      try changes(filter).keys.map { path in
        ContributionID(path: path)?.description ?? String(path.prefix { $0 != "/" })
      })
    #expect(found.sorted() == wanted)
  }

  @Test func onePathIsOneDocument() throws {
    let path = "countries/CL/inputs/a/text.es.md"
    #expect(try changes(.init(names: [path])).keys.map { $0 } == [path])
  }

  @Test(arguments: [
    ("CL/inputs/aa", ["CL/inputs/a", "CL/inputs/b"]), ("nada", []), ("", []), ("/", []), ("..", []),
  ])
  func aNameInNeitherStateIsRefused(name: String, nearest: [String]) {
    #expect(throws: RecordError.unknownContribution(given: name, nearest: nearest)) {
      try sample.record.compare("draft-1", to: "draft-2", .init(names: [name]))
    }
  }

  @Test func aNameIsKnownInEitherState() throws {
    let pair = try sample.record.states("draft-1", nil)
    for name in ["MX/questionnaires/c", "BR/best-practices/d", "declaration", "countries/CL", "gcmrepo.yml"] {
      #expect(try pair.holds(document: name), "\(name)")
    }
    for name in ["draft-2", "CL/inputs/z", "", "..", "/"] {
      #expect(try !pair.holds(document: name), "\(name)")
    }
  }

  @Test func aRevisionIsToldFromAName() {
    for name in ["draft-1", "main", "main~2", "refs/tags/draft-2"] {
      #expect(throws: Never.self) { try sample.record.named(name) }
    }
    for name in ["CL/inputs/a", "declaration", "draft-3", ""] {
      #expect(throws: RecordError.self) { try sample.record.named(name) }
    }
  }

  @Test func equalStatesHaveNothingToCompare() throws {
    #expect(try sample.record.compare("draft-2", to: nil).documents.isEmpty)
  }

  @Test func aDocumentUnderAnotherNameIsRenamed() async throws {
    let text = (1...20).map { "Párrafo \($0).\n\n" }.joined()
    try await sample.commitByHand([.init(path: "meetings/a/minutes.es.md", content: text)], message: "x")
    let from = try sample.tip.description
    try await sample.commitByHand(
      [.init(path: "meetings/b/minutes.es.md", content: text + "Fin.\n")],
      removing: ["meetings/a/minutes.es.md"], message: "x")
    let documents = try sample.record.compare(from, to: nil).documents
    #expect(documents.map(\.change) == [.renamed])
    #expect(documents.first?.fromPath == "meetings/a/minutes.es.md")
    #expect(documents.first?.path == "meetings/b/minutes.es.md")
    #expect(documents.first?.text?.statistics.wordsInserted == 1)
  }

  @Test func aTextThatIsNotUTF8IsNotCompared() throws {
    let repository = sample.record.repository
    let blob = try repository.writeBlob(Array("Año ".utf8) + [0xF1, 0x0A])
    let path = try TreePath("declaration/text.en.md")
    let tree = try repository.tree(try sample.record.current().tree, applying: [.init(path, .set(blob))])
    let person = Signature(name: "H", email: "h@example.org", time: 0)
    let tip = try sample.tip
    let commit = try repository.writeCommit(
      tree: tree, parents: [tip], author: person, committer: person, message: "x")
    try repository.moveReference("refs/heads/main", from: tip, to: commit, reason: "x")
    let document = try #require(try sample.record.compare("draft-2", to: nil).documents.first)
    #expect(document.change == .binary && document.text == nil && document.notCompared == [.notText])
  }
}

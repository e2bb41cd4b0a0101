import Foundation
import GitStore
import SQLiteStore
import SeededRandom
import Synchronization
import Testing
import TextSearch

@testable import GCMRepo

/// The index follows the record, and nothing that happens to its file changes what is found.
@Suite struct SearchFindsWhatIsThereTests {
  private let sample: Sample
  private var cache: String { sample.record.repository.gitDirectory + "gcmrepo/cache" }

  init() async throws { sample = try Sample() }

  private func search(
    _ typed: String, _ filter: SearchFilter = .init(), at revision: String? = nil, limit: Int = 20
  ) throws -> SearchAnswer {
    // Another handle, as another process has.
    let record = try Record.open(sample.folder)
    return try record.state(at: revision).search(SearchQuery(typed), filter, limit: limit)
  }

  private func found(
    _ typed: String, _ filter: SearchFilter = .init(), at revision: String? = nil
  ) throws -> Set<String> {
    Set(try search(typed, filter, at: revision).results.map { "\($0.subject) \($0.passage.place ?? 0)" })
  }

  private var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []).filter { $0.hasPrefix("search-") }.sorted()
  }

  @Test func paragraphsAreFoundInEveryForm() async throws {
    try await sample.submit(
      "CL", "a", "# Sobre las detenciones\n\nNadie sea **detenido**.\n\n1º La detención de niñas.\n"
    )
    try await sample.submit("BR", "b", "Residência dos migrantes.\n", language: "pt")
    // Not what the template's glossary says of it.
    let inputs = SearchFilter(kind: .input)
    #expect(try found("detencion", inputs) == ["CL/inputs/a 1", "CL/inputs/a 3"])
    #expect(try search("DETENCIÓN", inputs).results.map(\.isExact) == [true, false])
    #expect(try search("detenciones", inputs).results.map(\.passage.place) == [1, 3])
    #expect(try found("residencias migrante") == ["BR/inputs/b 1"])
    #expect(try found("\"detención de niñas\"", inputs) == ["CL/inputs/a 3"])
    #expect(try found("\"niñas detención\"") == [])
    #expect(try found("1", inputs) == ["CL/inputs/a 3"])
    // In different paragraphs of one text.
    #expect(try found("nadie niñas") == ["CL/inputs/a 2", "CL/inputs/a 3"])
    #expect(try found("nadie residência") == [])
    let result = try #require(try search("detenido").results.first)
    #expect(result.snippet.parts.map(\.text) == ["Nadie sea ", "detenido", "."])
    #expect(result.path == "countries/CL/inputs/a/text.es.md" && result.party == "CL" && result.kind == .input)
  }

  @Test func filtersNarrowWhatIsFound() async throws {
    try await sample.submit("CL", "a", "Asilo para todos.\n")
    try await sample.submit("BR", "b", "Asilo para todos.\n", language: "pt")
    try await sample.submit("CL", "c", "Asilo y trabajo.\n", kind: .bestPractice)
    #expect(try found("asilo", .init(parties: ["CL"])) == ["CL/inputs/a 1", "CL/best-practices/c 1"])
    #expect(try found("asilo", .init(parties: ["CL"], kind: .input)) == ["CL/inputs/a 1"])
    #expect(try found("asilo", .init(kind: .bestPractice)) == ["CL/best-practices/c 1"])
    #expect(try found("asilo", .init(language: "pt")) == ["BR/inputs/b 1"])
    #expect(try found("asilo", .init(parties: [])) == [])
    let chile = try search("Chile", .init(kind: .party)).results.map(\.subject)
    // One for each name that the word is in.
    #expect(Set(chile) == ["CL"], "\(chile)")
  }

  @Test func whatIsLeftOutIsNotFoundByAnyWay() async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    _ = try await sample.commitByHand(
      [.init(path: "meetings/2017-08-30-troikas/minutes.es.md", content: "Murmullo en las fronteras.\n")],
      message: "Minutes\n\nAction: record\n")
    #expect(try found("murmullo") == ["2017-08-30-troikas 1"])
    let forAll = SearchFilter(leavingOut: [.minutes])
    #expect(try found("murmullo", forAll) == [] && found("fronteras", forAll) == ["CL/inputs/a 1"])
    #expect(try found("murmullo fronteras", forAll) == [])
    #expect(try found("murmullo", .init(kind: .minutes, leavingOut: [.minutes])) == [])
    #expect(try search("murmulo").nearWords == ["murmullo"] && search("murmulo", forAll).nearWords == [])
    #expect(try search("fronterras", forAll).nearWords == ["fronteras"])
  }

  @Test func pastStatesAndLaterOnesAreSearched() async throws {
    try await sample.submit("CL", "a", "Uno sobre fronteras.\n")
    try await sample.tag("draft-1")
    #expect(try found("fronteras") == ["CL/inputs/a 1"])
    try await sample.submit("CL", "a", "Uno sobre visas.\n")
    #expect(try found("fronteras") == [] && found("visas") == ["CL/inputs/a 1"])
    #expect(try found("frontera", at: "draft-1") == ["CL/inputs/a 1"] && found("visas", at: "draft-1") == [])
    _ = try await sample.record.withdraw("CL/inputs/a", because: "No.", as: .focalPoint)
    #expect(try found("visas") == [] && found("fronteras", at: "draft-1") == ["CL/inputs/a 1"])
    // A text that comes back is in the index already.
    try await sample.submit("CL", "b", "Uno sobre visas.\n")
    #expect(try found("visas") == ["CL/inputs/b 1"])
    let nothing = try search("vissas")
    #expect(nothing.results.isEmpty && nothing.nearWords.first == "visas", "\(nothing.nearWords)")
  }

  @Test func anIndexThatIsNoneIsMadeAgain() async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    _ = try search("fronteras")
    let first = try #require(files.first)
    let whole = try Data(contentsOf: URL(fileURLWithPath: "\(cache)/\(first)"))
    try Data("no index".utf8).write(to: URL(fileURLWithPath: "\(cache)/\(first)"))
    let damaged = try search("fronteras")
    #expect(damaged.renewal == .damaged && damaged.results.count == 1 && damaged.isIndexKept)
    #expect(files == ["search-3.2.sqlite"])
    #expect(try search("fronteras").renewal == nil)

    // A database of something else.
    try FileManager.default.removeItem(atPath: "\(cache)/search-3.2.sqlite")
    try Database("\(cache)/search-3.2.sqlite").run("CREATE TABLE other(a)")
    let foreign = try search("fronteras")
    #expect(foreign.renewal == .foreign && foreign.results.count == 1)

    for name in files { try FileManager.default.removeItem(atPath: "\(cache)/\(name)") }
    try whole.write(to: URL(fileURLWithPath: "\(cache)/search-0.1.sqlite"))
    let older = try search("fronteras")
    #expect(older.renewal == .otherFormat && older.results.count == 1 && files == ["search-3.1.sqlite"])
    for name in files { try FileManager.default.removeItem(atPath: "\(cache)/\(name)") }
    #expect(try search("fronteras").renewal == nil)
  }

  @Test func noDamageMisleads() async throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    for place in 0..<5 { try await sample.submit("CL", "a\(place)", "Sobre fronteras y visas \(place).\n") }
    for _ in 0..<25 {
      let expected = try found("frontera visa")
      #expect(expected.count == 5, "seed \(seed)")
      let file = URL(fileURLWithPath: "\(cache)/\(try #require(files.last))")
      var bytes = [UInt8](try Data(contentsOf: file))
      if random.chance(30) {
        bytes.removeLast(random.below(bytes.count))
      } else {
        for _ in 0..<200 { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      }
      try Data(bytes).write(to: file)
      // What SQLite cannot see is at most a passage too few: nothing that is not there, and no crash.
      let after = try found("frontera visa")
      #expect(after.isSubset(of: expected), "seed \(seed)")
      for name in files { try FileManager.default.removeItem(atPath: "\(cache)/\(name)") }
    }
  }

  /// An index may come with a copy of somebody else's git directory: whatever it says, the record's words are shown.
  @Test(arguments: [
    (
      "UPDATE document SET id = 4611686018427387904 WHERE id = (SELECT min(id) FROM document WHERE path LIKE '%/text.es.md'); DELETE FROM state",
      SearchIndexRenewal?.some(.damaged)
    ),
    ("INSERT INTO fulltext(rowid, words) VALUES(-9000000000, 'fronteras')", nil),
    (
      "DROP TABLE stem; CREATE VIEW stem(key, language, word) AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 0, '', i FROM n",
      .foreign
    ),
    ("CREATE TRIGGER t AFTER INSERT ON state BEGIN DELETE FROM document; END", .foreign),
    ("UPDATE OR REPLACE stem SET word = 'x\" OR \"visas'", nil),
    ("UPDATE document SET path = 'countries/CL/inputs/b/text.es.md' WHERE path LIKE '%/a/text.es.md'", .damaged),
  ])
  func anIndexOfSomebodyElseIsNotBelieved(_ change: String, _ renewal: SearchIndexRenewal?) async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    #expect(try found("fronteras") == ["CL/inputs/a 1"])
    try Database("\(cache)/\(try #require(files.last))").run(change)
    let answer = try search("fronteras")
    #expect(answer.results.map(\.passage.text) == ["Sobre fronteras."] && answer.renewal == renewal, "\(change)")
    try await sample.submit("CL", "c", "Otra cosa.\n")
    #expect(try found("fronteras") == ["CL/inputs/a 1"], "\(change)")
    // Of forged forms of words at most a passage too few is found, and nothing that is not there.
    let inflected = try found("frontera")
    #expect(inflected == ["CL/inputs/a 1"] || change.contains("stem SET") && inflected.isEmpty, "\(change)")
    #expect(try found("visas") == [])
  }

  @Test func wordsThatNoTextHasAreNotShown() async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    _ = try search("fronteras")
    do {
      let database = try Database("\(cache)/\(try #require(files.last))")
      let forged = SearchPassage(place: 1, language: "es", text: "Sin fronteras.")
      let path = "countries/CL/inputs/a/text.es.md"
      try database.run(
        "UPDATE passage SET text = ?, sum = ? WHERE text = 'Sobre fronteras.'", .text(forged.text),
        .int(SearchedRows.sum(of: forged, in: path)))
      #expect(try database.number("SELECT count(*) FROM passage WHERE text = 'Sin fronteras.'") == 1)
    }
    let answer = try search("fronteras")
    #expect(answer.results.map(\.passage.text) == ["Sobre fronteras."] && answer.renewal == .damaged)
    #expect(try search("fronteras").renewal == nil)
  }

  @Test func whereNothingCanBeWrittenItIsMadeInMemory() async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    // A file in the folder's place; the tests may run as root, whom no mode stops.
    try? FileManager.default.removeItem(atPath: cache)
    try? FileManager.default.createDirectory(
      atPath: sample.record.repository.gitDirectory + "gcmrepo", withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: cache))
    let answer = try search("fronteras")
    #expect(answer.results.count == 1 && !answer.isIndexKept && answer.renewal == nil)
    // One in memory that several searches share follows the states.
    let memory = SearchMemory()
    func count(_ typed: String) throws -> Int {
      try sample.record.current().search(SearchQuery(typed), memory: memory, within: .seconds(60)).results.count
    }
    #expect(try count("fronteras") == 1 && count("visas") == 0)
    try await sample.submit("CL", "b", "Sobre visas.\n")
    #expect(try count("fronteras") == 1 && count("visas") == 1)
  }

  @Test func aSearchEndsInItsTime() async throws {
    for place in 0..<8 {
      let text = (0..<200).map { "Sobre fronteras \($0).\n\n" }.joined()
      try await sample.submit("CL", "a\(place)", text)
    }
    _ = try search("fronteras")
    #expect {
      try sample.record.current().search(SearchQuery("fronteras"), within: .zero)
    } throws: { ($0 as? RecordError)?.code == .searchIndexFailed }
    let all = try search("fronteras").results
    // Of all texts, though the one added last alone has more passages than are ranked.
    #expect(all.count == 20 && Set(all.map(\.subject)).count > 6, "\(all.map(\.subject))")
  }

  @Test func manyAtOnceFindTheSame() async throws {
    for place in 0..<20 { try await sample.submit("CL", "a\(place)", "Sobre fronteras y visas \(place).\n") }
    let folder = sample.folder
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let record = try Record.open(folder)
          return try record.current().search(SearchQuery("frontera"), limit: 50).results.count
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 20, count: 8))
    #expect(files.filter { $0.hasSuffix(".sqlite") } == ["search-3.1.sqlite"])
  }

  @Test func malformedFilesHideNothing() async throws {
    try await sample.submit("CL", "a", "Sobre fronteras.\n")
    try await sample.commitByHand(
      [
        .init(path: "glossary/x.yml", content: "names: [\n"),
        .init(path: "countries/CL/inputs/z/text.es.md", content: "\0\u{1B}[31m fronteras"),
        .init(path: "countries/CL/inputs/y/text.es.md", content: String(repeating: "fronteras ", count: 300_000)),
      ], message: "By hand")
    #expect(try found("fronteras") == ["CL/inputs/a 1", "CL/inputs/y 1", "CL/inputs/z 1"])
    let control = try search("31m").results.first
    #expect(control.map { $0.snippet.text.unicodeScalars.allSatisfy { $0.value >= 0x20 } } == true)
  }
}

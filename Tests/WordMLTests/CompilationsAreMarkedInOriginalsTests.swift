import DocumentModel
import Foundation
import MarkdownText
import NegotiatedText
import OfficeOpenXML
import SeededRandom
import TextDiff
import Testing

@testable import WordML

/// A compilation in a copy of the draft's Word original: read with a party's changes accepted, it is that party's text.
@Suite struct CompilationsAreMarkedInOriginalsTests {
  @Test("for random sets of proposals on a plain original", arguments: 0..<2)
  func random(part: UInt64) throws {
    var (marked, told) = (0, 0)
    for seed in UInt64(0)..<UInt64(RandomSets.count(120)) where seed % 2 == part {
      let (base, versions, original) = try Self.sets(seed)
      let found = try Self.expectEachText(original, base, versions, wanted: versions.map(Self.printed), "seed \(seed)")
      marked += found.marked
      told += found.told
    }
    if RandomSets.count(0) > 0 { print("part \(part): \(marked) changes marked, \(told) told in comments") }
    #expect(told * 50 <= marked, "\(told) of \(marked) changes are only told in comments")
  }

  /// A draft with its original, and versions of it.
  static func sets(_ seed: UInt64) throws -> (base: String, versions: [String], original: [UInt8]) {
    var drafts = RandomParagraphs(seed: seed)
    let draft = drafts.draft()
    let original = try PlainDocument(
      text: Array(draft.joined(separator: "\n\n").utf8), title: "", author: "", date: "2017-11-30T12:00:00Z"
    ).bytes()
    let base = Self.markdown(try WordFile(original).text().blocks)
    let paragraphs = base.split(separator: "\n\n").map(String.init)
    let versions = try (0..<1 + Int(seed % 4)).map { _ in
      let edited = drafts.edited(paragraphs).joined(separator: "\n\n")
      // As a State's own Word file gives it: with its notes numbered anew.
      return drafts.random.chance(60) ? try Self.printed(edited) : edited
    }
    return (base, versions, original)
  }

  @Test("for real files", .enabled(if: !Self.files.isEmpty))
  func realFiles() throws {
    var (marked, told, files) = (0, 0, 0)
    for (number, path) in Self.files.enumerated() {
      let original = [UInt8](try Data(contentsOf: URL(filePath: path)))
      guard let file = try? WordFile(original) else { continue }
      let base = Self.markdown(file.text().blocks)
      var drafts = RandomParagraphs(seed: UInt64(number))
      let paragraphs = base.split(separator: "\n\n").map(String.init)
      guard paragraphs.count > 3, base.utf8.count < 400_000 else { continue }
      let versions = (0..<3).map { _ in drafts.edited(paragraphs, only: true).joined(separator: "\n\n") }
      let found = try Self.expectEachText(original, base, versions, path)
      marked += found.marked
      told += found.told
      files += 1
    }
    #expect(
      files > 10 && told * 10 <= marked, "\(told) of \(marked) changes in \(files) files are only told in comments")
  }

  private static let files: [String] = {
    guard let data = ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"] else { return [] }
    let all = FileManager.default.enumerator(atPath: data)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".docx") }.sorted().map { data + "/" + $0 }
  }()

  /// A text as it comes out of a Word file: its notes are numbered in their order.
  private static func printed(_ text: String) throws -> String {
    let file = try PlainDocument(text: Array(text.utf8), title: "", author: "", date: "2017-11-30T12:00:00Z").bytes()
    return markdown(try WordFile(file).text().blocks)
  }

  private static func markdown(_ blocks: [Block]) -> String {
    String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
  }

  /// The words of a text, those of its notes last.
  private static func words(_ text: String) -> [String] {
    var (body, notes): ([Substring], [Substring]) = ([], [])
    var isNote = false
    for paragraph in text.split(separator: "\n\n") {
      // A note's further paragraphs are indented.
      isNote = paragraph.hasPrefix("[^") || isNote && paragraph.hasPrefix("    ")
      if isNote { notes.append(paragraph) } else { body.append(paragraph) }
    }
    return (body + notes).flatMap { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
  }

  private static func expectEachText(
    _ original: [UInt8], _ base: String, _ versions: [String], wanted: [String]? = nil, _ comment: String
  ) throws -> (marked: Int, told: Int) {
    let bytes = Array(base.utf8)
    let proposals = versions.enumerated().map { number, version in
      let text = Array(version.utf8)
      return CompiledProposal(
        id: "P\(number)/proposals/draft-1/p", holder: "P\(number)", text: text,
        changes: ProposedChanges(TextRedline(from: bytes, to: text)))
    }
    let changes = proposals.reduce(0) { $0 + $1.changes.changes.count }
    let document = CompiledDocument(
      CompiledText(try NumberedText(bytes), proposals), title: "", author: "Secretariat", date: "2017-11-30T12:00:00Z")
    let marked: MarkedOriginal
    do { marked = try document.marked(in: original) } catch {
      #expect(error == .otherText, "\(error), \(comment)")
      return (0, 0)
    }
    let file = try WordFile(marked.bytes)
    #expect(Self.words(Self.markdown(file.text(.rejected).blocks)) == Self.words(base), "the draft, \(comment)")
    let lacking = document.lacking(in: marked.bytes)
    guard marked.notMarked.isEmpty else { return (changes, marked.notMarked.count) }
    #expect(lacking == [], "\(comment)")
    let authors = Set(file.review().changes.map(\.author))
    for (number, version) in versions.enumerated() {
      let own = authors.filter { $0.split(separator: ", ").contains("P\(number)") }
      let read = try file.reversingChanges(of: own, in: .rejected).text(.rejected).blocks
      let (found, wanted) = (Self.words(Self.markdown(read)), Self.words(wanted?[number] ?? version))
      let same = zip(found, wanted).prefix { $0 == $1 }.count
      #expect(
        found == wanted,
        "P\(number), \(comment): \(found.dropFirst(max(0, same - 3)).prefix(12)) for \(wanted.dropFirst(max(0, same - 3)).prefix(12))"
      )
    }
    return (changes, 0)
  }
}

/// Paragraphs of a declaration, and versions of them, from a seed.
private struct RandomParagraphs {
  var random: SeededNumbers
  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  private static let words = """
    los Estados deben podrán cooperar en materia de migración segura ordenada y regular niñas niños adolescentes acceso a \
    servicios básicos sin discriminación frontera retorno digno información alternativas detención trata personas datos
    """.split(separator: " ").map(String.init)

  private mutating func sentence() -> String {
    (0..<3 + random.below(14)).map { _ in random.pick(Self.words) }.joined(separator: " ").capitalized + "."
  }

  mutating func draft() -> [String] {
    var paragraphs = ["# Declaración"]
    for number in 1...4 + random.below(10) {
      switch random.below(9) {
      case 0: paragraphs.append("## \(sentence().dropLast())")
      case 1: paragraphs.append(sentence() + " **\(sentence())** *\(sentence())*")
      case 2: paragraphs.append("- \(sentence())\n- \(sentence())")
      case 3: paragraphs.append("| A | B |\n| --- | --- |\n| \(sentence()) | \(sentence()) |\n| \(sentence()) | x |")
      case 4: paragraphs.append("\(sentence())[^\(number)] \(sentence())\n\n[^\(number)]: \(sentence())")
      default: paragraphs.append("\(number). \(sentence())")
      }
    }
    return paragraphs
  }

  /// - Parameter only: whether words alone are changed and paragraphs added and taken out.
  mutating func edited(_ draft: [String], only: Bool = false) -> [String] {
    var paragraphs = draft
    for _ in 0..<1 + random.below(5) where !paragraphs.isEmpty {
      let place = random.below(paragraphs.count)
      switch random.below(only ? 7 : 9) {
      case 0: paragraphs.insert(sentence(), at: place)
      case 1 where !paragraphs[place].contains("[^"): paragraphs.remove(at: place)
      case 2 where !paragraphs[place].contains("[^") && !paragraphs[place].contains("|") && !only:
        let taken = paragraphs.remove(at: place)
        paragraphs.insert(taken, at: random.below(paragraphs.count + 1))
      case 7:
        // A new note, perhaps one that another party adds too.
        let label = "n\(random.below(3))"
        let ends = paragraphs[place].indices.filter { paragraphs[place][$0] == " " } + [paragraphs[place].endIndex]
        let end = random.pick(ends)
        guard !paragraphs[place].hasPrefix("[^"), !paragraphs.contains(where: { $0.contains("[^\(label)]") }),
          paragraphs[place].first?.isLetter == true
        else { continue }
        paragraphs[place].insert(contentsOf: "[^\(label)]", at: end)
        paragraphs.append("[^\(label)]: " + (random.chance(30) ? "Nota." : sentence()))
      case 8:
        // A note and its reference are taken out.
        guard let note = paragraphs.firstIndex(where: { $0.hasPrefix("[^") }) else { continue }
        let mark = String(paragraphs.remove(at: note).prefix { $0 != "]" }) + "]"
        for index in paragraphs.indices { paragraphs[index] = paragraphs[index].replacing(mark, with: "") }
      default:
        var words = paragraphs[place].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let plain = words.indices.filter { words[$0].allSatisfy(\.isLetter) && words[$0].count > 2 }
        guard !plain.isEmpty else { continue }
        let word = random.pick(Array(plain))
        if random.chance(50) {
          words[word] = random.pick(Self.words)
        } else {
          words.insert(random.pick(Self.words), at: word)
        }
        paragraphs[place] = words.joined(separator: " ")
      }
    }
    return paragraphs
  }
}

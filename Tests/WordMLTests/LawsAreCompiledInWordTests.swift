import DocumentModel
import Foundation
import MarkdownText
import NegotiatedText
import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

/// Later versions of real laws as the proposals of several States on the first one, from the folder that GCMREPO_TEST_DATA
/// names: the short ones; or all, written for `Stress/compiled-laws.py` into the folder that GCMREPO_COMPILED_LAWS names.
@Suite(
  "A law in Word gives its first version, and each State's",
  .enabled(if: ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"] != nil))
struct LawsAreCompiledInWordTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let folder = environment["GCMREPO_COMPILED_LAWS"]
  private static let date = "2017-11-30T12:00:00Z"
  /// Up to nine versions are compiled.
  private static let holders = ["CL", "MX", "PE", "UY", "CO", "HN", "SV", "GT"]

  /// The versions of each law or text, without what stands before the text.
  private static func series() throws -> [(name: String, texts: [String])] {
    let data = URL(filePath: environment["GCMREPO_TEST_DATA"] ?? "")
    var series: [String: [URL]] = [:]
    let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      if file.pathComponents.contains("laws") {
        series[file.deletingLastPathComponent().lastPathComponent, default: []].append(file)
      } else if file.pathComponents.contains("covenant") {
        series["covenant-" + file.deletingPathExtension().pathExtension, default: []].append(file)
      }
    }
    return try series.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { name, files in
      let texts = try files.sorted { $0.path < $1.path }.prefix(9).map { file in
        try Self.withoutFrontMatter(String(contentsOf: file, encoding: .utf8))
      }
      return (name, texts)
    }
  }

  private static func withoutFrontMatter(_ text: String) -> String {
    let text = text.replacing("\r\n", with: "\n")
    guard text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "\n---\n") else { return text }
    return String(text[end.upperBound...].drop { $0 == "\n" })
  }

  @Test func eachStateHasItsText() throws {
    var count = 0
    for (name, texts) in try Self.series() where Self.folder != nil || texts.allSatisfy({ $0.utf8.count < 60_000 }) {
      try Self.compile(name, texts, in: nil, as: "plain")
      // In a copy of an original, the texts are those that are read from Word files.
      let originals = try texts.map(Self.file)
      try Self.compile(name, originals.map(Self.text), in: originals[0], as: "copy")
      if let folder = Self.folder,
        let given = try? [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(name).original.docx")))
      {
        let texts =
          try [given]
          + originals.indices.dropFirst().map { number in
            [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(name).\(number).original.docx")))
          }
        try Self.compile(name, texts.map(Self.text), in: given, as: "pandoc")
      }
      count += 1
    }
    #expect(count > 2)
  }

  private static func file(_ text: String) throws -> [UInt8] {
    try PlainDocument(text: Array(text.utf8), title: "", author: "", date: date).bytes()
  }

  private static func text(_ file: [UInt8]) throws -> String { markdown(try WordFile(file).text().blocks) }

  private static func markdown(_ blocks: [Block]) -> String {
    String(decoding: MarkdownWriter.write(blocks).text, as: UTF8.self)
  }

  private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }

  private static func isNoLabel(_ word: Substring) -> Bool { word.count > 1 && word.allSatisfy(\.isLetter) }

  private static func compile(_ name: String, _ texts: [String], in original: [UInt8]?, as form: String) throws {
    let draft = Array(texts[0].utf8)
    let proposals = zip(holders, texts.dropFirst()).map { holder, text in
      CompiledProposal(
        id: "\(holder)/proposals/draft-1/p", holder: holder, text: Array(text.utf8),
        changes: ProposedChanges(TextRedline(from: draft, to: Array(text.utf8))))
    }
    let document = CompiledDocument(
      CompiledText(try NumberedText(draft), proposals), title: name, author: "Secretariat", date: date)
    var isWhole = true
    let bytes: [UInt8]
    if let original {
      let marked = try document.marked(in: original)
      bytes = marked.bytes
      isWhole = marked.notMarked.isEmpty
      #expect(marked.notMarked.count * 20 <= proposals.reduce(0) { $0 + $1.changes.changes.count }, "\(name) \(form)")
    } else {
      bytes = try document.bytes()
    }
    let file = try WordFile(bytes)
    let authors = Set(file.review().changes.map(\.author))
    for (number, text) in texts.prefix(holders.count + 1).enumerated() {
      let party = number == 0 ? "" : holders[number - 1]
      let own = authors.filter { $0.split(separator: ", ").contains { $0 == party } }
      var found = words(markdown(try file.reversingChanges(of: own, in: .rejected).text(.rejected).blocks))
      var wanted = original == nil ? words(try Self.text(Self.file(text))) : words(text)
      if form == "pandoc" {
        // Word counts the items of its lists by itself.
        (found, wanted) = (found.filter(Self.isNoLabel), wanted.filter(Self.isNoLabel))
      }
      guard isWhole || number == 0 else { continue }
      let same = zip(found, wanted).prefix { $0 == $1 }.count
      #expect(
        found == wanted,
        "\(name) \(form) \(party): \(found.dropFirst(same).prefix(9)) for \(wanted.dropFirst(same).prefix(9))")
      if let folder { try Data(Self.file(text)).write(to: URL(filePath: "\(folder)/\(name).\(form).\(number).docx")) }
    }
    if let folder, isWhole { try Data(bytes).write(to: URL(filePath: "\(folder)/\(name).\(form).compiled.docx")) }
  }
}

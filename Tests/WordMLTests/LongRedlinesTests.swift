import OfficeOpenXML
import Testing

@testable import WordML

/// Redlines so long that they are read again part by part before they are given out.
@Suite struct LongRedlinesTests {
  private func paragraph(_ text: String) -> String {
    "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private func text(_ number: Int, _ word: String) -> String {
    "Paragraph \(number) holds the \(word) of clause \(number * 7 % 1_000), and is as long as one of a real text is."
  }

  @Test(arguments: [WordRedline.Moves.split, .native])
  func aLongRedlineGivesBothTextsInTheSameBytesEachTime(moves: WordRedline.Moves) throws {
    var (old, new): ([String], [String]) = ([], [])
    for number in 0..<2_400 {
      switch number % 12 {
      case 3: old.append(text(number, "deleted part"))
      case 5: new.append(text(number, "inserted part"))
      case 7:
        old.append(text(number, "first") + " " + text(number, "second"))
        new += [text(number, "first"), text(number, "second")]
      case 9:
        old += [text(number, "third"), text(number, "fourth")]
        new.append(text(number, "third") + " " + text(number, "fourth"))
      case 11:
        old.append(text(number, "same"))
        new.append(text(number, "same"))
      default:
        old.append(text(number, "older &lt;word&gt;"))
        new.append(text(number, "newer &amp; word"))
      }
    }
    old.append(contentsOf: new[100..<110])
    let files = (
      try BuiltDocument(old.map(paragraph).joined()).file(), try BuiltDocument(new.map(paragraph).joined()).file()
    )
    var options = BuiltDocument.options
    options.moves = moves
    let redline = try WordRedline.write(old: files.0, new: files.1, options: options)
    let tree = try XMLTree("word/document.xml", in: OfficeArchive(redline.bytes))
    let (before, after) = (
      try XMLTree("word/document.xml", in: OfficeArchive(files.0)),
      try XMLTree("word/document.xml", in: OfficeArchive(files.1))
    )
    #expect(ResolvedText(tree, accepts: true).paragraphs == ResolvedText(after, accepts: true).paragraphs)
    #expect(ResolvedText(tree, accepts: false).paragraphs == ResolvedText(before, accepts: true).paragraphs)
    #expect(try WordRedline.write(old: files.0, new: files.1, options: options).bytes == redline.bytes)
  }

  @Test func halvesHoldTheWholeStoryWithoutWhatIsCopied() throws {
    let (head, tail) = ("<d><b>", "</b></d>")
    var bytes = Array(head.utf8)
    var (borders, copied): ([Int], [Verbatim]) = ([], [])
    for number in 0..<400 {
      if number > 0 { borders.append(bytes.count) }
      let start = bytes.count
      bytes += "<p>\(number) \(String(repeating: "x", count: 1_000))</p>".utf8
      if number % 3 == 2 { copied.append(Verbatim(written: start..<bytes.count, old: 0..<0, new: 0..<0)) }
    }
    let story = head.utf8.count..<bytes.count
    let part = WrittenPart(bytes: bytes + Array(tail.utf8), story: story, verbatim: copied, borders: borders)
    let (first, second) = try #require(part.halves)
    let stories = [first, second].map { Array($0.dropFirst(head.utf8.count).dropLast(tail.utf8.count)) }
    #expect(Array(head.utf8) + stories[0] + stories[1] + Array(tail.utf8) == part.changed)
    #expect(abs(stories[0].count - stories[1].count) < 3_000)
    for half in [first, second] { #expect(throws: Never.self) { try XMLTree(part: "", bytes: half) } }
    // Nowhere to be cut, and nothing to be gained.
    #expect(WrittenPart(bytes: part.bytes, story: story, verbatim: copied, borders: []).halves == nil)
    #expect(WrittenPart(bytes: part.bytes, story: 6..<9_000, verbatim: [], borders: borders).halves == nil)
  }

  @Test func whatIsReadWhileItIsWrittenIsWhatTheWholePartSays() throws {
    let head = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
    let tail = Array("</w:body></w:document>".utf8)
    let package = try PackageParts(BuiltDocument(paragraph("word")).file(), limits: .standard)
    let early = EarlyReading(part: package.main, codes: ObjectCodes()) { package }
    var bytes = Array(head.utf8)
    early.begin(head: bytes, tail: tail, expected: 900_000)
    var (borders, copied): ([Int], [Verbatim]) = ([], [])
    for number in 0..<900 {
      let start = bytes.count
      if number > 0 {
        borders.append(start)
        early.reached(start, in: bytes, verbatim: copied)
      }
      let words = String(repeating: "word\(number) ", count: 100)
      bytes += "<w:p><w:r><w:t>\(words)</w:t></w:r><w:ins w:id=\"\(number)\">".utf8
      bytes += "<w:r><w:t>new\(number)</w:t></w:r></w:ins><w:del w:id=\"\(number)\">".utf8
      bytes += "<w:r><w:delText>old\(number)</w:delText></w:r></w:del></w:p>".utf8
      if number % 3 == 2 { copied.append(Verbatim(written: start..<bytes.count, old: 0..<0, new: 0..<0)) }
    }
    let part = WrittenPart(
      bytes: bytes + tail, story: head.utf8.count..<bytes.count, verbatim: copied, borders: borders)
    let whole = try #require(StoryTexts(part.changed, part: package.main, in: package, ObjectCodes().table))
    let read = try #require(early.texts(of: part))
    #expect(read.new == whole.new && read.old == whole.old && read.new != read.old)
    #expect(read.new.count { $0 == UInt8(ascii: "\n") } == 600)
    // What is too short for a thread is not begun.
    #expect(EarlyReading(part: package.main, codes: ObjectCodes()) { package }.texts(of: part) == nil)
  }
}

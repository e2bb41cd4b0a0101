import RecordRendering
import TextSearch

/// The search of a static portal: plain scripts that a page loads one by one, so that it works from a folder (`file://`), where a
/// browser fetches nothing else.
///
/// The index is made in segments, each of some hundred documents and with a name. A segment has files with its words, the passages
/// that have them, and which of them are forms of one word: one file for a small segment, else one for each beginning of two
/// letters; and files with the texts, of which the page loads those that it shows. A document that changes, changes the files of its
/// segment only.
public enum BrowserSearchIndex {
  /// The most documents of a segment that ``files(_:)`` makes.
  public static let segmentSize = 400

  /// All files for some documents: the page's script, the head of the index, and the segments, which are named by numbers.
  ///
  /// The same documents give the same bytes. Cost: linear in the texts, about 0.1 s for a megabyte.
  public static func files(_ documents: [BrowserDocument]) -> [BrowserSearchFile] {
    let segments = stride(from: 0, to: documents.count, by: segmentSize).enumerated().map { number, start in
      BrowserSearchSegment(
        Array(documents[start..<min(documents.count, start + segmentSize)]), name: String(number))
    }
    return [script, head(of: segments.map(\.name))] + segments.flatMap(\.files)
  }

  /// The head of the index: which segments there are.
  public static func head(of segments: [String]) -> BrowserSearchFile {
    let head: JSONValue = ["version": .int(2), "segments": .array(segments.map { .string($0) })]
    return BrowserSearchFile(
      name: "search/index.js", bytes: Array("gcmrepoSearch.head(\(head.serialized()));\n".utf8))
  }

  /// The script of the page: `gcmrepoSearch.find(words, options)`, `gcmrepoSearch.attach(form, list)`, and the form of a page that
  /// has one with the attribute `data-search`.
  public static let script = BrowserSearchFile(
    name: "search/search.js", bytes: Array(EmbeddedSearchPage.files.map(\.text).joined().utf8))
}

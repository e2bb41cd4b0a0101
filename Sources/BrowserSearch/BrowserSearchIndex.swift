import RecordRendering
import TextSearch

/// The search of a static portal: plain scripts that a page loads one by one, so that it works from a folder (`file://`), where a
/// browser fetches nothing else.
///
/// The index is made in segments of some hundred documents. A segment has a file for each beginning of two letters, with the
/// words that begin so, the passages that have them, and which of them are forms of one word; and files with the texts, of which
/// the page loads those that it shows. A document that changes, changes the files of its segment only.
public enum BrowserSearchIndex {
  /// The most documents of a segment.
  public static let segmentSize = 400

  /// All files for some documents: the page's script, the head of the index, and the segments.
  ///
  /// The same documents give the same bytes. Cost: linear in the texts, about 0.1 s for a megabyte.
  public static func files(_ documents: [BrowserDocument]) -> [BrowserSearchFile] {
    let segments = stride(from: 0, to: documents.count, by: segmentSize).enumerated().map { number, start in
      BrowserSearchSegment(Array(documents[start..<min(documents.count, start + segmentSize)]), number: number)
    }
    return head(of: segments) + segments.flatMap(\.files)
  }

  /// The page's script and the head of the index: what changes with any segment. Cost: the segments' heads.
  public static func head(of segments: [BrowserSearchSegment]) -> [BrowserSearchFile] {
    var endings: Set<String> = []
    for segment in segments { endings.formUnion(segment.endings) }
    let head: JSONValue = [
      "version": .int(1),
      "segments": .array(segments.map { .string($0.shards.joined(separator: " ")) }),
      "endings": .string(endings.sorted().joined(separator: " ")),
    ]
    let bytes = Array("gcmrepoSearch.head(\(head.serialized()));\n".utf8)
    return [script, BrowserSearchFile(name: "search/index.js", bytes: bytes)]
  }

  /// The script of the page: `gcmrepoSearch.find(words, options)`, and `gcmrepoSearch.attach(form, list)`.
  public static let script = BrowserSearchFile(
    name: "search/search.js", bytes: Array(EmbeddedSearchPage.files.map(\.text).joined().utf8))
}

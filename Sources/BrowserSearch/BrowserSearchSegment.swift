import RecordRendering
import TextSearch

/// The index of some documents of a static portal.
public struct BrowserSearchSegment: Sendable, Hashable {
  /// Its files.
  public let files: [BrowserSearchFile]
  /// The beginnings of words that it has files for.
  public let shards: [String]
  /// Pairs of endings with which two words are forms of one, by Snowball's stems of words in these documents: `ciones/cion`.
  public let endings: Set<String>

  /// Makes the index of some documents.
  ///
  /// - Parameters:
  ///   - documents: at most ``BrowserSearchIndex/segmentSize``; the titles are found too.
  ///   - number: its place among the segments, from 0, which its files' names have.
  public init(_ documents: [BrowserDocument], number: Int) {
    var words = BrowserSearchWords()
    var texts = BrowserSearchTexts(segment: number)
    for document in documents {
      words.add(document.title, language: document.language)
      for paragraph in document.paragraphs { words.add(paragraph.text, language: document.language) }
      texts.add(document)
    }
    shards = words.shards
    endings = words.endings
    files = words.files(of: number) + texts.files
  }
}

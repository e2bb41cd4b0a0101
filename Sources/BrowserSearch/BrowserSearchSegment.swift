import RecordRendering
import TextSearch

/// The index of some documents of a static portal.
public struct BrowserSearchSegment: Sendable, Hashable {
  /// Its name, which its files' addresses have.
  public let name: String
  /// Its files.
  public let files: [BrowserSearchFile]

  /// Makes the index of some documents. Cost: linear in their texts.
  ///
  /// - Parameters:
  ///   - documents: at most some hundred; the titles are found too.
  ///   - name: of ASCII letters, digits and `-`; unique in the index.
  public init(_ documents: [BrowserDocument], name: String) {
    var words = BrowserSearchWords()
    var texts = BrowserSearchTexts(segment: name)
    for document in documents {
      words.add(document.title, language: document.language)
      for paragraph in document.paragraphs { words.add(paragraph.text, language: document.language) }
      texts.add(document)
    }
    self.name = name
    let own = words.files(of: name)
    files = own.files + texts.files(shards: own.shards, endings: words.endings)
  }
}

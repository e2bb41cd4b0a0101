import GitStore
import TextSearch

/// Some texts as an index keeps them, with the words that it may not know. It is made without the index, so that the next texts are
/// read while these are written.
struct SearchedBatch: Sendable {
  /// The rows of each text, or why it cannot be read.
  private(set) var texts: [Result<SearchedRows, RecordError>] = []
  /// The spellings that the index may not know.
  private(set) var words: [NewWord] = []

  /// A spelling of a word in a language.
  struct NewWord: Sendable {
    let spelling: Int
    let language: String
    let folded: String
    let stems: [Int]
  }

  /// Reads texts and takes their words.
  ///
  /// - Parameter known: spellings that are known to be in the index.
  init(_ texts: [SearchedText.Place], in state: RecordState, _ reader: SearchedFileReader?, known: Set<Int>) {
    var reading = Reading(known: known)
    for text in texts {
      do throws(RecordError) {
        let found = try SearchedPassages(of: text.file, text.blob, in: state, reader)
        self.texts.append(.success(reading.rows(of: found, text)))
      } catch {
        self.texts.append(.failure(error))
      }
    }
    words = reading.words
  }

  /// What the texts of a batch have in common.
  private struct Reading {
    var known: Set<Int>
    var words: [NewWord] = []
    private var stems: [String: WordStemKeys] = [:]
    private var scan = SearchWords()

    init(known: Set<Int>) { self.known = known }

    mutating func rows(of found: SearchedPassages, _ text: SearchedText.Place) -> SearchedRows {
      var rows = SearchedRows(path: text.path, blob: text.blob, themes: found.themes)
      rows.rows.reserveCapacity(found.passages.count)
      var facets = [FullTextExpression.facet("k", text.file.kind.rawValue)]
      if let party = text.file.party { facets.append(FullTextExpression.facet("p", party)) }
      let common = Array(facets.joined(separator: " ").utf8)
      var ofLanguage: [String?: [UInt8]] = [:]
      for (place, passage) in found.passages.prefix(1 << SearchedRows.placeBits).enumerated() {
        let language = passage.language.map { String($0.prefix { $0 != "-" }) }
        let facets =
          ofLanguage[language] ?? common
          + (language.map { Array((" " + FullTextExpression.facet("l", $0)).utf8) } ?? [])
        ofLanguage[language] = facets
        guard let words = take(passage, language, facets) else { continue }
        let kept = SearchedRows.kept(passage)
        rows.rows.append(
          .init(place: place, passage: kept, words: words, sum: SearchedRows.sum(of: kept, in: text.path)))
      }
      return rows
    }

    /// The words of a passage after its facets; `nil` if it has none.
    private mutating func take(_ passage: SearchPassage, _ language: String?, _ facets: [UInt8]) -> [UInt8]? {
      var text = passage.text
      text.withUTF8 { bytes in
        scan.replace(with: bytes)
        learn(bytes, language ?? "")
      }
      guard scan.count > 0 else { return nil }
      var line: [UInt8] = []
      line.reserveCapacity(facets.count + scan.folded.count + 8)
      line += facets
      line.append(0x20)
      if passage.isTitle { line += Self.title }
      line += scan.folded
      return line
    }

    private static let title = Array("\(FullTextExpression.facet("t", "")) ".utf8)

    /// Remembers the words of a passage with the stems of its language.
    private mutating func learn(_ text: UnsafeBufferPointer<UInt8>, _ language: String) {
      let keys = stems[language] ?? WordStemKeys(language: language)
      stems[language] = keys
      for word in 0..<scan.count {
        let spelled = UnsafeBufferPointer(rebasing: text[scan.range(of: word)])
        let key = keys.key(ofSpelling: spelled)
        guard known.insert(key).inserted else { continue }
        var stems: [Int] = []
        keys.forEachKey(of: spelled) { stems.append($0) }
        words.append(NewWord(spelling: key, language: language, folded: scan.text(word), stems: stems))
      }
    }
  }
}

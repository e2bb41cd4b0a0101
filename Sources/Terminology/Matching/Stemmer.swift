import Cstemmer

/// Snowball's stemmer of one language: what is left of a word without its endings.
///
/// Snowball keeps its state in the object, so one is owned by whoever stems and is not shared.
struct Stemmer: ~Copyable {
  private let stemmer: OpaquePointer

  /// The stemmer of a language by its primary tag; `nil` for a language that Snowball does not know.
  ///
  /// See `sb_stemmer_new` in libstemmer.h.
  init?(language: String) {
    guard let stemmer = sb_stemmer_new(language, nil) else { return nil }
    self.stemmer = stemmer
  }

  deinit { sb_stemmer_delete(stemmer) }

  /// Passes the stem of a word in lower case, in UTF-8.
  func withStem<Result>(of word: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    word.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress, let count = Int32(exactly: bytes.count),
        let stem = sb_stemmer_stem(stemmer, start, count)
      else { return body(bytes) }
      return body(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(stemmer))))
    }
  }
}

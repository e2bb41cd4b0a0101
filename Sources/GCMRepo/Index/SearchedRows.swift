import GitStore
import TextSearch

/// What an index keeps of one text.
struct SearchedRows: Sendable {
  let path: String
  let blob: ObjectID
  var themes: [String]
  var rows: [Row] = []

  /// A passage that has words.
  struct Row: Sendable {
    /// Its place among the passages of the text, from 0.
    let place: Int
    let passage: SearchPassage
    /// The words that find it, folded, and its facets.
    let words: [UInt8]
    let sum: Int
  }

  /// The most passages of a text, in bits of their number.
  static let placeBits = 20

  /// A check sum of a passage with its path, so that a damaged page of the file never shows what no text says: FNV-1a over words of
  /// eight bytes, each text with its length.
  static func sum(of passage: SearchPassage, in path: String) -> Int {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    func mix(_ word: UInt64) {
      sum = (sum ^ word) &* 0x0000_0100_0000_01B3
      // A multiplication carries no bit down.
      sum ^= sum >> 32
    }
    func add(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        let whole = bytes.count & ~7
        for at in stride(from: 0, to: whole, by: 8) {
          mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        }
        mix(bytes[whole...].reduce(UInt64(bytes.count) << 56) { $0 << 8 | UInt64($1) })
        mix(UInt64(bytes.count))
      }
    }
    add(path)
    add(passage.place.map(String.init) ?? "")
    add(passage.citation ?? "")
    add(passage.language ?? "")
    add(passage.text)
    return Int(bitPattern: UInt(sum ^ (passage.isTitle ? 1 : 0)))
  }

  /// What is kept of a passage.
  static func kept(_ passage: SearchPassage) -> SearchPassage {
    guard passage.text.utf8.count > longestPassage else { return passage }
    var passage = passage
    passage.text = String(decoding: passage.text.utf8.prefix(longestPassage), as: UTF8.self)
    return passage
  }

  /// Of a longer paragraph the beginning is shown.
  private static let longestPassage = 1 << 20
}

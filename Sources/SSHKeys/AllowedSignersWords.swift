/// The words of a line, separated by spaces and tabs; between double quotes a space is a part of the word.
struct AllowedSignersWords {
  private var rest: ArraySlice<UInt8>

  init(_ line: ArraySlice<UInt8>) {
    rest = line
    if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
  }

  /// The first byte of the next word.
  var peek: UInt8? { rest.first { !Self.isSpace($0) } }

  /// Where the rest begins, in the line.
  var place: Int { rest.startIndex }

  /// The next word, with its quotes; `nil` at the end, or if a quote is not closed.
  mutating func next() -> String? {
    rest = rest.drop(while: Self.isSpace)
    var isQuoted = false
    var end = rest.startIndex
    while end < rest.endIndex, isQuoted || !Self.isSpace(rest[end]) {
      if rest[end] == UInt8(ascii: "\\"), end + 1 < rest.endIndex, rest[end + 1] == UInt8(ascii: "\"") {
        end += 1
      } else if rest[end] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      }
      end += 1
    }
    guard !isQuoted, end > rest.startIndex else { return nil }
    defer { rest = rest[end...] }
    return String(decoding: rest[..<end], as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}

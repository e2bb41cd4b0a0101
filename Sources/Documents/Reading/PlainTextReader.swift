import MarkdownText

/// Normalises the bytes of a text, and nothing else: words and line breaks are unchanged.
enum PlainTextReader {
  /// Strict UTF-8 to composed UTF-8 with LF, without a byte order mark, with exactly one final newline.
  ///
  /// Control characters other than NUL are kept: they belong to what was submitted. Printing neutralises them.
  static func normalized(_ file: SubmittedFile) throws(DocumentError) -> [UInt8] {
    try requireUTF8(file)
    return StableForm.text(of: file.bytes)
  }

  /// - Throws: ``DocumentError/binaryText(name:line:)`` or ``DocumentError/notUTF8(name:line:)``.
  static func requireUTF8(_ file: SubmittedFile) throws(DocumentError) {
    // UTF-16, as Windows Notepad may save a text: it has NUL bytes, and the fix is another encoding.
    if file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF]) {
      throw .notUTF8(name: file.name, line: 1)
    }
    if let zero = file.bytes.firstIndex(of: 0) {
      throw .binaryText(name: file.name, line: line(of: zero, in: file.bytes[...]))
    }
    if let bad = firstInvalidByte(in: file.bytes) {
      throw .notUTF8(name: file.name, line: line(of: bad, in: file.bytes[...]))
    }
  }

  /// The line of an offset, from 1; CR LF, CR and LF each end a line.
  private static func line(of position: Int, in bytes: ArraySlice<UInt8>) -> Int {
    StableForm.unifyNewlines(Array(bytes[..<position])).count { $0 == 0x0A } + 1
  }

  /// The offset of the first ill-formed sequence; `nil` if there is none.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return min(valid, bytes.count - 1)
  }
}

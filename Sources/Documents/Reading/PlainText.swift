/// Mends the bytes of a text, and nothing else: words and line breaks stay.
enum PlainText {
  /// Strict UTF-8 to composed UTF-8 with LF, without a byte-order mark, with exactly one newline at its end.
  ///
  /// Control characters other than NUL stay: they belong to what was submitted. Printing neutralises them.
  static func mend(_ file: SubmittedFile) throws(DocumentError) -> [UInt8] {
    try requireUTF8(file)
    let bytes = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(file.bytes.dropFirst(3)) : file.bytes
    return endWithNewline(composeLines(unifyNewlines(bytes)))
  }

  /// - Throws: ``DocumentError/binaryText(name:line:)`` or ``DocumentError/notUTF8(name:line:)``.
  static func requireUTF8(_ file: SubmittedFile) throws(DocumentError) {
    if let zero = file.bytes.firstIndex(of: 0) {
      throw .binaryText(name: file.name, line: line(of: zero, in: file.bytes[...]))
    }
    if let bad = firstInvalidByte(in: file.bytes) {
      throw .notUTF8(name: file.name, line: line(of: bad, in: file.bytes[...]))
    }
  }

  /// The 1-based line of a position; CR LF, CR and LF each end a line.
  private static func line(of position: Int, in bytes: ArraySlice<UInt8>) -> Int {
    unifyNewlines(Array(bytes[..<position])).count { $0 == 0x0A } + 1
  }

  /// Where the first ill-formed sequence begins; nil where there is none.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    return min(valid, bytes.count - 1)
  }

  static func unifyNewlines(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x0D) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var afterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        result.append(0x0A)
      } else if !(byte == 0x0A && afterReturn) {
        result.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return result
  }

  /// Composes only the lines that may need it: a newline never composes with its neighbours.
  static func composeLines(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.withUnsafeBufferPointer({ isSurelyComposed($0) }) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      let line = bytes[start..<end]
      if isSurelyComposed(line) {
        result.append(contentsOf: line)
      } else {
        result.append(contentsOf: nfc(String(decoding: line, as: UTF8.self)).utf8)
      }
      start = end
    }
    return result
  }

  private static func endWithNewline(_ bytes: [UInt8]) -> [UInt8] {
    bytes.last == 0x0A ? bytes : bytes + [0x0A]
  }
}

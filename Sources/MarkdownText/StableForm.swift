/// The normal form of the bytes of every text that is made or kept: LF, composed (NFC).
public enum StableForm {
  /// CR LF and CR as LF.
  public static func unifyNewlines(_ bytes: [UInt8]) -> [UInt8] {
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
  public static func composeLines(_ bytes: [UInt8]) -> [UInt8] {
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

  /// The text of a Markdown or text file: without a byte order mark, and with a final newline. Words and line breaks
  /// are unchanged.
  public static func text(of bytes: [UInt8]) -> [UInt8] {
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    let text = composeLines(unifyNewlines(bytes))
    return text.last == 0x0A ? text : text + [0x0A]
  }
}

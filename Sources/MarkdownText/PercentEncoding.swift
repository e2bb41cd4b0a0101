/// Bytes of a word written as `%xx` (RFC 3986, 2.1), where they would have a special meaning.
public enum PercentEncoding {
  /// Encodes the percent sign, and the bytes that `isReserved` selects by value and offset.
  public static func encode(_ text: String, where isReserved: (_ byte: UInt8, _ place: Int) -> Bool) -> String {
    var result: [UInt8] = []
    for (place, byte) in text.utf8.enumerated() {
      guard byte == UInt8(ascii: "%") || isReserved(byte, place) else {
        result.append(byte)
        continue
      }
      result += Array(((byte < 16 ? "%0" : "%") + String(byte, radix: 16)).utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Decodes ``encode(_:where:)``; `nil` if an escape is malformed, or the bytes are not UTF-8.
  public static func decode(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(code)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }
}

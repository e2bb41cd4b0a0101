import Crypto

/// What pages are made of, as one digest: SHA-256 over the lengths and bytes of the parts, in their order.
struct InputDigest {
  private var hash = SHA256()

  init(_ parts: [String] = []) { for part in parts { add(part) } }

  mutating func add(_ part: String) {
    var part = part
    part.withUTF8 { bytes in
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { hash.update(bufferPointer: $0) }
      hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    }
  }

  /// 64 hexadecimal digits.
  var digits: String { hash.finalize().hexadecimal }
}

extension Sequence<UInt8> {
  /// Two hexadecimal digits for each byte.
  var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}

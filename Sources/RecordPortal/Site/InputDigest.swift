import Crypto
import GCMRepo

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
  var digits: String { hexadecimal(hash.finalize()) }
}

import Crypto

/// The SHA-256 of bytes (FIPS 180-4), as 64 lower-case hexadecimal digits.
package func sha256(_ bytes: some Sequence<UInt8>) -> String {
  var hash = SHA256()
  let done: Void? = bytes.withContiguousStorageIfAvailable { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
  if done == nil {
    Array(bytes).withUnsafeBytes { hash.update(bufferPointer: $0) }
  }
  return hexadecimal(hash.finalize())
}

/// A digest as 64 lower-case hexadecimal digits.
package func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(unsafeUninitializedCapacity: 64) { text in
    var place = 0
    for byte in digest {
      text[place] = digits[Int(byte >> 4)]
      text[place + 1] = digits[Int(byte & 15)]
      place += 2
    }
    return 64
  }
}

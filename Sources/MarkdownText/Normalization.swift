#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

/// The string in Unicode's composed form (NFC), so that equal texts have equal bytes.
///
/// A text that is already composed, like nearly all, costs one look at each byte.
public func nfc(_ string: String) -> String {
  var string = string
  let composed = string.withUTF8 { isSurelyComposed($0) }
  return composed ? string : compose(string)
}

/// Whether NFC leaves every scalar unchanged: those below U+0300, and U+2010 to U+203F, which include dashes, quotation
/// marks and the ellipsis.
public func isSurelyComposed(_ bytes: some Collection<UInt8>) -> Bool {
  var index = bytes.startIndex
  while index != bytes.endIndex {
    let byte = bytes[index]
    if byte >= 0xCC {
      guard byte == 0xE2 else { return false }
      let second = bytes.index(after: index)
      guard second != bytes.endIndex, bytes[second] == 0x80 else { return false }
      let third = bytes.index(after: second)
      guard third != bytes.endIndex, bytes[third] >= 0x90 else { return false }
    }
    index = bytes.index(after: index)
  }
  return true
}

private func compose(_ string: String) -> String {
  #if canImport(Darwin)
    return string.precomposedStringWithCanonicalMapping
  #else
    // The standard library's own normalizer, behind String's equality. It is not public; the one in Foundation would
    // add ICU's tables, 40 MB of a static executable.
    var scalars = String.UnicodeScalarView()
    for scalar in string._nfc { scalars.append(scalar) }
    return String(scalars)
  #endif
}

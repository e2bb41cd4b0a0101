/// A set of ASCII characters, tested in one shift. Its printing characters must be among those that `isHarmless` looks
/// for.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The characters of a string, and the control characters, which no output format accepts unescaped.
  init(controlsAnd characters: String, except kept: String = "") {
    low = 0xFFFF_FFFF
    insert(0x7F)
    for byte in characters.utf8 { insert(byte) }
    for byte in kept.utf8 { remove(byte) }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
  }

  private mutating func remove(_ byte: UInt8) {
    if byte < 64 { low &= ~(1 << UInt64(byte)) } else { high &= ~(1 << UInt64(byte - 64)) }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    ((byte < 64 ? low : high) &>> UInt64(byte & 63)) & 1 != 0
  }
}

/// Splits UTF-8 into runs that may be copied unchanged and characters that need care: those of a set, and invisible
/// ones (``isHidden(_:)``).
///
/// Every output format uses this one loop, so none can forget a character that another handles. Bytes that are not
/// UTF-8 are passed to `special` as U+FFFD, one for each maximal ill-formed part (Unicode 15, section 3.9).
@inline(__always)
func forEachPiece(
  of bytes: UnsafeRawBufferPointer, escaping set: ASCIISet,
  plain: (UnsafeRawBufferPointer) -> Void, special: (Unicode.Scalar) -> Void
) {
  var start = 0
  var at = 0
  let end = bytes.count
  while at < end {
    if at + 8 <= end, isHarmless(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) {
      at += 8
      continue
    }
    let byte = bytes[at]
    if byte < 0x80 {
      if set.contains(byte) {
        if start < at { plain(UnsafeRawBufferPointer(rebasing: bytes[start..<at])) }
        special(Unicode.Scalar(byte))
        start = at + 1
      }
      at += 1
      continue
    }
    let (scalar, length) = decodeScalar(bytes, at: at)
    if let scalar, !isHidden(scalar) {
      at += length
      continue
    }
    if start < at { plain(UnsafeRawBufferPointer(rebasing: bytes[start..<at])) }
    special(scalar ?? "\u{FFFD}")
    at += length
    start = at
  }
  if start < end { plain(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) }
}

/// Whether no format escapes any of eight bytes: printing ASCII without quotes, `&`, `<`, `>` and the backslash.
///
/// Eight at a time in one word (Anderson, "Bit Twiddling Hacks": a byte less than, a byte equal to); `SIMD16` is ten
/// times slower in Swift 6.3.
@inline(__always)
private func isHarmless(_ bytes: UInt64) -> Bool {
  func each(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 &* UInt64(byte) }
  func holds(_ byte: UInt8, _ bytes: UInt64) -> UInt64 {
    let zeroed = bytes ^ each(byte)
    return (zeroed &- each(1)) & ~zeroed
  }
  let controls = bytes | ((bytes &- each(0x20)) & ~bytes) | holds(0x7F, bytes)
  let quotes = holds(0x22, bytes) | holds(0x27, bytes) | holds(0x5C, bytes)
  // 0x3C and 0x3E differ in one bit.
  let angles = holds(0x26, bytes) | holds(0x3E, bytes | each(0x02))
  return (controls | quotes | angles) & each(0x80) == 0
}

/// The scalar that begins at a byte of 0x80 or above, and its length; no scalar if the bytes are not UTF-8.
@inline(__always)
private func decodeScalar(
  _ bytes: UnsafeRawBufferPointer, at start: Int
) -> (scalar: Unicode.Scalar?, length: Int) {
  let lead = bytes[start]
  let count: Int
  var value: UInt32
  // The bounds of the second byte exclude overlong forms, surrogates and values past U+10FFFF.
  var lower: UInt8 = 0x80
  var upper: UInt8 = 0xBF
  switch lead {
  case 0xC2...0xDF: (count, value) = (2, UInt32(lead & 0x1F))
  case 0xE0...0xEF:
    (count, value) = (3, UInt32(lead & 0x0F))
    if lead == 0xE0 { lower = 0xA0 }
    if lead == 0xED { upper = 0x9F }
  case 0xF0...0xF4:
    (count, value) = (4, UInt32(lead & 0x07))
    if lead == 0xF0 { lower = 0x90 }
    if lead == 0xF4 { upper = 0x8F }
  default: return (nil, 1)
  }
  for offset in 1..<count {
    guard start + offset < bytes.count else { return (nil, offset) }
    let byte = bytes[start + offset]
    guard lower <= byte, byte <= upper else { return (nil, offset) }
    value = value << 6 | UInt32(byte & 0x3F)
    lower = 0x80
    upper = 0xBF
  }
  return (Unicode.Scalar(value), count)
}

/// Whether a character is invisible, or changes how its neighbours are displayed: C1 controls, bidirectional controls,
/// line separators, and zero-width characters.
///
/// The joiners U+200C and U+200D are not among them: Persian and emoji use them.
@inline(__always)
func isHidden(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x00A0...0x00AC, 0x00AE...0x061B: false
  case 0x0080...0x009F, 0x00AD, 0x061C: true
  case 0x115F, 0x1160, 0x180E: true
  case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
  case 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
  case 0xE0000...0xE007F: true
  default: false
  }
}

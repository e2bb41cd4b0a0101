/// Cuts the middle out of unchanged text that is so long that the changes around it would scroll off the screen.
enum LongRun {
  /// The length in bytes from which a run is long, and the bytes kept at each of its ends.
  private static let long = 4_000
  private static let kept = 600

  /// The two ends of a long run and the count of words between them; `nil` for a run to be shown whole.
  static func ends(
    of bytes: ArraySlice<UInt8>
  ) -> (head: ArraySlice<UInt8>, words: Int, tail: ArraySlice<UInt8>)? {
    guard bytes.count > long else { return nil }
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
    let headEnd = bytes[(bytes.startIndex + kept)...].prefix(kept).firstIndex(where: isSpace)
    let tailStart = bytes[..<(bytes.endIndex - kept)].suffix(kept).lastIndex(where: isSpace)
    guard let headEnd, let tailStart else { return nil }
    var words = 0
    var wasSpace = true
    for byte in bytes[headEnd..<tailStart] {
      if wasSpace, !isSpace(byte) { words += 1 }
      wasSpace = isSpace(byte)
    }
    return (bytes[..<headEnd], words, bytes[(tailStart + 1)...])
  }
}

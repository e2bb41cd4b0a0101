/// Whether every reader would interpret a zip's directory in the same way.
///
/// libzip's own strict mode also compares times, and so refuses valid files written by .NET. What matters is that no
/// two readers see different entries: one end record, a directory directly before it, each entry's header agreeing with
/// the directory in name and method, and no overlaps.
///
/// Word and mail programs leave a few bytes after the end of valid files, and transfers put some before them: these are
/// ignored, as long as they contain nothing that a reader could interpret as a zip record.
public struct ArchiveDirectory {
  /// The number of bytes allowed before and after an archive.
  static let margin = 4_096

  private let bytes: UnsafeRawBufferPointer

  /// The names of the entries in order; `nil` if the directory is not valid.
  public static func names(in bytes: UnsafeRawBufferPointer) -> [String]? { read(bytes)?.names }

  /// The range of the archive in the bytes; `nil` if the directory is not valid.
  static func extent(in bytes: UnsafeRawBufferPointer) -> Range<Int>? { read(bytes)?.extent }

  private static func read(_ bytes: UnsafeRawBufferPointer) -> (names: [String], extent: Range<Int>)? {
    guard let end = ArchiveDirectory(bytes: bytes).endRecord else { return nil }
    let directory = ArchiveDirectory(bytes: bytes)
    // Offsets are counted from the archive's beginning, or from that of the file if a program has counted its prefix.
    let before = end.lowerBound - directory.number(end.lowerBound + 12, 4) - directory.number(end.lowerBound + 16, 4)
    guard (0...margin).contains(before) else { return nil }
    let extent = before..<end.upperBound
    guard !directory.holdsRecord(in: 0..<before) else { return nil }
    let archive = ArchiveDirectory(bytes: UnsafeRawBufferPointer(rebasing: bytes[extent]))
    return archive.names(end: end.lowerBound - before).map { ($0, extent) }
  }

  private func names(end: Int) -> [String]? {
    let count = number(end + 10, 2)
    let size = number(end + 12, 4)
    let start = number(end + 16, 4)
    // Neither several volumes nor ZIP64, which starts beyond the size limits of a document.
    guard number(end + 4, 2) == 0, number(end + 6, 2) == 0, number(end + 8, 2) == count,
      start + size == end
    else { return nil }
    var position = start
    var names: [String] = []
    var spans: [Range<Int>] = []
    for _ in 0..<count {
      guard position + 46 <= end, number(position, 4) == 0x0201_4B50 else { return nil }
      guard let span = span(ofEntry: position, before: start) else { return nil }
      spans.append(span)
      let nameLength = number(position + 28, 2)
      names.append(String(decoding: bytes[(position + 46)..<(position + 46 + nameLength)], as: UTF8.self))
      position += 46 + nameLength + number(position + 30, 2) + number(position + 32, 2)
    }
    spans.sort { $0.lowerBound < $1.lowerBound }
    guard position == end,
      zip(spans, spans.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound })
    else { return nil }
    return names
  }

  /// The last end record with its comment, if at most a few bytes follow it.
  private var endRecord: Range<Int>? {
    guard bytes.count >= 22 else { return nil }
    for position in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535 - Self.margin), by: -1)
    where number(position, 4) == 0x0605_4B50 {
      let end = position + 22 + number(position + 20, 2)
      guard end <= bytes.count, bytes.count - end <= Self.margin, !holdsRecord(in: end..<bytes.count) else {
        return nil
      }
      return position..<end
    }
    return nil
  }

  /// Whether a reader could interpret some bytes as a header, a directory or an end record.
  private func holdsRecord(in range: Range<Int>) -> Bool {
    guard range.count >= 4 else { return false }
    return (range.lowerBound...(range.upperBound - 4)).contains {
      [0x0403_4B50, 0x0201_4B50, 0x0605_4B50, 0x0606_4B50, 0x0706_4B50].contains(number($0, 4))
    }
  }

  /// The range of an entry's header and data, if the header agrees with the directory.
  private func span(ofEntry entry: Int, before start: Int) -> Range<Int>? {
    let nameLength = number(entry + 28, 2)
    let header = number(entry + 42, 4)
    guard header + 30 + nameLength <= start, entry + 46 + nameLength <= bytes.count,
      number(header, 4) == 0x0403_4B50,
      number(header + 26, 2) == nameLength, number(header + 8, 2) == number(entry + 10, 2),
      // The encryption flag.
      number(header + 6, 2) & 1 == number(entry + 8, 2) & 1,
      bytes[(header + 30)..<(header + 30 + nameLength)]
        .elementsEqual(bytes[(entry + 46)..<(entry + 46 + nameLength)])
    else { return nil }
    let end = header + 30 + nameLength + number(header + 28, 2) + number(entry + 20, 4)
    return end <= start ? header..<end : nil
  }

  /// A little-endian number at an offset that was checked.
  private func number(_ position: Int, _ length: Int) -> Int {
    (0..<length).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
  }
}

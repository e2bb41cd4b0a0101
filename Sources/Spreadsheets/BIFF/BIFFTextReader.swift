import OfficeOpenXML

/// Reads texts that may go on in further records ([MS-XLS] 2.5.293, 2.5.294).
struct BIFFTextReader {
  private let stream: [UInt8]
  private let segments: [Range<Int>]
  private var segment = 0
  private(set) var offset: Int

  init(_ stream: [UInt8], _ segments: [Range<Int>]) {
    (self.stream, self.segments) = (stream, segments)
    offset = segments.first?.lowerBound ?? 0
  }

  /// A text after its length in two bytes, or in one for the name of a sheet; `nil` where the data ends.
  mutating func text(isShort: Bool = false) -> String? {
    let length: Int
    if isShort {
      guard let byte = byte() else { return nil }
      length = Int(byte)
    } else {
      guard let word = word() else { return nil }
      length = word
    }
    guard let flags = byte() else { return nil }
    var (runs, extra) = (0, 0)
    if flags & 8 != 0 {
      guard let count = word() else { return nil }
      runs = count
    }
    if flags & 4 != 0 {
      guard let low = word(), let high = word() else { return nil }
      extra = low | high << 16
    }
    guard let text = characters(length, isWide: flags & 1 != 0), skip(runs * 4 + extra) else { return nil }
    return text
  }

  /// Characters of one or two bytes each; where they go on in another record, a byte says anew which.
  private mutating func characters(_ count: Int, isWide: Bool) -> String? {
    var units: [UInt16] = []
    var isWide = isWide
    while units.count < count {
      guard segment < segments.count else { return nil }
      let width = isWide ? 2 : 1
      let available = min((segments[segment].upperBound - offset) / width, count - units.count)
      for _ in 0..<available {
        units.append(isWide ? stream.word(at: offset) : UInt16(stream[offset]))
        offset += width
      }
      guard units.count < count else { break }
      segment += 1
      guard segment < segments.count, !segments[segment].isEmpty else { return nil }
      offset = segments[segment].lowerBound
      isWide = stream[offset] & 1 != 0
      offset += 1
    }
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func byte() -> UInt8? {
    while segment < segments.count, offset >= segments[segment].upperBound {
      segment += 1
      if segment < segments.count { offset = segments[segment].lowerBound }
    }
    guard segment < segments.count else { return nil }
    defer { offset += 1 }
    return stream[offset]
  }

  private mutating func word() -> Int? {
    guard let low = byte(), let high = byte() else { return nil }
    return Int(low) | Int(high) << 8
  }

  /// Skips bytes over the ends of records. Cost: the number of records.
  private mutating func skip(_ count: Int) -> Bool {
    var rest = count
    while rest > 0 {
      guard segment < segments.count else { return false }
      let step = min(rest, segments[segment].upperBound - offset)
      offset += step
      rest -= step
      if rest > 0 {
        segment += 1
        if segment < segments.count { offset = segments[segment].lowerBound }
      }
    }
    return true
  }
}

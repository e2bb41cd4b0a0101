import OfficeOpenXML

/// A part with its story as a redline.
struct WrittenPart {
  let bytes: [UInt8]
  /// The range of the story.
  let story: Range<Int>
  /// What was copied unchanged in it.
  var verbatim: [Verbatim]
  /// Where a block of the story begins with none of its elements open, and the paragraph before has ended in both
  /// texts.
  let borders: [Int]
}

/// A paragraph that was copied unchanged: its range in the written part, and its words in both texts.
struct Verbatim {
  let written: Range<Int>
  let old: Range<Int>
  let new: Range<Int>
}

extension WrittenPart {
  /// The part without what was copied unchanged.
  var changed: [UInt8] { Self.bytes(bytes[...], without: verbatim.map(\.written)) }

  /// The changed part split in two, each with everything around the story; `nil` if it is too small to be worth it, or
  /// cannot be split.
  var halves: (first: [UInt8], second: [UInt8])? {
    let copied = verbatim.reduce(0) { $0 + $1.written.count }
    let half = (story.count - copied) / 2
    guard half > 1 << 16 else { return nil }
    var (passed, count) = (0, 0)
    for border in borders {
      while count < verbatim.count, verbatim[count].written.upperBound <= border {
        passed += verbatim[count].written.count
        count += 1
      }
      guard border - story.lowerBound - passed >= half else { continue }
      let first = Self.bytes(bytes[..<border], without: verbatim[..<count].map(\.written))
      let second = Self.bytes(bytes[border...], without: verbatim[count...].map(\.written))
      return (first + bytes[story.upperBound...], bytes[..<story.lowerBound] + second)
    }
    return nil
  }

  /// Bytes without some ranges, which are in order.
  static func bytes(_ bytes: ArraySlice<UInt8>, without ranges: [Range<Int>]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count - ranges.reduce(0) { $0 + $1.count })
    var at = bytes.startIndex
    for range in ranges {
      result += bytes[at..<range.lowerBound]
      at = range.upperBound
    }
    result += bytes[at...]
    return result
  }
}

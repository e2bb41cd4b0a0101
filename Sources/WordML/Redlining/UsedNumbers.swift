/// The largest numbers that the parts of a package use, so that additions get unused ones.
struct UsedNumbers: Sendable {
  /// Of the attributes `w:id`, of changes, bookmarks and comments.
  private(set) var largestID = 0
  /// Of the attributes `id`, of drawings.
  private(set) var largestDrawing = 0

  /// Cost: linear in the XML parts; about one byte in four is examined.
  init(in parts: PackageParts) {
    for (part, bytes) in parts.contents where part.hasSuffix(".xml") && part.contains("/") {
      bytes.withUnsafeBufferPointer { look(at: $0) }
    }
  }

  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    // Where the quotation mark of `:id="` or ` id="` may be.
    var at = 4
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "="): at += 1
      case UInt8(ascii: "d"): at += 2
      case UInt8(ascii: "i"): at += 3
      case UInt8(ascii: "\""):
        if bytes[at - 1] == UInt8(ascii: "="), bytes[at - 2] == UInt8(ascii: "d"), bytes[at - 3] == UInt8(ascii: "i") {
          let number = Self.number(bytes, from: at + 1)
          switch bytes[at - 4] {
          case UInt8(ascii: ":"): largestID = max(largestID, number)
          case 0x20: largestDrawing = max(largestDrawing, number)
          default: break
          }
        }
        at += 4
      default: at += 4
      }
    }
  }

  /// 0 if there is none, or if it is larger than programs assign.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var (at, number) = (start, 0)
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39, number < 1 << 30 {
      number = number * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    return number < 1 << 29 ? number : 0
  }
}

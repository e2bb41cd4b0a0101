import Clibgit2

/// The SHA-1 name of an object: 20 bytes, written as 40 hexadecimal digits.
public struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// Takes exactly 20 bytes.
  public init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 20 else { return nil }
    high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// Takes exactly 40 hexadecimal digits, of either case.
  public init?(hex: some StringProtocol) {
    guard let id = Array(hex.utf8).withUnsafeBytes({ ObjectID(digits: $0) }) else { return nil }
    self = id
  }

  /// Takes exactly 40 bytes, each a hexadecimal digit of either case.
  init?(digits: UnsafeRawBufferPointer) {
    guard digits.count == 40 else { return nil }
    func number(_ range: Range<Int>) -> UInt64? {
      var number: UInt64 = 0
      for digit in digits[range] {
        let value: UInt8
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
        default: return nil
        }
        number = number << 4 | UInt64(value)
      }
      return number
    }
    guard let high = number(0..<16), let middle = number(16..<32), let low = number(32..<40) else { return nil }
    self.init(high: high, middle: middle, low: UInt32(low))
  }

  init(_ oid: git_oid) {
    let id = withUnsafeBytes(of: oid) { ObjectID(bytes: UnsafeRawBufferPointer(rebasing: $0.prefix(20))) }
    self = id ?? .zero
  }

  private init(high: UInt64, middle: UInt64, low: UInt32) {
    (self.high, self.middle, self.low) = (high, middle, low)
  }

  /// Twenty zero bytes: git's "no object".
  public static let zero = ObjectID(high: 0, middle: 0, low: 0)

  var raw: git_oid {
    var oid = git_oid()
    withUnsafeMutableBytes(of: &oid) { bytes in
      bytes.storeBytes(of: high.bigEndian, as: UInt64.self)
      bytes.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      bytes.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
    }
    return oid
  }

  /// The 20 bytes.
  public var bytes: [UInt8] { withUnsafeBytes(of: raw) { Array($0.prefix(20)) } }

  /// The 40 hexadecimal digits.
  public var description: String {
    String(unsafeUninitializedCapacity: 40) { digits in
      writeDigits { digits[$0] = $1 }
      return 40
    }
  }

  /// Passes each of the 40 hexadecimal digits to a closure, with its place.
  func writeDigits(_ write: (_ place: Int, _ digit: UInt8) -> Void) {
    func pass(_ number: UInt64, to range: Range<Int>) {
      var rest = number
      for place in range.reversed() {
        let value = UInt8(rest & 15)
        write(place, value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10)
        rest >>= 4
      }
    }
    pass(high, to: 0..<16)
    pass(middle, to: 16..<32)
    pass(UInt64(low), to: 32..<40)
  }

  /// The first of the 20 bytes.
  var firstByte: UInt8 { UInt8(truncatingIfNeeded: high >> 56) }

  /// The four bytes after the first one, as a big-endian number.
  var afterFirstByte: UInt32 { UInt32(truncatingIfNeeded: high >> 24) }

  /// The first ten digits, for display.
  public var short: String { String(description.prefix(10)) }

  public static func < (a: ObjectID, b: ObjectID) -> Bool {
    (a.high, a.middle, a.low) < (b.high, b.middle, b.low)
  }
}

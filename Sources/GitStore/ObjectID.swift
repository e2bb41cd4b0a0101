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
    let digits = Array(hex.utf8)
    guard digits.count == 40 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 20)
    for (index, digit) in digits.enumerated() {
      guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      bytes[index / 2] = bytes[index / 2] << 4 | UInt8(value)
    }
    guard let id = bytes.withUnsafeBytes({ ObjectID(bytes: $0) }) else { return nil }
    self = id
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

  /// The 40 hexadecimal digits.
  public var description: String {
    func padded(_ number: some BinaryInteger, _ digits: Int) -> String {
      let text = String(number, radix: 16)
      return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    return padded(high, 16) + padded(middle, 16) + padded(low, 8)
  }

  /// The first ten digits, as people quote it.
  public var short: String { String(description.prefix(10)) }

  public static func < (a: ObjectID, b: ObjectID) -> Bool {
    (a.high, a.middle, a.low) < (b.high, b.middle, b.low)
  }
}

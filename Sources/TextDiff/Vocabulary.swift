/// The distinct tokens of both texts, numbered in order of first occurrence.
///
/// A table of 64-bit hashes with open addressing. Tokens are distinguished by their hash alone, so an adversary could
/// make two collide; ``SpanWriter`` compares the bytes of everything that it writes as equal, and falls back.
struct Vocabulary {
  /// The weight of a word in similarity, by number: its length in bytes up to a limit, since long words distinguish
  /// texts and "de la" does not; 0 for punctuation.
  private(set) var weights: [UInt8] = []
  /// The visual role of a token, by number.
  private(set) var signs: [Sign] = []
  /// The possible role of a token in a date or an abbreviation, by number.
  private(set) var roles: [UnitRole] = []
  /// Hash and number side by side, since each lookup is a cache miss.
  private var slots: [Slot]
  private var mask: Int

  private struct Slot {
    var hash: UInt64
    /// Negative in an empty slot.
    var number: Int32

    static let empty = Slot(hash: 0, number: -1)
  }

  enum Sign: UInt8 {
    case other
    /// A comma.
    case clause
    /// A full stop, a colon, a semicolon, a question or exclamation mark.
    case sentence
    /// A number, a label, a bracket, or a table cell border: never marked while it is unchanged.
    case landmark

    init(firstByte: UInt8) {
      switch firstByte {
      case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"):
        self = .sentence
      case UInt8(ascii: ","): self = .clause
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "|"), UInt8(ascii: "["), UInt8(ascii: "]"):
        self = .landmark
      default: self = .other
      }
    }
  }

  init(capacity: Int) {
    var size = 1024
    while size < capacity { size *= 2 }
    slots = Array(repeating: .empty, count: size)
    mask = size - 1
  }

  var count: Int { weights.count }

  /// The number of a token, assigned now if it is new.
  mutating func number(
    hash: UInt64, length: Int, isWord: Bool, firstByte: UInt8 = 0, lastByte: UInt8 = 0, sign: Sign? = nil
  ) -> Int32 {
    if weights.count * 2 > mask { grow() }
    let slot = self.slot(of: hash)
    if slots[slot].number >= 0 { return slots[slot].number }
    let number = Int32(weights.count)
    slots[slot] = Slot(hash: hash, number: number)
    weights.append(isWord ? UInt8(min(length, 16)) : 0)
    signs.append(sign ?? Sign(firstByte: firstByte))
    roles.append(sign == nil ? UnitRole(hash, length: length, isWord: isWord, firstByte, lastByte) : .none)
    return number
  }

  /// Adds the tokens of another vocabulary in the order of their numbers, and returns the number that each has here.
  mutating func add(_ other: Vocabulary) -> [Int32] {
    var hashes = [UInt64](repeating: 0, count: other.count)
    for slot in other.slots where slot.number >= 0 { hashes[Int(slot.number)] = slot.hash }
    return hashes.indices.map { number in
      if weights.count * 2 > mask { grow() }
      let slot = self.slot(of: hashes[number])
      if slots[slot].number >= 0 { return slots[slot].number }
      let own = Int32(weights.count)
      slots[slot] = Slot(hash: hashes[number], number: own)
      weights.append(other.weights[number])
      signs.append(other.signs[number])
      roles.append(other.roles[number])
      return own
    }
  }

  /// The slot of a hash, or the empty one that it would take.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].number >= 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  func isWord(_ number: Int32) -> Bool { weights[Int(number)] > 0 }

  private mutating func grow() {
    let old = slots
    let size = (mask + 1) * 2
    mask = size - 1
    slots = Array(repeating: .empty, count: size)
    for entry in old where entry.number >= 0 {
      var slot = Int(truncatingIfNeeded: entry.hash) & mask
      while slots[slot].number >= 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

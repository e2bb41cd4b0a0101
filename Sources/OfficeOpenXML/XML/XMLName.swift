#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The name of an element: the meaning of its namespace, and its local name.
public struct XMLName: Sendable, Hashable {
  /// The namespaces in which the same local name means different things, both strict and transitional.
  public enum Namespace: Sendable, Hashable {
    /// Those of Word's parts.
    case word, markupCompatibility, chart
    /// Those of OpenDocument's parts.
    case openText, openTable, openStyle, openDrawing, openForm
    /// Any other, or none.
    case other

    /// Parts of addresses by which they are told apart, in every edition of the two standards.
    private static let known: [(part: [UInt8], namespace: Namespace)] = [
      ("wordprocessingml/", .word), ("markup-compatibility/", .markupCompatibility), ("/chart", .chart),
      (":text:", .openText), (":table:", .openTable), (":style:", .openStyle), (":drawing:", .openDrawing),
      (":form:", .openForm),
    ].map { (Array($0.utf8), $1) }

    init(_ address: String) {
      let address = Array(address.utf8)
      // By bytes: searching a `String` for another costs far more, and this is asked for every name of every part.
      self = Self.known.first { address.contains(sequence: $0.part) }?.namespace ?? .other
    }
  }

  /// The namespace, whatever its prefix.
  public let namespace: Namespace
  /// The name without a prefix.
  public let local: String
}

/// The names encountered so far, each with a number: a document has a hundred of them, each a hundred thousand times.
struct XMLNames {
  /// More names than any vocabulary has, so that a hostile part cannot fill memory with them.
  static let limit = 10_000
  /// The longest name with its namespace in bytes: each element costs a look at all of them, however short it is in the
  /// file.
  static let longest = 4_096

  private(set) var names: [XMLName] = []
  /// The keys of all names, one after the other.
  private var keys: [UInt8] = []
  private var ends: [Int] = []
  /// The numbers of names by the hash of their keys, with open addressing; -1 in empty slots.
  private var table = [Int32](repeating: -1, count: 256)
  /// Whether keys are hashed completely and with a random key: set once the quick hash has too many collisions.
  private var isKeyed = false
  /// How many lookups hit another name.
  private(set) var misses = 0
  /// The last namespace address, and its meaning: most names have the same one.
  private var lastAddress = ""
  private var lastNamespace = XMLName.Namespace.other

  /// This many collisions before a name's slot may be chance, even in a half-full table; more indicate a part made to
  /// collide.
  private static let mostMisses = 32

  /// The number of a name; `nil` if there are too many, or it is too long. Cost: that of its hash, whatever names the
  /// part contains.
  ///
  /// - Parameter key: `namespace|local`, or the local name alone.
  mutating func number(of key: UnsafeRawBufferPointer) -> Int32? {
    var place = hash(key) & (table.count - 1)
    var passed = 0
    while table[place] >= 0 {
      if isSame(Int(table[place]), key) { return table[place] }
      place = (place + 1) & (table.count - 1)
      passed += 1
      misses += 1
      guard passed > Self.mostMisses, !isKeyed else { continue }
      isKeyed = true
      rebuild(places: table.count)
      return number(of: key)
    }
    guard names.count < Self.limit, key.count <= Self.longest else { return nil }
    table[place] = Int32(names.count)
    keys += key
    ends.append(keys.count)
    names.append(self.name(String(decoding: key, as: UTF8.self)))
    if names.count * 2 > table.count { rebuild(places: table.count * 4) }
    return Int32(names.count - 1)
  }

  private func isSame(_ number: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    return ends[number] - start == key.count && Self.stands(key, at: start, in: keys)
  }

  /// Of the keys alone: a closure over all of the names would copy them for each element.
  private static func stands(_ key: UnsafeRawBufferPointer, at start: Int, in keys: [UInt8]) -> Bool {
    keys.withUnsafeBytes { keys in
      guard let known = keys.baseAddress, let wanted = key.baseAddress else { return key.isEmpty }
      return memcmp(known + start, wanted, key.count) == 0
    }
  }

  private mutating func rebuild(places: Int) {
    table = [Int32](repeating: -1, count: places)
    for number in names.indices {
      let start = number == 0 ? 0 : ends[number - 1]
      var place = keys.withUnsafeBytes { hash(UnsafeRawBufferPointer(rebasing: $0[start..<ends[number]])) }
      place &= table.count - 1
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(number)
    }
  }

  private func hash(_ key: UnsafeRawBufferPointer) -> Int {
    guard isKeyed else { return Self.quickHash(key) }
    // SipHash with a random key: nobody can construct collisions.
    var hasher = Hasher()
    hasher.combine(bytes: key)
    return hasher.finalize()
  }

  /// Of the last sixteen bytes, where names of one namespace differ: multiply and fold.
  private static func quickHash(_ key: UnsafeRawBufferPointer) -> Int {
    var (first, second) = (UInt64(truncatingIfNeeded: key.count), UInt64(0))
    if key.count >= 16 {
      first ^= UInt64(littleEndian: key.loadUnaligned(fromByteOffset: key.count - 16, as: UInt64.self))
      second = UInt64(littleEndian: key.loadUnaligned(fromByteOffset: key.count - 8, as: UInt64.self))
    } else {
      for byte in key { second = second &* 0x100_0000_01B3 ^ UInt64(byte) }
    }
    let product = (first ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: second ^ 0xE703_7ED1_A0B4_28DB)
    return Int(truncatingIfNeeded: product.high ^ product.low)
  }

  private mutating func name(_ text: String) -> XMLName {
    guard let bar = text.utf8.lastIndex(of: UInt8(ascii: "|")) else {
      return XMLName(namespace: .other, local: text)
    }
    if text[..<bar] != lastAddress {
      lastAddress = String(text[..<bar])
      lastNamespace = XMLName.Namespace(lastAddress)
    }
    return XMLName(namespace: lastNamespace, local: String(text[text.utf8.index(after: bar)...]))
  }
}

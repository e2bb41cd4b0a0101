#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The namespaces to which prefixes are bound at the parser's position, which determine the names of elements
/// (Namespaces in XML 1.0).
///
/// The parser itself is not asked to resolve prefixes: it hashes the name of every attribute with its namespace, which
/// costs as much as the rest of parsing a redline. Here an element's name is resolved once per scope, and of an
/// attribute it is only checked that its prefix is declared. What a namespace-aware parser refuses is refused here too.
struct XMLNamespaces {
  /// All names encountered so far.
  private(set) var names = XMLNames()
  /// Whether there are more names than are accepted, or one is too long.
  private(set) var isFull = false
  /// The namespace of each prefix; that of the empty prefix is the default namespace.
  private var addresses: [[UInt8]: [UInt8]] = [Array("xml".utf8): Array(Self.xmlAddress.utf8)]
  /// A number for the declarations in force, the same wherever the same ones are made in the same scope.
  private var scope: Int32 = 0
  private var scopes: [Declarations: Int32] = [:]
  private var outer: [Outer] = []
  /// The number of open elements.
  private var depth = 0
  /// How many prefixes each namespace has, and how many there are beyond the first of each: only with those can an
  /// attribute be written twice under two names.
  private var prefixes: [[UInt8]: Int] = [:]
  private var synonyms = 0
  /// The names resolved most recently, by slot; a repeated name seldom costs more than one comparison.
  private var resolved = [Resolved](repeating: Resolved(), count: 512)
  /// Prefixes of attributes that are known to be declared.
  private var declared = [DeclaredPrefix](repeating: DeclaredPrefix(), count: 16)

  private static let xmlAddress = "http://www.w3.org/XML/1998/namespace"
  private static let xmlnsAddress = "http://www.w3.org/2000/xmlns/"

  private struct Declarations: Hashable {
    let scope: Int32
    let written: [UInt8]
  }

  /// The declarations in force outside an element that declares prefixes.
  private struct Outer {
    let depth: Int
    let scope: Int32
    var replaced: [(prefix: [UInt8], address: [UInt8]?)] = []
  }

  private struct Resolved {
    var name: WrittenName?
    var scope: Int32 = -1
    var number: Int32 = -1
  }

  private struct DeclaredPrefix {
    /// Up to eight bytes, packed.
    var prefix: UInt64 = 0
    var scope: Int32 = -1
  }

  typealias Pairs = UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The number of an element's name; `nil` if it is invalid, or there are too many names.
  ///
  /// - Parameter pairs: its attributes, names and values alternating. Cost: linear in the names; for declarations, in
  ///   their values.
  mutating func begin(_ name: UnsafePointer<CChar>, _ pairs: Pairs?) -> Int32? {
    depth += 1
    if let pairs, pairs[0] != nil {
      guard areSound(pairs) else { return nil }
      if synonyms > 0, holdsTwice(pairs) { return nil }
    }
    return number(of: UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  /// An element ends, and its declarations with it.
  mutating func end() {
    if let last = outer.last, last.depth == depth {
      for (prefix, address) in last.replaced.reversed() { bind(prefix, address) }
      scope = last.scope
      outer.removeLast()
    }
    depth -= 1
  }

  // MARK: Elements

  private mutating func number(of name: UnsafeRawBufferPointer) -> Int32? {
    guard let written = WrittenName(name) else { return resolve(name) }
    let place = written.place
    if resolved[place].scope == scope, resolved[place].name == written { return resolved[place].number }
    guard let number = resolve(name) else { return nil }
    resolved[place] = Resolved(name: written, scope: scope, number: number)
    return number
  }

  private mutating func resolve(_ name: UnsafeRawBufferPointer) -> Int32? {
    guard name.count <= XMLNames.longest else { return full() }
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
      guard let address = addresses[[]], !address.isEmpty else { return names.number(of: name) ?? full() }
      return number(of: name[...], at: address)
    }
    let local = name[(colon + 1)...]
    guard colon > 0, !local.isEmpty, !local.contains(UInt8(ascii: ":")), let address = addresses[Array(name[..<colon])]
    else { return nil }
    return number(of: local, at: address)
  }

  private mutating func number(of local: Slice<UnsafeRawBufferPointer>, at address: [UInt8]) -> Int32? {
    (address + [UInt8(ascii: "|")] + local).withUnsafeBytes { names.number(of: $0) } ?? full()
  }

  private mutating func full() -> Int32? {
    isFull = true
    return nil
  }

  // MARK: Attributes

  /// Whether all prefixes are declared; also applies the declarations among the attributes.
  private mutating func areSound(_ pairs: Pairs) -> Bool {
    var at = 0
    while let attribute = pairs[at] {
      switch prefix(of: attribute) {
      case .none, .declared: at += 2
      case .declaration: return declare(pairs)
      // It may be declared by a later attribute.
      case .unknown: return declares(pairs) && declare(pairs)
      }
    }
    return true
  }

  private func declares(_ pairs: Pairs) -> Bool {
    var at = 0
    while let attribute = pairs[at] {
      if Self.isDeclaration(attribute) { return true }
      at += 2
    }
    return false
  }

  /// Whether an attribute is `xmlns` or `xmlns:` and a prefix.
  static func isDeclaration(_ attribute: UnsafePointer<CChar>) -> Bool {
    strncmp(attribute, "xmlns", 5) == 0 && (attribute[5] == 0 || attribute[5] == CChar(UInt8(ascii: ":")))
  }

  private enum Prefix {
    case none, declared, declaration, unknown
  }

  @inline(__always)
  private mutating func prefix(of attribute: UnsafePointer<CChar>) -> Prefix {
    var (packed, at) = (UInt64(0), 0)
    while attribute[at] != CChar(UInt8(ascii: ":")) {
      if attribute[at] == 0 { return at == 5 && packed == Self.xmlns ? .declaration : .none }
      packed = packed << 8 | UInt64(UInt8(bitPattern: attribute[at]))
      at += 1
    }
    if at == 5, packed == Self.xmlns { return .declaration }
    var end = at + 1
    while attribute[end] != 0, attribute[end] != CChar(UInt8(ascii: ":")) { end += 1 }
    guard at > 0, end > at + 1, attribute[end] == 0 else { return .unknown }
    let place = Int(truncatingIfNeeded: (packed &* 0x9E37_79B9_7F4A_7C15) >> 60)
    if at <= 8, declared[place].prefix == packed, declared[place].scope == scope { return .declared }
    guard addresses[Array(UnsafeRawBufferPointer(start: attribute, count: at))] != nil else { return .unknown }
    if at <= 8 { declared[place] = DeclaredPrefix(prefix: packed, scope: scope) }
    return .declared
  }

  /// `xmlns`, packed.
  private static let xmlns: UInt64 = 0x78_6D6C_6E73

  /// Whether the same attribute occurs under two prefixes.
  private func holdsTwice(_ pairs: Pairs) -> Bool {
    var seen: Set<[UInt8]> = []
    var at = 0
    while let attribute = pairs[at] {
      at += 2
      let name = UnsafeRawBufferPointer(start: attribute, count: strlen(attribute))
      guard let colon = name.firstIndex(of: UInt8(ascii: ":")), let address = addresses[Array(name[..<colon])]
      else { continue }
      guard seen.insert(address + [UInt8(ascii: "|")] + name[(colon + 1)...]).inserted else { return true }
    }
    return false
  }

  // MARK: Declarations

  /// Applies the declarations of an element; `false` if one of them, or a prefix of its attributes, is invalid.
  private mutating func declare(_ pairs: Pairs) -> Bool {
    var around = Outer(depth: depth, scope: scope)
    var written: [UInt8] = []
    var at = 0
    while let attribute = pairs[at], let value = pairs[at + 1] {
      at += 2
      guard Self.isDeclaration(attribute) else { continue }
      let name = UnsafeRawBufferPointer(start: attribute, count: strlen(attribute))
      let prefix = Array(name.dropFirst(6))
      let address = Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
      guard isSound(prefix, address) else { return false }
      guard addresses[prefix] != address else { continue }
      around.replaced.append((prefix, addresses[prefix]))
      bind(prefix, address)
      written += name.dropFirst(5) + [0] + address + [0]
    }
    if !written.isEmpty {
      outer.append(around)
      let key = Declarations(scope: scope, written: written)
      let number = scopes[key] ?? Int32(scopes.count + 1)
      scopes[key] = number
      scope = number
    }
    at = 0
    while let attribute = pairs[at] {
      at += 2
      if prefix(of: attribute) == .unknown { return false }
    }
    return true
  }

  /// - Parameter address: `nil` if the prefix is no longer bound.
  private mutating func bind(_ prefix: [UInt8], _ address: [UInt8]?) {
    if !prefix.isEmpty {
      if let old = addresses[prefix] {
        prefixes[old, default: 1] -= 1
        if prefixes[old] == 0 { prefixes[old] = nil } else { synonyms -= 1 }
      }
      if let address {
        prefixes[address, default: 0] += 1
        if prefixes[address] != 1 { synonyms += 1 }
      }
    }
    addresses[prefix] = address
  }

  /// Whether a prefix may be bound to a namespace (Namespaces in XML 1.0, sections 3 and 5); no namespace may contain
  /// the `|` that separates it from a name here.
  private func isSound(_ prefix: [UInt8], _ address: [UInt8]) -> Bool {
    guard prefix.elementsEqual("xml".utf8) == address.elementsEqual(Self.xmlAddress.utf8),
      !prefix.elementsEqual("xmlns".utf8), !address.elementsEqual(Self.xmlnsAddress.utf8)
    else { return false }
    return (prefix.isEmpty || !address.isEmpty) && !address.contains(UInt8(ascii: "|"))
  }
}

/// The name of an element: what its namespace is about, and its local name.
public struct XMLName: Sendable, Hashable {
  /// The namespaces in which the same local name means different things; strict and transitional alike.
  public enum Namespace: Sendable, Hashable {
    case word, markupCompatibility, chart
    case openText, openTable, openStyle, openDrawing, openForm
    case other

    init(_ address: String) {
      let known: [(String, Namespace)] = [
        ("wordprocessingml/", .word), ("markup-compatibility/", .markupCompatibility), ("/chart", .chart),
        (":text:", .openText), (":table:", .openTable), (":style:", .openStyle), (":drawing:", .openDrawing),
        (":form:", .openForm),
      ]
      self = known.first { address.contains($0.0) }?.1 ?? .other
    }
  }

  public let namespace: Namespace
  public let local: String
}

/// The names met so far: a document has a hundred of them, each a hundred thousand times.
struct XMLNames {
  private var known: [UInt64: [(key: [CChar], name: XMLName)]] = [:]

  /// - Parameter name: as expat gives it, `namespace|local`, or the local name alone.
  subscript(name: UnsafePointer<CChar>) -> XMLName {
    mutating get {
      // FNV-1a; names that collide are told apart below.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var length = 0
      while name[length] != 0 {
        hash = (hash ^ UInt64(UInt8(bitPattern: name[length]))) &* 0x100_0000_01B3
        length += 1
      }
      if let found = known[hash]?.first(where: { Self.isSame($0.key, name, length) }) { return found.name }
      let made = Self.name(String(cString: name))
      // A hostile file may bring a million names; those are not kept.
      if known.count < 1_000 {
        known[hash, default: []].append((Array(UnsafeBufferPointer(start: name, count: length)), made))
      }
      return made
    }
  }

  private static func isSame(_ key: [CChar], _ name: UnsafePointer<CChar>, _ length: Int) -> Bool {
    guard key.count == length else { return false }
    return key.withUnsafeBufferPointer { key in
      var index = 0
      while index < length, key[index] == name[index] { index += 1 }
      return index == length
    }
  }

  private static func name(_ text: String) -> XMLName {
    guard let bar = text.utf8.lastIndex(of: UInt8(ascii: "|")) else {
      return XMLName(namespace: .other, local: text)
    }
    return XMLName(
      namespace: XMLName.Namespace(String(text[..<bar])),
      local: String(text[text.utf8.index(after: bar)...]))
  }
}

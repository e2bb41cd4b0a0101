/// A YAML value and its position in its file.
public struct Node: Sendable, Hashable {
  public let content: Content
  public let mark: Mark

  public indirect enum Content: Sendable, Hashable {
    /// A scalar as written, and whether it was plain (unquoted): only a plain one may be a number, a Boolean or null.
    case scalar(String, plain: Bool)
    case sequence([Node])
    case mapping([Pair])
  }

  public struct Pair: Sendable, Hashable {
    public let key: String
    public let keyMark: Mark
    public let value: Node
  }

  public init(_ content: Content, at mark: Mark = Mark(line: 0, column: 0)) {
    self.content = content
    self.mark = mark
  }
}

/// A position in a text; both numbers count from 1.
public struct Mark: Sendable, Hashable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Node {
  /// The value of a mapping's key; `nil` if it is absent or this is not a mapping.
  public subscript(key: String) -> Node? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// A scalar's text; `nil` for a plain null (`~`, `null`, empty) and for anything but a scalar.
  public var string: String? {
    guard case .scalar(let text, let plain) = content else { return nil }
    return plain && CoreSchema.isNull(text) ? nil : text
  }

  /// A plain decimal integer.
  public var int: Int? {
    guard case .scalar(let text, plain: true) = content else { return nil }
    return Int(text)
  }

  public var sequence: [Node]? {
    guard case .sequence(let nodes) = content else { return nil }
    return nodes
  }

  public var mapping: [Pair]? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs
  }

  /// Whether it is a plain null.
  public var isNull: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return CoreSchema.isNull(text)
  }

  /// The same value without its positions, for comparison with one from another file or another place.
  public var unmarked: Node {
    switch content {
    case .scalar: Node(content)
    case .sequence(let nodes): .sequence(nodes.map(\.unmarked))
    case .mapping(let pairs): .mapping(pairs.map { ($0.key, $0.value.unmarked) })
    }
  }

  // MARK: Making values

  public static func string(_ text: String) -> Node { Node(.scalar(text, plain: false)) }
  public static func int(_ number: Int) -> Node { Node(.scalar(String(number), plain: true)) }
  public static func sequence(_ nodes: [Node]) -> Node { Node(.sequence(nodes)) }
  public static func mapping(_ pairs: [(String, Node)]) -> Node {
    Node(.mapping(pairs.map { Pair(key: $0.0, keyMark: Mark(line: 0, column: 0), value: $0.1) }))
  }
}

/// The plain scalars that YAML 1.1 and 1.2 readers interpret as something other than text.
enum CoreSchema {
  static func isNull(_ text: String) -> Bool {
    text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL"
  }

  /// Whether any reader could interpret the plain scalar as a Boolean, a number, a date or null, so that it must be
  /// quoted.
  static func isAmbiguous(_ text: String) -> Bool {
    if isNull(text) || text == "<<" || text == "=" { return true }
    switch text.lowercased() {
    case "true", "false", "yes", "no", "on", "off", "y", "n": return true
    default: break
    }
    // Anything that begins like a number could be one, in one of the many forms of YAML 1.1.
    guard let first = text.utf8.first else { return true }
    return (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) || "+-.".utf8.contains(first)
  }
}

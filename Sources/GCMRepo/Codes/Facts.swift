/// The names and numbers that belong to a code, by their keys: all that a sentence about it needs.
///
/// In JSON they are keys beside `code`. A key has one type and one meaning in all codes.
public struct Facts: Sendable, Hashable {
  /// One fact.
  public enum Value: Sendable, Hashable {
    /// A name, a path, another code.
    case text(String)
    /// A number of lines, bytes or characters.
    case number(Int)
    /// Several names, such as the permitted ones.
    case texts([String])
  }

  private var values: [Key: Value] = [:]

  /// No facts.
  public init() {}

  /// The fact of a key; `nil` if it does not apply.
  public subscript(key: Key) -> Value? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// The fact of a key, if it is a text.
  public func text(_ key: Key) -> String? {
    if case .text(let text)? = values[key] { text } else { nil }
  }

  /// The fact of a key, if it is a number.
  public func number(_ key: Key) -> Int? {
    if case .number(let number)? = values[key] { number } else { nil }
  }

  /// The fact of a key, if it is a list of texts; otherwise an empty list.
  public func texts(_ key: Key) -> [String] {
    if case .texts(let texts)? = values[key] { texts } else { [] }
  }

  /// All facts in the order in which JSON prints them.
  public var sorted: [(key: Key, value: Value)] { values.sorted { $0.key < $1.key } }

  /// Whether there are none.
  public var isEmpty: Bool { values.isEmpty }

  /// These facts and one more, if it applies.
  func adding(_ key: Key, _ value: Value?) -> Facts {
    var all = self
    if let value { all[key] = value }
    return all
  }

  /// These facts and others, which replace those of the same keys.
  func adding(_ others: Facts) -> Facts {
    var all = self
    all.values.merge(others.values) { _, new in new }
    return all
  }
}

extension Facts: ExpressibleByDictionaryLiteral {
  /// Facts from their keys; of a repeated key the last counts.
  public init(dictionaryLiteral elements: (Key, Value)...) {
    for (key, value) in elements { values[key] = value }
  }
}

extension Facts.Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .text(text) }

  /// A number.
  public init(integerLiteral number: Int) { self = .number(number) }
}

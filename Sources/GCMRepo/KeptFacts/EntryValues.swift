import RecordYAML

import func MarkdownText.nfc

/// The facts of an entry that are set, by their keys in the file.
public struct EntryValues: Sendable, Hashable {
  /// The value of a key.
  public enum Value: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A day, a time or a number.
    case plain(String)
    /// Texts by language; of an entry that exists the other languages stay.
    case texts(LocalizedText)
    /// A list of texts, which replaces that of an entry that exists.
    case list([String])
    /// No value: the key is taken out.
    case none
  }

  /// The keys and their values, in the order in which they were set.
  public private(set) var pairs: [Pair] = []

  /// A key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key as in the file.
    public let key: String
    /// Its value.
    public let value: Value
  }

  /// No facts.
  public init() {}

  /// Sets a key; `nil` leaves it as it is.
  public mutating func set(_ key: String, _ value: Value?) {
    guard let value else { return }
    pairs.removeAll { $0.key == key }
    pairs.append(Pair(key: key, value: value))
  }

  /// The value of a key, if it is set.
  public subscript(key: String) -> Value? { pairs.first { $0.key == key }?.value }

  /// Whether nothing is set.
  public var isEmpty: Bool { pairs.isEmpty }

  /// A text that is set, in any form.
  func text(_ key: String) -> String? {
    switch self[key] {
    case .text(let text), .plain(let text): text
    case .texts(let texts): texts.preferring("en", "es")
    case .some(.list), .some(.none), nil: nil
    }
  }

  /// A new entry of these facts, its keys in their usual order.
  func node(order: [String]) -> Node {
    let pairs = pairs.filter { $0.value != .none }
    let known = order.compactMap { key in pairs.first { $0.key == key } }
    return .mapping((known + pairs.filter { !order.contains($0.key) }).map { ($0.key, $0.value.node) })
  }

  /// These facts and, for keys that they lack, empty ones, to be filled in by hand.
  func filled(with blank: [Pair]) -> EntryValues {
    var all = self
    for pair in blank where self[pair.key] == nil { all.set(pair.key, pair.value) }
    return all
  }
}

extension EntryValues.Value {
  fileprivate var node: Node {
    switch self {
    case .text(let text): .string(nfc(text))
    case .plain(let text): .plain(nfc(text))
    case .texts(let texts): .mapping(texts.entries.map { ($0.language, .string(nfc($0.text))) })
    case .list(let texts): .sequence(texts.map { .string(nfc($0)) })
    case .none: Node(.scalar("null", plain: true))
    }
  }
}

extension EditedText {
  /// Sets facts of the entry at a path.
  mutating func set(_ values: EntryValues, of entry: [Step], order: [String]) throws(Refusal) {
    for pair in values.pairs {
      switch pair.value {
      case .none: try remove(pair.key, of: entry)
      case .texts(let texts) where root.value(at: entry)?[pair.key]?.mapping?.isEmpty == false:
        for text in texts.entries {
          try set(text.language, of: entry + [.key(pair.key)], to: .string(nfc(text.text)))
        }
      default: try set(pair.key, of: entry, to: pair.value.node, order: order)
      }
    }
  }
}

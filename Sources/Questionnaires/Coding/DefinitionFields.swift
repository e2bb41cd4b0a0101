import RecordValues
import RecordYAML

/// A mapping of `questionnaire.yml`, read key by key; what is wrong is noted and reading goes on.
struct DefinitionFields {
  /// The keys with their values, in the order of the file.
  let pairs: [Node.Pair]
  /// Where the mapping is.
  let path: [EditedText.Step]
  /// The id of the question, group or list that it belongs to.
  var id: String?
  private(set) var faults: [DefinitionFault] = []

  /// Nothing in it, and a fault, if the value is not a mapping.
  init(_ node: Node, at path: [EditedText.Step], id: String? = nil) {
    (self.path, self.id) = (path, id)
    pairs = node.mapping ?? []
    if node.mapping == nil {
      note(.wrongType(expected: .mapping, found: node.kind), [])
    }
  }

  /// The value of a key; `nil` if it is absent or null.
  func value(_ key: String) -> Node? {
    pairs.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  /// Notes the keys that are not known.
  ///
  /// - Parameter elsewhere: keys that other types of questions have.
  mutating func check(known: [String], elsewhere: [String] = [], type: String = "") {
    for pair in pairs where !known.contains(pair.key) {
      if elsewhere.contains(pair.key) {
        note(.keyNotOfType(key: pair.key, type: type), [.key(pair.key)])
      } else {
        note(.unknownKey(pair.key, nearest: nearestNames(to: pair.key, among: known)), [.key(pair.key)])
      }
    }
  }

  mutating func note(_ kind: DefinitionFault.Kind, _ steps: [EditedText.Step]) {
    faults.append(DefinitionFault(kind, at: path + steps, id: id))
  }

  mutating func take(_ faults: [DefinitionFault]) { self.faults += faults }

  // MARK: Values

  /// A text, or a number or Boolean as it is written.
  mutating func text(_ key: String, isRequired: Bool = false) -> String? {
    guard let value = value(key) else {
      if isRequired { note(.missingKey(key), []) }
      return nil
    }
    guard let text = value.string else {
      note(.wrongType(expected: .text, found: value.kind), [.key(key)])
      return nil
    }
    return bounded(text, [.key(key)])
  }

  /// A text as a value of its own kind; `nil` and a fault if it is none.
  mutating func value<Value>(
    _ key: String, else fault: (String) -> DefinitionFault.Kind, _ value: (String) -> Value?
  ) -> Value? {
    guard let text = text(key) else { return nil }
    guard let found = value(text) else {
      note(fault(text), [.key(key)])
      return nil
    }
    return found
  }

  mutating func expression(_ key: String) -> Expression? { text(key).map { Expression($0) } }

  mutating func flag(_ key: String) -> Bool {
    guard let value = value(key) else { return false }
    guard let flag = value.flag else {
      note(.wrongType(expected: .boolean, found: value.kind), [.key(key)])
      return false
    }
    return flag
  }

  mutating func integer(_ key: String) -> Int? {
    guard let value = value(key) else { return nil }
    guard let number = value.int else {
      let isNumber = value.kind == .number
      note(
        isNumber ? .invalidNumber(value.string ?? "") : .wrongType(expected: .number, found: value.kind), [.key(key)])
      return nil
    }
    return number
  }

  mutating func list(_ key: String, isRequired: Bool = false) -> [Node] {
    guard let value = value(key) else {
      if isRequired { note(.missingKey(key), []) }
      return []
    }
    guard let nodes = value.sequence else {
      note(.wrongType(expected: .list, found: value.kind), [.key(key)])
      return []
    }
    return nodes
  }

  mutating func texts(_ key: String) -> LocalizedText {
    guard let value = value(key) else { return LocalizedText() }
    guard let pairs = value.mapping else {
      note(.wrongType(expected: .mapping, found: value.kind), [.key(key)])
      return LocalizedText()
    }
    var entries: [(String, String)] = []
    for pair in pairs {
      guard let text = pair.value.string ?? (pair.value.isNull ? "" : nil) else {
        note(.wrongType(expected: .text, found: pair.value.kind), [.key(key), .key(pair.key)])
        continue
      }
      entries.append((pair.key, text))
    }
    return LocalizedText(entries)
  }

  /// A mapping whose keys and values are texts.
  mutating func pairs(_ key: String) -> [(key: String, value: String)] {
    guard let value = value(key) else { return [] }
    guard let pairs = value.mapping else {
      note(.wrongType(expected: .mapping, found: value.kind), [.key(key)])
      return []
    }
    var found: [(String, String)] = []
    for pair in pairs {
      guard let text = pair.value.string ?? (pair.value.isNull ? "" : nil) else {
        note(.wrongType(expected: .text, found: pair.value.kind), [.key(key), .key(pair.key)])
        continue
      }
      found.append((pair.key, bounded(text, [.key(key), .key(pair.key)])))
    }
    return found
  }

  mutating func kept() -> KeptCells {
    KeptCells(pairs("xlsform").map { KeptCells.Cell(column: $0.key, text: $0.value) })
  }

  private mutating func bounded(_ text: String, _ steps: [EditedText.Step]) -> String {
    if text.utf8.count > QuestionnaireLimits.text {
      let count = text.unicodeScalars.count
      if count > QuestionnaireLimits.text {
        note(.tooMany(.characters, count: count, most: QuestionnaireLimits.text), steps)
      }
    }
    return text
  }
}

extension Node {
  /// A plain `true` or `false`.
  var flag: Bool? {
    switch content {
    case .scalar("true", plain: true): true
    case .scalar("false", plain: true): false
    default: nil
    }
  }

  /// What kind of value it is.
  var kind: DefinitionFault.ValueKind {
    switch content {
    case .sequence: .list
    case .mapping: .mapping
    case .scalar(let text, let plain):
      if isNull {
        .null
      } else if flag != nil {
        .boolean
      } else {
        plain && NumberText.canonical(text) != nil ? .number : .text
      }
    }
  }
}

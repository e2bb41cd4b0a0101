import RecordYAML

/// Decodes a mapping of a YAML file key by key; errors name the file and the line.
///
/// It notes the keys that it was asked for: the others are ``unknown``, and a ``MappingEncoder`` writes them back. An
/// optional value that is `null` is absent.
struct MappingDecoder {
  let path: String
  private let node: Node
  /// A list, since a mapping has few keys: hashing them all took as long as the rest of decoding.
  private var known: [String] = []

  init(path: String, node: Node) {
    self.path = path
    self.node = node
  }

  /// The keys that were not asked for.
  var unknown: UnknownKeys { UnknownKeys((node.mapping ?? []).filter { !known.contains($0.key) }) }

  /// All keys, in the order of the file, for a mapping whose keys are data.
  var keys: [String] { (node.mapping ?? []).map(\.key) }

  // MARK: Texts

  /// A required text, which is not empty.
  ///
  /// - Parameter limit: its longest length in characters (Unicode scalars), as for all texts below.
  mutating func string(_ key: String, limit: Int = ReadingLimits.text) throws(RecordError) -> String {
    guard let value = value(key) else { throw missing(key) }
    guard let text = value.string, !text.isEmpty else { throw wrong(key, value) }
    return try bounded(text, key, value, limit)
  }

  /// An optional text.
  mutating func optionalString(_ key: String, limit: Int = ReadingLimits.text) throws(RecordError) -> String? {
    guard let value = optional(key) else { return nil }
    guard let text = value.string else { throw wrong(key, value) }
    return try bounded(text, key, value, limit)
  }

  /// An optional text that has a value of its own, such as a date or one of several words.
  mutating func optional<Value>(
    _ key: String, limit: Int = ReadingLimits.text, _ value: (String) -> Value?
  ) throws(RecordError) -> Value? {
    guard let text = try optionalString(key, limit: limit) else { return nil }
    guard let value = value(text) else { throw wrong(key) }
    return value
  }

  /// The same, with a problem of its own for a text that is not such a value.
  mutating func optional<Value>(
    _ key: String, fault: (String) -> RecordError.FileProblem, _ value: (String) -> Value?
  ) throws(RecordError) -> Value? {
    guard let text = try optionalString(key) else { return nil }
    guard let value = value(text) else { throw self.fault(key, fault(text)) }
    return value
  }

  /// An optional day.
  mutating func day(_ key: String) throws(RecordError) -> CalendarDay? {
    try optional(key, fault: { .notADay(key: key, given: $0) }) { CalendarDay($0) }
  }

  /// A required text that has a value of its own.
  mutating func required<Value>(_ key: String, _ value: (String) -> Value?) throws(RecordError) -> Value {
    guard let value = value(try string(key)) else { throw wrong(key) }
    return value
  }

  /// Checks an optional text that can only have one value, because the file's path says it too.
  mutating func check(_ key: String, is expected: String) throws(RecordError) {
    if let text = try optionalString(key), text != expected { throw wrong(key) }
  }

  /// An optional list of texts.
  mutating func strings(_ key: String, limit: Int = ReadingLimits.title) throws(RecordError) -> [String] {
    var texts: [String] = []
    for item in try nodes(key) {
      guard let text = item.string else { throw wrong(key, item) }
      texts.append(try bounded(text, key, item, limit))
    }
    return texts
  }

  /// An optional list of names of one kind.
  mutating func names<Name: RecordName>(_ key: String) throws(RecordError) -> [Name] {
    var names: [Name] = []
    for text in try strings(key) {
      guard let name = Name(text) else { throw wrong(key) }
      names.append(name)
    }
    return names
  }

  /// Optional texts by language.
  mutating func texts(_ key: String, limit: Int = ReadingLimits.text) throws(RecordError) -> LocalizedText {
    guard let value = optional(key) else { return LocalizedText() }
    guard let pairs = value.mapping else { throw wrong(key, value) }
    guard pairs.count <= ReadingLimits.languages else {
      throw malformed(value, .tooMany(key: key, limit: ReadingLimits.languages))
    }
    // Keys are unique: the parser refuses duplicates.
    return LocalizedText(
      try pairs.map { pair throws(RecordError) in
        guard let text = pair.value.string else { throw wrong(key, pair.value) }
        return (pair.key, try bounded(text, key, pair.value, limit))
      })
  }

  private func bounded(_ text: String, _ key: String, _ value: Node, _ limit: Int) throws(RecordError) -> String {
    // A character has at least one byte; most texts need no count.
    guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
      throw malformed(value, .tooLong(key: key, limit: limit))
    }
    return text
  }

  // MARK: Numbers

  /// An optional integer within bounds that every program can increment.
  mutating func optionalInt(_ key: String, within range: ClosedRange<Int>) throws(RecordError) -> Int? {
    guard let value = optional(key) else { return nil }
    return try int(value, key, within: range)
  }

  /// A required integer.
  mutating func int(_ key: String, within range: ClosedRange<Int>) throws(RecordError) -> Int {
    guard let value = value(key) else { throw missing(key) }
    return try int(value, key, within: range)
  }

  private func int(_ value: Node, _ key: String, within range: ClosedRange<Int>) throws(RecordError) -> Int {
    // A number too large for a machine is still a number.
    guard let number = value.int else {
      throw value.isNumeral ? malformed(value, .outOfRange(key: key, range)) : wrong(key, value)
    }
    guard range.contains(number) else { throw malformed(value, .outOfRange(key: key, range)) }
    return number
  }

  /// An optional list of integers.
  mutating func ints(_ key: String, within range: ClosedRange<Int>) throws(RecordError) -> [Int] {
    try nodes(key).map { item throws(RecordError) in try int(item, key, within: range) }
  }

  // MARK: Mappings and lists

  /// An optional mapping.
  mutating func optionalMapping(_ key: String) -> MappingDecoder? {
    optional(key).map { MappingDecoder(path: path, node: $0) }
  }

  /// An optional list of mappings; empty if absent. An entry that is none has no keys.
  mutating func mappings(
    _ key: String, limit: Int = ReadingLimits.entries
  ) throws(RecordError) -> [MappingDecoder] {
    try nodes(key, limit: limit).map { MappingDecoder(path: path, node: $0) }
  }

  /// The text that stands in the place of a mapping.
  var string: String? { node.string }

  private mutating func nodes(
    _ key: String, limit: Int = ReadingLimits.entries
  ) throws(RecordError) -> [Node] {
    guard let value = optional(key) else { return [] }
    guard let nodes = value.sequence else { throw wrong(key, value) }
    guard nodes.count <= limit else {
      throw malformed(value, .tooMany(key: key, limit: limit))
    }
    return nodes
  }

  // MARK: Values and errors

  private mutating func value(_ key: String) -> Node? {
    if known.isEmpty { known.reserveCapacity(12) }
    known.append(key)
    return node[key]
  }

  private mutating func optional(_ key: String) -> Node? { value(key).flatMap { $0.isNull ? nil : $0 } }

  /// The error of a value that is not what the key requires.
  func wrong(_ key: String) -> RecordError { wrong(key, node[key] ?? node) }

  /// The error of a key's value with a problem of its own.
  func fault(_ key: String, _ problem: RecordError.FileProblem) -> RecordError {
    malformed(node[key] ?? node, problem)
  }

  /// Whether it is the same value as another, wherever it stands.
  func isSame(as other: MappingDecoder) -> Bool { node.means(other.node) }

  /// The value itself.
  var value: Node { node }

  private func wrong(_ key: String, _ value: Node) -> RecordError { malformed(value, .wrongValue(key: key)) }

  private func missing(_ key: String) -> RecordError { malformed(node, .missingKey(key)) }

  private func malformed(_ value: Node, _ problem: RecordError.FileProblem) -> RecordError {
    .malformedFile(path: path, line: value.mark.line, problem: problem)
  }
}

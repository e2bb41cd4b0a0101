import RecordYAML

/// Encodes a mapping key by key, in the order of the calls; a value that is `nil` is left out.
struct MappingEncoder {
  private var pairs: [Node.Pair] = []

  mutating func encode(_ text: String?, _ key: String) { encode(text.map { Node.string($0) }, key) }

  mutating func encode(_ number: Int?, _ key: String) { encode(number.map { Node.int($0) }, key) }

  mutating func encode(_ flag: Bool, _ key: String) {
    encode(Node(.scalar(flag ? "true" : "false", plain: true)), key)
  }

  mutating func encode(_ texts: [String], _ key: String) { encode(Node.sequence(texts.map { .string($0) }), key) }

  mutating func encode(_ numbers: [Int], _ key: String) { encode(Node.sequence(numbers.map { .int($0) }), key) }

  mutating func encode(_ text: LocalizedText, _ key: String) {
    encode(Node.mapping(text.entries.map { ($0.language, .string($0.text)) }), key)
  }

  /// A mapping of its own.
  mutating func encode(_ mapping: MappingEncoder?, _ key: String) { encode(mapping?.node, key) }

  /// A list of mappings.
  mutating func encode(_ mappings: [MappingEncoder], _ key: String) {
    encode(Node.sequence(mappings.map(\.node)), key)
  }

  /// What a ``MappingDecoder`` was not asked for.
  mutating func encode(_ unknown: UnknownKeys) { pairs += unknown.pairs }

  private mutating func encode(_ node: Node?, _ key: String) {
    guard let node else { return }
    pairs += Node.mapping([(key, node)]).mapping ?? []
  }

  private var node: Node { Node(.mapping(pairs)) }

  /// The bytes of a file.
  var bytes: [UInt8] { Array(node.serialized().utf8) }
}

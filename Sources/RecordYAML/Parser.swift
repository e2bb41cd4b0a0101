import Clibyaml

/// Why a text is not YAML that a record may contain.
public struct YAMLError: Error, Sendable, Hashable {
  public let problem: Problem
  public let mark: Mark

  public enum Problem: Sendable, Hashable {
    /// libyaml's own message, such as "mapping values are not allowed in this context".
    case syntax(String)
    /// A tab where only spaces indent.
    case tab
    case duplicateKey(String)
    /// Anchors and aliases are refused: a few lines of them expand to gigabytes, and no record needs one.
    case alias
    /// A key that is a list or a mapping.
    case complexKey
    case tooDeep
    /// More values than ``Node/countLimit``: each takes many times its size in the file.
    case tooMany
    case severalDocuments
    /// A value with a type of its own (`!name`), for which other programs may run code.
    case tag
    case empty
  }
}

extension Node {
  /// Deeper than any record file, to protect the stack.
  private static let depthLimit = 32
  /// So many keys are compared one by one.
  private static let shortMapping = 24
  /// The most values of one document.
  public static let countLimit = 50_000

  /// Reads one YAML document (1.1, as libyaml reads it) from UTF-8 bytes. Cost: linear.
  public init(parsing bytes: some Collection<UInt8>) throws(YAMLError) {
    let input = Array(bytes)
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw YAMLError(problem: .syntax("out of memory"), mark: Mark(line: 1, column: 1))
    }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    // A typed throw cannot leave a `withUnsafe…` closure of the standard library, so it is returned as a value.
    let result: Result<Node, YAMLError> = input.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress ?? UnsafePointer(bitPattern: 1), buffer.count)
      do throws(YAMLError) { return .success(try Self.document(&parser)) } catch {
        guard parser.error == YAML_READER_ERROR else { return .failure(error) }
        // For bytes that are not text libyaml gives only the offset.
        let mark = Mark(of: parser.problem_offset, in: buffer)
        return .failure(YAMLError(problem: error.problem, mark: mark))
      }
    }
    self = try result.get()
  }

  private static func document(_ parser: inout yaml_parser_t) throws(YAMLError) -> Node {
    var root: Node?
    var count = 0
    while true {
      let event = try Event(next: &parser)
      switch event.type {
      case YAML_STREAM_END_EVENT:
        guard let root else { throw YAMLError(problem: .empty, mark: event.mark) }
        return root
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      default:
        guard root == nil else { throw YAMLError(problem: .severalDocuments, mark: event.mark) }
        root = try node(event, &parser, depth: 0, &count)
      }
    }
  }

  private static func node(
    _ event: Event, _ parser: inout yaml_parser_t, depth: Int, _ count: inout Int
  ) throws(YAMLError) -> Node {
    count += 1
    guard count <= countLimit else { throw YAMLError(problem: .tooMany, mark: event.mark) }
    guard depth < depthLimit else { throw YAMLError(problem: .tooDeep, mark: event.mark) }
    guard !event.hasTag else { throw YAMLError(problem: .tag, mark: event.mark) }
    switch event.type {
    case YAML_SCALAR_EVENT:
      return Node(.scalar(event.text, plain: event.isPlain), at: event.mark)
    case YAML_SEQUENCE_START_EVENT:
      var nodes: [Node] = []
      while true {
        let next = try Event(next: &parser)
        if next.type == YAML_SEQUENCE_END_EVENT { return Node(.sequence(nodes), at: event.mark) }
        nodes.append(try node(next, &parser, depth: depth + 1, &count))
      }
    case YAML_MAPPING_START_EVENT:
      var pairs: [Pair] = []
      // The keys of a long mapping. Those of a short one, as all of a record's are, are compared one by one: hashing them
      // took a tenth of the parsing.
      var keys: Set<String> = []
      while true {
        let key = try Event(next: &parser)
        if key.type == YAML_MAPPING_END_EVENT { return Node(.mapping(pairs), at: event.mark) }
        guard key.type == YAML_SCALAR_EVENT else {
          throw YAMLError(problem: key.type == YAML_ALIAS_EVENT ? .alias : .complexKey, mark: key.mark)
        }
        if pairs.count == shortMapping { keys = Set(pairs.map(\.key)) }
        let isNew =
          pairs.count < shortMapping ? !pairs.contains { $0.key == key.text } : keys.insert(key.text).inserted
        guard isNew else {
          throw YAMLError(problem: .duplicateKey(key.text), mark: key.mark)
        }
        let value = try node(try Event(next: &parser), &parser, depth: depth + 1, &count)
        pairs.append(Pair(key: key.text, keyMark: key.mark, value: value))
      }
    default:
      throw YAMLError(problem: .alias, mark: event.mark)
    }
  }
}

extension Mark {
  /// The position of a byte.
  fileprivate init(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let before = bytes.prefix(offset)
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Each character has one byte that is not a continuation byte.
    self.init(
      line: 1 + before.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) },
      column: 1 + before[start...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
  }
}

/// One step of libyaml's parser, copied out and freed.
struct Event {
  let type: yaml_event_type_t
  let mark: Mark
  /// Where it begins and ends, in Unicode scalars from the start of the text.
  let range: Range<Int>
  /// Whether a collection is between brackets, or a scalar is a block of lines.
  let isFlow: Bool
  let isBlockScalar: Bool
  let text: String
  let isPlain: Bool
  /// Whether it names a type: `!name`.
  let hasTag: Bool

  /// What libyaml says of a tab before a value, among others.
  private static let noToken = "found character that cannot start any token"

  init(next parser: inout yaml_parser_t) throws(YAMLError) {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let place = parser.problem_mark
      let words = parser.problem.map { String(cString: $0) } ?? "unreadable"
      let isTab = words.contains("tab character") || words == Self.noToken && parser.isAtTab
      throw YAMLError(
        problem: isTab ? .tab : .syntax(words),
        mark: Mark(line: Int(place.line) + 1, column: Int(place.column) + 1))
    }
    defer { yaml_event_delete(&event) }
    type = event.type
    hasTag =
      switch event.type {
      case YAML_SCALAR_EVENT: event.data.scalar.tag != nil
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.tag != nil
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.tag != nil
      default: false
      }
    mark = Mark(line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1)
    range = Int(event.start_mark.index)..<max(Int(event.start_mark.index), Int(event.end_mark.index))
    isFlow =
      event.type == YAML_SEQUENCE_START_EVENT && event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
      || event.type == YAML_MAPPING_START_EVENT && event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    isBlockScalar =
      event.type == YAML_SCALAR_EVENT
      && [YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE].contains(event.data.scalar.style)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      guard scalar.anchor == nil else { throw YAMLError(problem: .alias, mark: mark) }
      text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
    case YAML_SEQUENCE_START_EVENT where event.data.sequence_start.anchor != nil,
      YAML_MAPPING_START_EVENT where event.data.mapping_start.anchor != nil:
      throw YAMLError(problem: .alias, mark: mark)
    default:
      text = ""
      isPlain = false
    }
  }
}

extension yaml_parser_t {
  /// Whether the character that is read next is a tab.
  fileprivate var isAtTab: Bool { buffer.pointer < buffer.last && buffer.pointer.pointee == UInt8(ascii: "\t") }
}

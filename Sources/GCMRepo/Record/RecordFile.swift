import RecordYAML

/// A YAML file of the record, read key by key; errors name the file and the line.
struct RecordFile {
  let path: String
  let root: Node

  init(path: String, bytes: [UInt8]) throws(RecordError) {
    self.path = path
    guard bytes.count <= ReadingLimits.factBytes else {
      throw .malformedFile(path: path, line: nil, problem: .fileTooLarge(limit: ReadingLimits.factBytes))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformedFile(path: path, line: nil, problem: .notUTF8)
    }
    do throws(YAMLError) {
      root = try Node(parsing: bytes)
    } catch {
      let problem: RecordError.FileProblem =
        switch error.problem {
        case .syntax(let words): .notYAML(words)
        case .duplicateKey(let key): .duplicateKey(key)
        case .alias: .alias
        case .complexKey: .notYAML("a key is not plain text")
        case .tooDeep: .notYAML("it is nested too deeply")
        case .tooMany: .notYAML("it holds too many values")
        case .severalDocuments: .notYAML("it holds more than one document")
        case .empty: .notYAML("it is empty")
        }
      throw .malformedFile(path: path, line: error.mark.line, problem: problem)
    }
    guard root.mapping != nil else {
      throw .malformedFile(path: path, line: root.mark.line, problem: .notYAML("it is not a list of keys"))
    }
  }

  /// A required text.
  ///
  /// - Parameter limit: its longest length in characters (Unicode scalars), as for all texts below.
  func string(
    _ key: String, in node: Node? = nil, limit: Int = ReadingLimits.text
  ) throws(RecordError) -> String {
    let node = node ?? root
    guard let value = node[key] else { throw missing(key, in: node) }
    guard let text = value.string, !text.isEmpty else { throw wrong(key, value) }
    return try bounded(text, key, value, limit)
  }

  /// An optional text.
  func optionalString(
    _ key: String, in node: Node? = nil, limit: Int = ReadingLimits.text
  ) throws(RecordError) -> String? {
    guard let value = (node ?? root)[key], !value.isNull else { return nil }
    guard let text = value.string else { throw wrong(key, value) }
    return try bounded(text, key, value, limit)
  }

  private func bounded(_ text: String, _ key: String, _ value: Node, _ limit: Int) throws(RecordError) -> String {
    // A character has at least one byte; most texts need no count.
    guard text.utf8.count <= limit || text.unicodeScalars.count <= limit else {
      throw .malformedFile(path: path, line: value.mark.line, problem: .tooLong(key: key, limit: limit))
    }
    return text
  }

  /// An optional integer within bounds that every program can increment.
  func optionalInt(
    _ key: String, in node: Node? = nil, within range: ClosedRange<Int>
  ) throws(RecordError) -> Int? {
    guard let value = (node ?? root)[key], !value.isNull else { return nil }
    guard let number = try int(value, key, within: range) else { throw wrong(key, value) }
    return number
  }

  /// The number in a value; `nil` if it is not one.
  func int(_ value: Node, _ key: String, within range: ClosedRange<Int>) throws(RecordError) -> Int? {
    guard let number = value.int else {
      // A number too large for a machine is still a number.
      guard value.isNumeral else { return nil }
      throw .malformedFile(path: path, line: value.mark.line, problem: .outOfRange(key: key, range))
    }
    guard range.contains(number) else {
      throw .malformedFile(path: path, line: value.mark.line, problem: .outOfRange(key: key, range))
    }
    return number
  }

  /// An optional time.
  func optionalTime(_ key: String, in node: Node? = nil) throws(RecordError) -> Timestamp? {
    guard let text = try optionalString(key, in: node) else { return nil }
    guard let time = Timestamp(text) else { throw wrong(key, (node ?? root)[key] ?? root) }
    return time
  }

  /// An optional list; empty if absent.
  func list(
    _ key: String, in node: Node? = nil, limit: Int = ReadingLimits.entries
  ) throws(RecordError) -> [Node] {
    guard let value = (node ?? root)[key], !value.isNull else { return [] }
    guard let nodes = value.sequence else { throw wrong(key, value) }
    guard nodes.count <= limit else {
      throw .malformedFile(path: path, line: value.mark.line, problem: .tooMany(key: key, limit: limit))
    }
    return nodes
  }

  /// An optional list of texts.
  func strings(
    _ key: String, in node: Node? = nil, limit: Int = ReadingLimits.title
  ) throws(RecordError) -> [String] {
    var texts: [String] = []
    for item in try list(key, in: node) {
      guard let text = item.string else { throw wrong(key, item) }
      texts.append(try bounded(text, key, item, limit))
    }
    return texts
  }

  /// Optional texts by language.
  func texts(
    _ key: String, in node: Node? = nil, limit: Int = ReadingLimits.text
  ) throws(RecordError) -> LocalizedText {
    guard let value = (node ?? root)[key], !value.isNull else { return LocalizedText() }
    guard let pairs = value.mapping else { throw wrong(key, value) }
    guard pairs.count <= ReadingLimits.languages else {
      throw .malformedFile(
        path: path, line: value.mark.line, problem: .tooMany(key: key, limit: ReadingLimits.languages))
    }
    // Keys are unique: the parser refuses duplicates.
    return LocalizedText(
      try pairs.map { pair throws(RecordError) in
        guard let text = pair.value.string else { throw wrong(key, pair.value) }
        return (pair.key, try bounded(text, key, pair.value, limit))
      })
  }

  func missing(_ key: String, in node: Node) -> RecordError {
    .malformedFile(path: path, line: node.mark.line, problem: .missingKey(key))
  }

  func wrong(_ key: String, _ value: Node) -> RecordError {
    .malformedFile(path: path, line: value.mark.line, problem: .wrongValue(key: key))
  }
}

/// One text in several languages, by language code, in the order of the file.
public struct LocalizedText: Sendable, Hashable {
  /// The texts, each with its language.
  public private(set) var entries: [Entry] = []

  /// The text in one language.
  public struct Entry: Sendable, Hashable {
    /// A language tag (BCP 47).
    public let language: String
    /// The text in that language.
    public var text: String
  }

  /// No text in any language.
  public init() {}
  /// Texts with their languages.
  public init(_ entries: [(String, String)]) {
    self.entries = entries.map { Entry(language: $0.0, text: $0.1) }
  }

  /// The text in a language. Setting `nil` removes it.
  public subscript(language: String) -> String? {
    get { entries.first { $0.language == language }?.text }
    set {
      entries.removeAll { $0.language == language && newValue == nil }
      guard let newValue else { return }
      if let place = entries.firstIndex(where: { $0.language == language }) {
        entries[place].text = newValue
      } else {
        entries.append(Entry(language: language, text: newValue))
      }
    }
  }

  /// The text in the first of these languages that has one, else in any.
  public func preferring(_ languages: String...) -> String? {
    for language in languages {
      if let text = self[language] { return text }
    }
    return entries.first?.text
  }

  /// Whether no language has a visible text.
  var isBlank: Bool { entries.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

  var node: Node { .mapping(entries.map { ($0.language, .string($0.text)) }) }
}

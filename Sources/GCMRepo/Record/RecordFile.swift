import YAML

/// A YAML file of the record, read key by key; what is wrong names the file and the line.
struct RecordFile {
  let path: String
  let root: Node

  init(path: String, bytes: [UInt8]) throws(RecordError) {
    self.path = path
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
        case .severalDocuments: .notYAML("it holds more than one document")
        case .empty: .notYAML("it is empty")
        }
      throw .malformedFile(path: path, line: error.mark.line, problem: problem)
    }
    guard root.mapping != nil else {
      throw .malformedFile(path: path, line: root.mark.line, problem: .notYAML("it is not a list of keys"))
    }
  }

  /// A text that must be there.
  func string(_ key: String, in node: Node? = nil) throws(RecordError) -> String {
    let node = node ?? root
    guard let value = node[key] else { throw missing(key, in: node) }
    guard let text = value.string, !text.isEmpty else { throw wrong(key, value) }
    return text
  }

  /// A text that may be absent.
  func optionalString(_ key: String, in node: Node? = nil) throws(RecordError) -> String? {
    guard let value = (node ?? root)[key], !value.isNull else { return nil }
    guard let text = value.string else { throw wrong(key, value) }
    return text
  }

  /// A whole number that may be absent.
  func optionalInt(_ key: String, in node: Node? = nil) throws(RecordError) -> Int? {
    guard let value = (node ?? root)[key], !value.isNull else { return nil }
    guard let number = value.int else { throw wrong(key, value) }
    return number
  }

  /// A list that may be absent: it is empty then.
  func list(_ key: String, in node: Node? = nil) throws(RecordError) -> [Node] {
    guard let value = (node ?? root)[key], !value.isNull else { return [] }
    guard let nodes = value.sequence else { throw wrong(key, value) }
    return nodes
  }

  /// A list of texts that may be absent.
  func strings(_ key: String, in node: Node? = nil) throws(RecordError) -> [String] {
    var texts: [String] = []
    for item in try list(key, in: node) {
      guard let text = item.string else { throw wrong(key, item) }
      texts.append(text)
    }
    return texts
  }

  /// Texts by language that may be absent.
  func texts(_ key: String, in node: Node? = nil) throws(RecordError) -> LocalizedText {
    guard let value = (node ?? root)[key], !value.isNull else { return LocalizedText() }
    guard let pairs = value.mapping else { throw wrong(key, value) }
    var texts = LocalizedText()
    for pair in pairs {
      guard let text = pair.value.string else { throw wrong(key, pair.value) }
      texts[pair.key] = text
    }
    return texts
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
  public private(set) var entries: [Entry] = []

  public struct Entry: Sendable, Hashable {
    public let language: String
    public var text: String
  }

  public init() {}
  public init(_ entries: [(String, String)]) {
    self.entries = entries.map { Entry(language: $0.0, text: $0.1) }
  }

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

  /// Whether no language has a text with anything to read in it.
  var isBlank: Bool { entries.allSatisfy { $0.text.allSatisfy(\.isWhitespace) } }

  var node: Node { .mapping(entries.map { ($0.language, .string($0.text)) }) }
}

import RecordYAML

/// A YAML file of the record, parsed; errors name the file and the line.
struct RecordFile {
  let path: String
  let root: Node
  private let bytes: [UInt8]

  init(path: String, bytes: [UInt8]) throws(RecordError) {
    self.path = path
    self.bytes = bytes
    guard bytes.count <= ReadingLimits.factBytes else {
      throw .malformedFile(path: path, line: nil, problem: .fileTooLarge(limit: ReadingLimits.factBytes))
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .malformedFile(path: path, line: nil, problem: .notUTF8)
    }
    do throws(YAMLError) {
      root = try Node(parsing: bytes)
    } catch {
      throw .malformedFile(path: path, line: error.mark.line, problem: .init(error.problem))
    }
    guard root.mapping != nil else {
      throw .malformedFile(path: path, line: root.mark.line, problem: .notYAML("it is not a list of keys"))
    }
  }

  /// The lines of its text, with their comments.
  var lines: [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A decoder of the file's keys.
  var decoder: MappingDecoder { MappingDecoder(path: path, node: root) }
}

extension RecordError.FileProblem {
  /// Why a text is not YAML that a record may contain.
  init(_ problem: YAMLError.Problem) {
    self =
      switch problem {
      case .syntax(let words): .notYAML(words)
      case .tab: .notYAML("a tab is used as indentation; use spaces instead")
      case .duplicateKey(let key): .duplicateKey(key)
      case .alias: .alias
      case .complexKey: .notYAML("a key is not plain text")
      case .tooDeep: .notYAML("it is nested too deeply")
      case .tooMany: .notYAML("it holds too many values")
      case .severalDocuments: .notYAML("it holds more than one document")
      case .tag: .notYAML("a value has a type of its own")
      case .empty: .notYAML("it is empty")
      }
  }
}

/// What is wrong with a file, a title or a template. In JSON it is the fact `problem`, with facts of its own.
extension RecordError {
  /// What is wrong with a data file.
  public enum FileProblem: Sendable, Hashable {
    /// Not YAML; the parser's message.
    case notYAML(String)
    /// A key is repeated.
    case duplicateKey(String)
    /// It uses YAML's anchors and aliases, which can make a small file endless.
    case alias
    /// A required key is missing.
    case missingKey(String)
    /// The key's value is malformed.
    case wrongValue(key: String)
    /// The file does not exist.
    case missing
    /// It is not UTF-8.
    case notUTF8
    /// The whole file, in bytes.
    case fileTooLarge(limit: Int)
    /// The key's text, in characters.
    case tooLong(key: String, limit: Int)
    /// The key's number.
    case outOfRange(key: String, ClosedRange<Int>)
    /// The key's list.
    case tooMany(key: String, limit: Int)
  }

  /// What is wrong with a file of a template.
  public enum TemplateProblem: Sendable, Hashable {
    /// The template is not a folder.
    case notAFolder
    /// A link, a device or the like.
    case notAPlainFile
    /// There is no ``RecordConfiguration/path`` in it.
    case noConfiguration
    /// See `TreePath`.
    case invalidName
  }

  /// What is wrong with a text given by the user.
  public enum TitleProblem: Sendable, Hashable {
    /// It has no visible text.
    case empty
    /// It has too many characters.
    case tooLong(limit: Int)
    /// A control character, a line break or a bidirectional control.
    case character(Unicode.Scalar)
    /// A line that mail tools, and `git am`, take for a header or for the end of the message.
    case mailLine(String, number: Int)
  }
}

extension RecordError.FileProblem {
  var facts: Facts {
    switch self {
    case .notYAML(let words): [.problem: "not-yaml", .detail: .text(words)]
    case .duplicateKey(let key): [.problem: "duplicate-key", .key: .text(key)]
    case .alias: [.problem: "alias"]
    case .missingKey(let key): [.problem: "missing-key", .key: .text(key)]
    case .wrongValue(let key): [.problem: "wrong-value", .key: .text(key)]
    case .missing: [.problem: "missing"]
    case .notUTF8: [.problem: "not-utf8"]
    case .fileTooLarge(let limit): [.problem: "file-too-large", .limit: .number(limit)]
    case .tooLong(let key, let limit): [.problem: "too-long", .key: .text(key), .limit: .number(limit)]
    case .outOfRange(let key, let range):
      [
        .problem: "out-of-range", .key: .text(key), .lowest: .number(range.lowerBound),
        .highest: .number(range.upperBound),
      ]
    case .tooMany(let key, let limit): [.problem: "too-many", .key: .text(key), .limit: .number(limit)]
    }
  }
}

extension RecordError.TemplateProblem {
  var facts: Facts {
    switch self {
    case .notAFolder: [.problem: "not-a-folder"]
    case .notAPlainFile: [.problem: "not-a-plain-file"]
    case .noConfiguration: [.problem: "no-configuration"]
    case .invalidName: [.problem: "invalid-name"]
    }
  }
}

extension RecordError.TitleProblem {
  var facts: Facts {
    switch self {
    case .empty: [.problem: "empty"]
    case .tooLong(let limit): [.problem: "too-long", .limit: .number(limit)]
    case .character(let scalar): [.problem: "character", .codePoint: .number(Int(scalar.value))]
    case .mailLine(let line, let number):
      [.problem: "mail-line", .words: .text(String(line.prefix(40))), .line: .number(number)]
    }
  }
}

extension Submission.File.Problem {
  var facts: Facts {
    switch self {
    case .empty: [.problem: "empty"]
    case .tooLarge(let bytes, let limit):
      [.problem: "too-large", .bytes: .number(bytes), .limit: .number(limit)]
    case .textTooLarge(let bytes, let limit):
      [.problem: "text-too-large", .bytes: .number(bytes), .limit: .number(limit)]
    case .textNotStable: [.problem: "text-not-stable"]
    case .textOfAnother: [.problem: "text-of-another"]
    }
  }
}

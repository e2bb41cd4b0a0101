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
    /// A line of `keys/allowed_signers` that OpenSSH would pass over; which part of it.
    case invalidSigner(String)
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
    /// The key's text is not a day.
    case notADay(key: String, given: String)
    /// The key's day or time is before the one with which it begins.
    case endsTooEarly(key: String, given: String, start: String)
    /// The key's value is a day and its beginning a time, or the other way round.
    case mixedTimes(key: String, given: String, start: String)
    /// The key's day is in a year that calendars cannot hold.
    case yearOutOfRange(key: String, given: String, ClosedRange<Int>)
    /// The key's time is one that the clocks of its zone skip when they are put forward.
    case skippedTime(key: String, given: String, zone: String)
    /// The key names something that the record does not have; what is similar.
    case unknownName(key: String, given: String, nearest: [String])
    /// The key's required text or list has nothing in it.
    case empty(key: String)
    /// The key's text holds an address or a telephone number that is not marked as public.
    case privateContact(key: String, given: String)
    /// The key's text is not the address of a page of the web.
    case notAPage(key: String, given: String)
    /// The key's day is still to come.
    case inFuture(key: String, given: String)
    /// The id of an entry, which never changes.
    case idChanged(expected: String, found: String)
    /// An entry was taken out; entries are ended or closed instead.
    case entryGone(String)
    /// Two entries have this id.
    case duplicateID(String)
    /// Deprecated terms that each name another one to use instead, and so lead back: the ids on the way.
    case useCycle([String])
    /// Entries of a plan wait for one another.
    case orderCycle([String])
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
    /// An address or a telephone number, which the history would keep for ever.
    case privateContact(String)
  }
}

extension RecordError.FileProblem {
  var facts: Facts {
    switch self {
    case .notYAML(let words): [.problem: "not-yaml", .detail: .text(words)]
    case .duplicateKey(let key): [.problem: "duplicate-key", .key: .text(key)]
    case .alias: [.problem: "alias"]
    case .invalidSigner(let part): [.problem: "invalid-signer", .detail: .text(part)]
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
    case .notADay(let key, let given): [.problem: "not-a-day", .key: .text(key), .given: .text(given)]
    case .endsTooEarly(let key, let given, let start):
      [.problem: "ends-too-early", .key: .text(key), .given: .text(given), .expected: .text(start)]
    case .mixedTimes(let key, let given, let start):
      [.problem: "mixed-times", .key: .text(key), .given: .text(given), .expected: .text(start)]
    case .yearOutOfRange(let key, let given, let years):
      [
        .problem: "year-out-of-range", .key: .text(key), .given: .text(given), .lowest: .number(years.lowerBound),
        .highest: .number(years.upperBound),
      ]
    case .skippedTime(let key, let given, let zone):
      [.problem: "skipped-time", .key: .text(key), .given: .text(given), .found: .text(zone)]
    case .unknownName(let key, let given, let nearest):
      [.problem: "unknown-name", .key: .text(key), .given: .text(given), .nearest: .texts(nearest)]
    case .empty(let key): [.problem: "no-value", .key: .text(key)]
    case .privateContact(let key, let given):
      [.problem: "private-contact", .key: .text(key), .given: .text(given)]
    case .notAPage(let key, let given): [.problem: "not-a-page", .key: .text(key), .given: .text(given)]
    case .inFuture(let key, let given): [.problem: "in-future", .key: .text(key), .given: .text(given)]
    case .idChanged(let expected, let found):
      [.problem: "id-changed", .expected: .text(expected), .found: .text(found)]
    case .entryGone(let id): [.problem: "entry-gone", .given: .text(id)]
    case .duplicateID(let id): [.problem: "duplicate-id", .given: .text(id)]
    case .useCycle(let ids): [.problem: "use-cycle", .choices: .texts(Array(ids.suffix(10)))]
    case .orderCycle(let ids): [.problem: "order-cycle", .choices: .texts(Array(ids.suffix(10)))]
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
    case .privateContact(let found): [.problem: "private-contact", .found: .text(found)]
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

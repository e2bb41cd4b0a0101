import NegotiatedText

/// Whether a State is satisfied with what became of its changes or recommendations: one event.
public struct DispositionAnswer: Sendable, Hashable {
  /// Whether it is. The raw values are those of the file and of JSON.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// It is satisfied.
    case satisfied
    /// It is not.
    case notSatisfied = "not-satisfied"
  }

  /// What it says.
  public let word: Word
  /// Why.
  public let why: String?
  /// What it answers: the outcome, and when it was said.
  public let outcome: DispositionOutcome
  let disposed: Timestamp
  /// Which changes or recommendations.
  public let items: [AccountItem]
  /// Its person, and when.
  public let person: String
  /// When it answered.
  public let time: Timestamp
  var unknown = UnknownKeys()

  /// Whether it answers that disposition, of those of its items.
  func answers(_ disposition: Disposition) -> Bool {
    outcome == disposition.outcome && disposed == disposition.time
  }
}

/// The answers of a State to the dispositions of one proposal or input, oldest first: added at the end and never changed.
struct DispositionAnswers {
  private(set) var all: [DispositionAnswer] = []
  /// The last answer about each item.
  private var last: [AccountItem.Key: Int] = [:]
  private var unknown = UnknownKeys()

  init() {}

  /// - Parameter hasMarks: whether they are of changes; otherwise of recommendations.
  init(_ file: RecordFile, hasMarks: Bool) throws(RecordError) {
    var decoder = file.decoder
    let key = Self.key(hasMarks)
    let entries = try decoder.mappings("answers").map { mapping throws(RecordError) in
      var entry = mapping
      guard let items = AccountLines.read(try entry.string(key, limit: ReadingLimits.factBytes), hasMarks: hasMarks)
      else { throw entry.wrong(key) }
      return DispositionAnswer(
        word: try entry.required("answer") { DispositionAnswer.Word(rawValue: $0) },
        why: try entry.optionalString("why"),
        outcome: try entry.required("to") { DispositionOutcome(rawValue: $0) },
        disposed: try entry.required("disposed_at") { Timestamp($0) }, items: items,
        person: try entry.string("person", limit: ReadingLimits.title),
        time: try entry.required("answered_at") { Timestamp($0) }, unknown: entry.unknown)
    }
    unknown = decoder.unknown
    for entry in entries { append(entry) }
  }

  private static func key(_ hasMarks: Bool) -> String { hasMarks ? "changes" : "recommendations" }

  /// The last answer about an item, if it answers that disposition.
  func last(to disposition: Disposition, of item: AccountItem) -> DispositionAnswer? {
    last[item.key].map { all[$0] }.flatMap { $0.answers(disposition) ? $0 : nil }
  }

  mutating func append(_ answer: DispositionAnswer) {
    for item in answer.items { last[item.key] = all.count }
    all.append(answer)
  }

  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(
      all.map { entry in
        var encoder = MappingEncoder()
        encoder.encode(entry.word.rawValue, "answer")
        encoder.encode(entry.why, "why")
        encoder.encode(entry.outcome.rawValue, "to")
        encoder.encode(entry.disposed.description, "disposed_at")
        encoder.encode(AccountLines.text(entry.items), Self.key(entry.items.contains { $0.mark != nil }))
        encoder.encode(entry.person, "person")
        encoder.encode(entry.time.description, "answered_at")
        encoder.encode(entry.unknown)
        return encoder
      }, "answers")
    encoder.encode(unknown)
    return encoder.bytes
  }
}

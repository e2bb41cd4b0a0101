import func MarkdownText.nfc

/// What a State says of a revision that a body sent in for it.
public struct SenderAnswer: Sendable, Hashable {
  /// What it says. The raw values are those of the file and of JSON.
  public enum Word: String, Sendable, Hashable, CaseIterable {
    /// The State sent it.
    case confirmed
    /// The State did not send it, or not so.
    case contested

    /// The commit's action.
    var action: CommitFacts.Action { self == .confirmed ? .confirm : .contest }
  }

  /// The revision, from 1.
  public var revision: Int
  /// What the State says.
  public var word: Word
  /// When it said so.
  public var time: Timestamp
  /// The name of its person.
  public var person: String
  /// Why, for what is contested; otherwise a note, if there is one.
  public var why: String?
}

/// What a State says of all revisions of a contribution, oldest first: `confirmation.yml` in its folder.
struct SenderAnswers: Hashable {
  private(set) var all: [SenderAnswer] = []

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    all = try decoder.mappings("answers").map { mapping throws(RecordError) in
      var decoder = mapping
      return SenderAnswer(
        revision: try decoder.int("revision", within: ReadingLimits.revisions),
        word: try decoder.required("answer") { SenderAnswer.Word(rawValue: $0) },
        time: try decoder.required("answered_at") { Timestamp($0) },
        person: try decoder.string("person", limit: ReadingLimits.title), why: try decoder.optionalString("why"))
    }
  }

  /// The last word on a revision.
  func word(on revision: Int) -> SenderAnswer? { all.last { $0.revision == revision } }

  /// Whether a revision may be answered so: each once, and what is confirmed is not contested afterwards.
  func permits(_ word: SenderAnswer.Word, on revision: Int) -> Bool {
    guard let last = self.word(on: revision) else { return true }
    return last.word == .contested && word == .confirmed
  }

  mutating func append(_ answer: SenderAnswer) { all.append(answer) }

  /// The bytes of `confirmation.yml`.
  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(
      all.map { answer in
        var encoder = MappingEncoder()
        encoder.encode(answer.revision, "revision")
        encoder.encode(answer.word.rawValue, "answer")
        encoder.encode(answer.time.description, "answered_at")
        encoder.encode(answer.person, "person")
        encoder.encode(answer.why, "why")
        return encoder
      }, "answers")
    return encoder.bytes
  }
}

extension CommitFacts.Action {
  /// What a State says with it; `nil` for all other events.
  var answer: SenderAnswer.Word? { SenderAnswer.Word.allCases.first { $0.action == self } }
}

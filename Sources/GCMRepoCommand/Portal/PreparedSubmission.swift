import BestPractices
import GCMRepo
import GitStore
import PortalMessages
import Questionnaires
import RecordYAML

/// A submission that was read from an uploaded file by a process without a key, on its way to the process that records it.
///
/// It names no State, no person and no path: the session says whose it is.
struct PreparedSubmission {
  /// Larger ones are not read: an original at its limit, and its text.
  static func limit(_ limits: RecordConfiguration.Limits) -> Int { limits.originalBytes + limits.unpackedBytes / 2 }

  let submission: Submission

  init(_ submission: Submission) { self.submission = submission }

  /// Its bytes.
  var bytes: [UInt8] {
    var message = FieldMessage()
    message.append("kind", submission.kind.rawValue)
    message.append("id", submission.slug)
    message.append("title", submission.title)
    message.append("note", submission.message)
    for theme in submission.themes { message.append("theme", theme.description) }
    for objective in submission.objectives { message.append("objective", String(objective.rawValue)) }
    if let answers = submission.answers {
      message.append("answers", Array(answers.answers.yaml.utf8))
      message.append("partial", answers.isPartial ? "yes" : "no")
    }
    guard let file = submission.files.first else { return message.bytes }
    message.append("name", file.isNamed ? file.name : nil)
    message.append("language", file.language.description)
    message.append("extension", file.fileExtension)
    message.append("media-type", file.mediaType)
    message.append("found-title", file.foundTitle)
    message.append("reader", file.reader)
    message.append("returned", file.isReturned ? "yes" : "no")
    message.append("original", file.original)
    message.append("text", file.text)
    return message.bytes
  }

  /// Reads a submission for a State.
  ///
  /// - Throws: `FieldMessage.Malformed`, or `RecordError` for answers to a questionnaire that the record does not have.
  init(_ bytes: [UInt8], of party: PartyCode, in state: RecordState) throws {
    var reader = FieldReader(try FieldMessage(bytes))
    guard let kind = ContributionKind(rawValue: try reader.required("kind", limit: 40)) else {
      throw FieldMessage.Malformed.value("kind")
    }
    guard let language = LanguageTag(try reader.required("language", limit: 40)) else {
      throw FieldMessage.Malformed.value("language")
    }
    let name = try reader.text("name", limit: 1_000)
    guard let original = try reader.bytes("original"), let text = try reader.bytes("text") else {
      throw FieldMessage.Malformed.value("original")
    }
    var file = Submission.File(
      language: language,
      fileExtension: try Self.word(reader.required("extension", limit: 10), "extension", besides: ""),
      mediaType: try Self.word(reader.required("media-type", limit: 100), "media-type"), original: original, text: text,
      foundTitle: try reader.text("found-title", limit: 10_000), name: name ?? "",
      reader: try reader.text("reader", limit: 100).map { try Self.word($0, "reader") })
    file.isNamed = name != nil
    file.isReturned = try reader.required("returned", limit: 3) == "yes"
    if kind == .bestPractice { file.practice = PracticeWords(PracticeText(text)) }
    var submission = Submission(party: party, kind: kind, files: [file])
    submission.slug = try reader.text("id", limit: 200)
    submission.title = try reader.text("title", limit: 10_000)
    submission.message = try reader.text("note", limit: 20_000)
    submission.themes = try reader.texts("theme", limit: 200).map { try state.theme(named: $0) }
    submission.objectives = try ObjectiveFilter.named(reader.texts("objective", limit: 10))
    let answers = try reader.bytes("answers")
    let partial = try reader.text("partial", limit: 3)
    try reader.finish()
    guard answers == nil || kind == .questionnaire else { throw FieldMessage.Malformed.value("answers") }
    if let answers {
      submission.answers = SubmittedAnswers(
        try Self.answers(answers, to: submission.slug, in: state), isPartial: partial == "yes")
    }
    self.submission = submission
  }

  /// Letters, digits and some characters, by default those of a media type.
  private static func word(
    _ text: String, _ field: String, besides others: String = "+-./ ;=_"
  ) throws(FieldMessage.Malformed) -> String {
    let others = Set(others.utf8)
    guard !text.isEmpty,
      text.utf8.allSatisfy({ byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || others.contains(byte)
      })
    else { throw .value(field) }
    return text
  }

  private static func answers(_ bytes: [UInt8], to id: String?, in state: RecordState) throws -> Answers {
    let file: AnswersFile
    do throws(AnswersFile.Fault) { file = try AnswersFile(bytes[...]) } catch {
      throw FieldMessage.Malformed.value("answers")
    }
    guard let form = try state.questionnaire(try Slug(file.questionnaire), version: file.version) else {
      throw FieldMessage.Malformed.value("answers")
    }
    return AnswersReading(file, for: form).answers
  }
}

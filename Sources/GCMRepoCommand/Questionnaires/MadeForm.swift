import GCMRepo
import QuestionnaireForms
import RecordLocalization

/// The text of a contribution whose original is a filled form, made again of the answers in it.
struct MadeForm {
  let text: [UInt8]
  /// The file of answers beside the original, if they are not those in it.
  let otherAnswers: String?

  /// Whether a text is of a form's answers, and not what a reader of documents gives.
  static func isForm(_ held: RecordState.Reading) -> Bool { held.reader?.hasPrefix("form/") ?? false }

  /// Reads the form and makes the text.
  ///
  /// What choices are called may have changed since, and the answers of other ministries: where that gives another text,
  /// the record is asked as it was then.
  init(
    _ held: RecordState.Reading, _ text: [UInt8], of contribution: Contribution, in language: LanguageTag,
    state: RecordState
  ) throws(CommandFailure) {
    let given = try Self.answers(in: held, of: contribution, state)
    do throws(RecordError) {
      let now = try Self(given, of: contribution, in: state)
      guard now.text != text, now.otherAnswers == nil else {
        self = now
        return
      }
      let then = try state.whenReceived(contribution, in: language)
      guard case .contribution(let former) = try then.document(named: contribution.id.description) else {
        self = now
        return
      }
      self = try Self(given, of: former, in: then)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The answers in a form of the record.
  private static func answers(
    in held: RecordState.Reading, of contribution: Contribution, _ state: RecordState
  ) throws(CommandFailure) -> Answers {
    let opened: FormFile?
    do throws(FormFile.Failure) {
      opened = try FormFile.Format(name: held.file).flatMap { format throws(FormFile.Failure) in
        try FormFile(held.bytes, format)
      }
    } catch {
      throw CommandFailure(.refusedInput, error.sentence(held.path))
    }
    guard let opened else { throw CommandFailure(.refusedInput, Message("\(held.path, "path") is not of a form.")) }
    let form: QuestionnaireForm?
    do throws(RecordError) {
      form = try state.questionnaire(contribution.id.slug, version: opened.identity.version)
    } catch {
      throw CommandFailure(error)
    }
    guard let form else {
      throw CommandFailure(
        RecordError.unknownVersion(opened.identity.version, of: opened.identity.questionnaire, newest: nil))
    }
    do throws(FormFile.Failure) {
      return try opened.read(for: form).filled.answers(of: contribution.id.party)
    } catch {
      throw CommandFailure(.refusedInput, error.sentence(held.path))
    }
  }

  private init(_ given: Answers, of contribution: Contribution, in state: RecordState) throws(RecordError) {
    guard let made = try state.formAnswers(given, of: contribution) else {
      throw .unknownVersion(given.version, of: given.questionnaire, newest: nil)
    }
    let party = try state.party(contribution.id.party)
    self.init(
      text: FormDocument(made.shown, to: made.form, of: party).text, otherAnswers: made.areHeld ? nil : made.path)
  }

  private init(text: [UInt8], otherAnswers: String?) { (self.text, self.otherAnswers) = (text, otherAnswers) }
}

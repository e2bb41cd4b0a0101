import Questionnaires
import RecordValues

/// What a form says of itself: which questionnaire it asks, and of whom.
public struct FormIdentity: Sendable, Hashable {
  /// The questionnaire's id and version.
  public var questionnaire: String
  public var version: Int
  /// The State that answers, where the form names one.
  public var country: PartyCode?
  /// The language of the form.
  public var language: LanguageTag

  public init(questionnaire: String, version: Int, country: PartyCode?, language: LanguageTag) {
    (self.questionnaire, self.version, self.country, self.language) = (questionnaire, version, country, language)
  }
}

/// A filled form as it was read, the same whatever its format.
///
/// Whether the answers are complete, and hold to the definition's conditions, is checked by `AnswerCheck`.
public struct FilledForm: Sendable, Hashable {
  /// What the form says of itself; the country may have been chosen or written in it.
  public var identity: FormIdentity
  /// The answers in the order of the questionnaire.
  public var values: [Answers.Answer]
  /// What is there and cannot be read as an answer.
  public var faults: [FormFault] = []
  /// What was read, but not where or as the form has it, for whoever submits it to look at.
  public var remarks: [FormRemark] = []

  /// A form with its answers.
  public init(
    identity: FormIdentity, values: [Answers.Answer], faults: [FormFault] = [], remarks: [FormRemark] = []
  ) {
    (self.identity, self.values, self.faults, self.remarks) = (identity, values, faults, remarks)
  }

  /// The answers of a country; that of the form if it names one.
  public func answers(of country: PartyCode, by authors: [Answers.Author] = []) -> Answers {
    Answers(
      questionnaire: identity.questionnaire, version: identity.version, country: country, language: identity.language,
      values: values, answeredBy: authors)
  }
}

/// A place in a form: a question, in an entry of a repeated group or a row of a table.
public struct FormPlace: Sendable, Hashable {
  /// The number that the form prints, `2.3`; `2.5(1).2` in the first entry of a repeated group.
  public var number: String
  /// The question's label in the form's language; its id where it has none.
  public var label: String
  /// The question's id.
  public var question: String
  /// In which entries and rows, from the outside.
  public var places: [AnswerFault.Place] = []
}

/// An answer in a form that cannot be read.
public struct FormFault: Sendable, Hashable {
  public var place: FormPlace
  public var problem: Problem

  public enum Problem: Sendable, Hashable {
    /// What is written there is no answer to the question.
    case unreadable(AnswerTextFault)
    /// The question has two answers that differ, as where its field was copied: the texts.
    case severalAnswers([String])
    /// Two choices of a ranking have the same place, or one has a place that is no number: what is written there.
    case invalidPlace(String)
    /// A value of another kind than the question has, in the file that the page saves.
    case wrongType
    /// A question, row or choice that the questionnaire does not have, by its id.
    case unknown(String)
    /// More entries of a repeated group than `QuestionnaireLimits.entries`.
    case tooManyEntries(Int)
    /// A row of a sheet with answers of which nothing says what they belong to: the number of its entry, or the id of its row of
    /// the table, is missing or none of the form's. The row's number from 1.
    case unplacedRow(Int)
  }
}

/// Something that was read, but not as the form has it.
public struct FormRemark: Sendable, Hashable {
  /// `nil` for what concerns the whole form.
  public var place: FormPlace?
  public var kind: Kind

  public enum Kind: Sendable, Hashable {
    /// The answer is beside the form's field, or instead of it.
    case besideField(String)
    /// The answer's field is no longer where the form has it.
    case moved
    /// The field is there several times, with the same answer.
    case duplicated
    /// The field is no longer there, and nothing is in its place.
    case missingField
    /// A box is marked, but shows otherwise, or the other way round: it was taken as marked.
    case boxDiffers(choice: String)
    /// A formula, whose stored value was taken.
    case formula(String)
    /// The answer is in a hidden sheet, row or column, or in merged cells.
    case hidden, merged
    /// The old form fields of Word are in the file.
    case legacyFields
  }
}

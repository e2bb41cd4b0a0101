import RecordValues
import RecordYAML

/// Something wrong with the answer to a question.
public struct AnswerFault: Error, Sendable, Hashable {
  /// What is wrong, with its facts.
  public let kind: Kind
  /// The question's number in the form, `2.3`; empty for a question that the form does not have.
  public let number: String
  /// The question's id.
  public let question: String
  /// In which entries of repeated groups, or rows of a table, from the outside.
  public let places: [Place]
  /// The line and column in `answers.yml`, where the answers were read from it.
  public internal(set) var mark: Mark?

  /// An entry of a repeated group, counted from 1, or a row of a table.
  public enum Place: Sendable, Hashable {
    /// The number of the entry, from 1.
    case entry(Int)
    /// The id of the row.
    case row(String)
  }

  /// What may be wrong.
  public enum Kind: Sendable, Hashable {
    /// The form has no such question.
    case unknownQuestion(nearest: [String])
    /// The text is no answer to such a question.
    case unreadable(AnswerTextFault)
    /// A value of another kind: a list where one answer is asked, for example.
    case wrongType
    /// No answer where one is required.
    case missing
    /// Beyond a limit of the definition, which is a number in canonical form or a day.
    case below(String, least: String)
    /// A number in canonical form, or a day, beyond the most.
    case above(String, most: String)
    /// More characters (Unicode scalars) than allowed.
    case tooLong(count: Int, most: Int)
    /// The constraint does not hold; what the definition says then, by language.
    case constraint(LocalizedText)
    /// No choice of the list.
    case unknownChoice(String, nearest: [String])
    /// A choice of the list that the answers before it exclude.
    case choiceNotOffered(String)
    /// Another answer in words where the list does not allow it.
    case otherNotAllowed(String)
    /// Choices that a ranking does not order.
    case incompleteRanking(missing: [String])
    /// More entries of a repeated group than it takes, or not as many as the form's expression says.
    case tooManyEntries(count: Int, most: Int)
    /// Not as many entries as the form's expression says.
    case entryCount(Int, expected: Int)
    /// A row that the table does not have.
    case unknownRow(String, nearest: [String])
    /// The expressions of the form look at more than ``QuestionnaireLimits/visits`` answers of repeated groups, so that
    /// these answers cannot be checked; of no question.
    case tooManyVisits
    /// The second answer to one question.
    case duplicate
    /// Answered though it is not asked of whoever gave these answers: the answer is dropped.
    case notRelevant
    /// Answered though nobody is asked it (a note, a calculation): the answer is dropped.
    case notAsked
  }

  /// Whether the answers can be taken all the same, without this one.
  public var isWarning: Bool {
    switch kind {
    case .notRelevant, .notAsked: true
    default: false
    }
  }

  init(_ kind: Kind, number: String, question: String, places: [Place] = [], mark: Mark? = nil) {
    (self.kind, self.number, self.question, self.places, self.mark) = (kind, number, question, places, mark)
  }
}

/// A questionnaire with what reading and checking its answers needs, made once for all of them.
public struct QuestionnaireForm: Sendable {
  /// The definition.
  public let questionnaire: Questionnaire
  /// Its entries with their numbers, its expressions and their order.
  public let logic: FormLogic
  /// Reads what people type.
  public let reader: AnswerReader
  /// The lists by id.
  let lists: [String: ChoiceList]
  /// The ids of each list with their places.
  let places: [String: [String: Int]]

  /// Prepares a definition, which should be without faults: an expression that has one never holds back an answer. Cost:
  /// linear.
  public init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    logic = FormLogic(questionnaire)
    reader = AnswerReader(questionnaire)
    var lists: [String: ChoiceList] = [:]
    var places: [String: [String: Int]] = [:]
    for list in questionnaire.choiceLists where lists[list.id] == nil {
      lists[list.id] = list
      places[list.id] = Dictionary(
        list.choices.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
    (self.lists, self.places) = (lists, places)
  }

  /// The entries with their numbers.
  public var outline: QuestionnaireOutline { logic.outline }

  /// The entry with a number that a form prints, `2.3`, outside of all repeated groups.
  public func entry(numbered number: String) -> QuestionnaireOutline.Entry? {
    outline.entries.first { $0.number == number && $0.scope == 0 }
  }

  /// The entry of a question, or of a repeated group, that is outside of all repeated groups.
  public func entry(of question: String) -> QuestionnaireOutline.Entry? {
    outline.scopes[0].names[question].map { outline.entries[$0] }
  }
}

import RecordValues

/// Answers to one version of a questionnaire, carried over to another by the ids of questions, with what is lost.
public struct CarriedAnswers: Sendable {
  /// The answers to the other version, not checked against it yet.
  public let answers: Answers
  /// What could not be carried over, in the order of the answers.
  public let losses: [Loss]

  /// An answer, or a part of one, that the other version does not take.
  public struct Loss: Sendable, Hashable {
    /// Why.
    public let reason: Reason
    /// The question's id, and its number in the version that was answered.
    public let question: String, number: String
    /// In which entries of repeated groups, or rows of a table.
    public let places: [AnswerFault.Place]
    /// What is lost.
    public let value: AnswerValue

    /// Why an answer is lost.
    public enum Reason: Sendable, Hashable {
      /// The other version does not ask it.
      case questionGone
      /// The words of the types, as in `questionnaire.yml`.
      case typeChanged(from: String, to: String)
      /// The other version does not offer these choices.
      case choicesGone([String])
      /// The other version's table does not have this row.
      case rowGone(String)
      /// The version that was answered does not have the question either.
      case unknownQuestion
    }
  }

  /// Carries answers over.
  ///
  /// A value is kept where the new type has it too: text and long text; whole numbers, decimals and percentages where the
  /// number fits; one choice as one of many and the other way round.
  ///
  /// - Parameters:
  ///   - answers: answers to `old`.
  ///   - old: the version, or the former round, that was answered.
  ///   - new: the version that they are wanted for.
  ///
  /// Cost: linear.
  public init(_ answers: Answers, from old: QuestionnaireForm, to new: QuestionnaireForm) {
    var carrier = AnswerCarrier(old: old, new: new)
    let values = carrier.carry(answers.values, from: 0, to: 0, places: [])
    self.answers = Answers(
      questionnaire: new.questionnaire.id, version: new.questionnaire.version, country: answers.country,
      language: answers.language, values: values, answeredBy: new.inOrder(answers.answeredBy))
    losses = carrier.losses
  }
}

private struct AnswerCarrier {
  let old: QuestionnaireForm
  let new: QuestionnaireForm
  private(set) var losses: [CarriedAnswers.Loss] = []

  init(old: QuestionnaireForm, new: QuestionnaireForm) { (self.old, self.new) = (old, new) }

  /// A question of the old version with its answer.
  private struct Given {
    let answer: Answers.Answer
    let number: String
    let places: [AnswerFault.Place]
  }

  mutating func carry(
    _ answers: [Answers.Answer], from oldScope: Int, to newScope: Int, places: [AnswerFault.Place]
  ) -> [Answers.Answer] {
    var carried: [(entry: Int, answer: Answers.Answer)] = []
    for answer in answers {
      let before = old.outline.scopes[oldScope].names[answer.question].map { old.outline.entries[$0] }
      let given = Given(answer: answer, number: before?.number ?? "", places: places)
      guard let before else {
        lose(given, .unknownQuestion)
        continue
      }
      guard let index = new.outline.scopes[newScope].names[answer.question] else {
        lose(given, .questionGone)
        continue
      }
      if let value = carry(given, before, new.outline.entries[index]) {
        carried.append((index, Answers.Answer(question: answer.question, value: value)))
      }
    }
    return carried.sorted { $0.entry < $1.entry }.map(\.answer)
  }

  private mutating func lose(
    _ given: Given, _ reason: CarriedAnswers.Loss.Reason, _ value: AnswerValue? = nil,
    _ place: AnswerFault.Place? = nil
  ) {
    losses.append(
      CarriedAnswers.Loss(
        reason: reason, question: given.answer.question, number: given.number,
        places: given.places + (place.map { [$0] } ?? []), value: value ?? given.answer.value))
  }

  private mutating func carry(
    _ given: Given, _ before: QuestionnaireOutline.Entry, _ after: QuestionnaireOutline.Entry
  ) -> AnswerValue? {
    let (from, to) = (before.question?.type.word ?? "repeat", after.question?.type.word ?? "repeat")
    switch given.answer.value {
    case .entries(let entries):
      guard case .group = after.subject, let oldScope = before.opened, let newScope = after.opened else { break }
      let carried = entries.enumerated().map { place, answers in
        carry(answers, from: oldScope, to: newScope, places: given.places + [.entry(place + 1)])
      }
      return carried.allSatisfy(\.isEmpty) ? nil : .entries(carried)
    case .rows(let rows):
      guard case .table(let known, _) = after.question?.type, let oldScope = before.opened,
        let newScope = after.opened
      else { break }
      return carry(rows, to: known, given, oldScope, newScope)
    default:
      guard let type = after.question?.type else { break }
      if let value = new.canonical(Self.converted(given.answer.value, to: type), of: type) {
        return withoutLostChoices(value, type, given)
      }
    }
    lose(given, .typeChanged(from: from, to: to))
    return nil
  }

  private mutating func carry(
    _ rows: [AnswerValue.Row], to known: [Choice], _ given: Given, _ oldScope: Int, _ newScope: Int
  ) -> AnswerValue? {
    var carried: [String: AnswerValue.Row] = [:]
    let ids = Set(known.map(\.id))
    for row in rows {
      guard ids.contains(row.id) else {
        lose(given, .rowGone(row.id), .rows([row]), .row(row.id))
        continue
      }
      let values = carry(row.values, from: oldScope, to: newScope, places: given.places + [.row(row.id)])
      if !values.isEmpty { carried[row.id] = AnswerValue.Row(id: row.id, values: values) }
    }
    return carried.isEmpty ? nil : .rows(known.compactMap { carried[$0.id] })
  }

  /// The value in the kind of another type, as far as nothing is lost by it.
  private static func converted(_ value: AnswerValue, to type: QuestionType) -> AnswerValue {
    switch (type, value) {
    case (.many, .choice(let id)): .choices([id])
    case (.one, .choices(let ids)) where ids.count == 1: .choice(ids[0])
    // Several lines would become one.
    case (.text, .text(let text)) where text.contains("\n"): .unknown
    default: value
    }
  }

  private mutating func withoutLostChoices(
    _ value: AnswerValue, _ type: QuestionType, _ given: Given
  ) -> AnswerValue? {
    guard let choices = type.choices, let places = new.places[choices.list] else { return value }
    let ids: [String]
    var other: String?
    switch value {
    case .choice(let id): ids = [id]
    case .choices(let found): ids = found
    case .other(let found, let text): (ids, other) = (found, text)
    default: return value
    }
    let (kept, gone) = (ids.filter { places[$0] != nil }, ids.filter { places[$0] == nil })
    guard !gone.isEmpty else { return value }
    lose(given, .choicesGone(gone), .choices(gone))
    if let other { return .other(kept, other) }
    guard !kept.isEmpty else { return nil }
    if case .choice = value { return .choice(kept[0]) }
    return .choices(kept)
  }
}

import Questionnaires
import RecordValues

/// When a question is asked, in the words of the form's language: `only if 1.1 is Yes`.
///
/// An expression is said where it compares answers with choices, numbers or nothing, and joins such comparisons with `and`,
/// `or` and `not`; of any other the form says that it depends.
struct ConditionWords {
  private let form: FormDocument
  private let display: AnswerDisplay
  /// The questions of each name, which is unique within a repeated group only.
  private var questions: [String: [FormQuestion]] = [:]

  /// Cost: linear in the questionnaire.
  init(_ form: FormDocument) {
    (self.form, display) = (form, AnswerDisplay(form: form))
    for section in form.sections { add(section.items) }
  }

  private mutating func add(_ items: [FormItem]) {
    for item in items {
      switch item {
      case .question(let question): questions[question.question.id, default: []].append(question)
      case .group(_, _, let inner): add(inner)
      case .repeated(let repetition): add(repetition.items(ofEntry: 1))
      }
    }
  }

  /// What stands in parentheses behind a question: whether it has to be answered, and when it is asked; `nil` for nothing.
  ///
  /// - Parameter number: the number of the question, or of the table that it is a column of.
  func note(on question: Question, numbered number: String) -> String? {
    var parts: [String] = []
    if question.isRequired { parts.append(form.words[.required]) }
    if let condition = question.requiredIf {
      parts.append(
        sentence(condition, at: number).map { form.words(.requiredIf, ("condition", $0)) }
          ?? form.words[.requiredSometimes])
    }
    if let words = self.words(of: question.relevant, at: number) { parts.append(words) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// When something is asked: `only if 1.1 is Yes`; `nil` for always.
  func words(of relevant: Expression?, at number: String) -> String? {
    guard let relevant else { return nil }
    return sentence(relevant, at: number).map { form.words(.onlyIf, ("condition", $0)) } ?? form.words[.onlySometimes]
  }

  // MARK: Expressions

  private func sentence(_ expression: Expression, at number: String) -> String? {
    guard let tree = try? ExpressionTree(parsing: expression.source) else { return nil }
    return condition(tree, at: number, isNegated: false)?.words
  }

  /// A condition in words, with the operator that joins its parts.
  private typealias Condition = (words: String, joint: ExpressionTree.Operator?)

  private func condition(_ tree: ExpressionTree, at number: String, isNegated: Bool) -> Condition? {
    switch tree {
    case .call(.not, let arguments):
      return arguments.first.flatMap { condition($0, at: number, isNegated: !isNegated) }
    case .operation(let sign, let left, let right) where sign == .and || sign == .or:
      guard let one = condition(left, at: number, isNegated: isNegated),
        let other = condition(right, at: number, isNegated: isNegated)
      else { return nil }
      if one.words == other.words { return one }
      // Not both is one or the other not.
      let joint: ExpressionTree.Operator = (sign == .and) != isNegated ? .and : .or
      let parts = [one, other].map { $0.joint == nil || $0.joint == joint ? $0.words : "(\($0.words))" }
      return (form.words(joint == .and ? .bothConditions : .eitherCondition, ("a", parts[0]), ("b", parts[1])), joint)
    case .operation(let sign, .question(let id), let value):
      return comparison(sign, id, value, at: number, isNegated).map { ($0, nil) }
    case .operation(let sign, let value, .question(let id)):
      return sign.turned.flatMap { comparison($0, id, value, at: number, isNegated) }.map { ($0, nil) }
    case .call(.selected, let arguments):
      guard arguments.count == 2, case .question(let id) = arguments[0], case .text(let choice) = arguments[1],
        let asked = question(id, near: number), let label = label(of: choice, in: asked.question)
      else { return nil }
      let isSeveral = if case .many = asked.question.type { true } else { false }
      let sentence: FormSentence =
        isSeveral ? (isNegated ? .conditionHasNot : .conditionHas) : (isNegated ? .conditionIsNot : .conditionIs)
      return (said(sentence, asked.number, label), nil)
    default: return nil
    }
  }

  private func comparison(
    _ sign: ExpressionTree.Operator, _ id: String, _ value: ExpressionTree, at number: String, _ isNegated: Bool
  ) -> String? {
    guard let asked = question(id, near: number), let sign = isNegated ? sign.inverse : sign else { return nil }
    switch value {
    case .text(""):
      guard sign == .equal || sign == .notEqual else { return nil }
      return said(sign == .equal ? .conditionNotAnswered : .conditionAnswered, asked.number, "")
    case .text(let text):
      guard sign == .equal || sign == .notEqual, let label = label(of: text, in: asked.question) else { return nil }
      return said(sign == .equal ? .conditionIs : .conditionIsNot, asked.number, label)
    case .call(let function, _):
      guard sign == .equal || sign == .notEqual, asked.question.type == .yesNo,
        let label = label(of: function.rawValue, in: asked.question)
      else { return nil }
      return said(sign == .equal ? .conditionIs : .conditionIsNot, asked.number, label)
    case .number(let amount):
      guard let sentence = sign.sentence else { return nil }
      switch asked.question.type {
      case .integer, .decimal, .percentage:
        return said(sentence, asked.number, display.number(NumberText.text(of: amount)))
      default: return nil
      }
    default: return nil
    }
  }

  private func said(_ sentence: FormSentence, _ number: String, _ answer: String) -> String {
    form.words(sentence, ("question", number), ("answer", answer))
  }

  private func label(of choice: String, in question: Question) -> String? {
    // An expression may also compare an answer of yes or no with what is true or false.
    let id = question.type == .yesNo ? (["true": "yes", "false": "no"][choice] ?? choice) : choice
    return display.options(of: question)?.first { $0.id == id }?.label
  }

  /// The question of a name that an expression at a number means: the nearest around it, with the numbers of the same
  /// entries; `nil` for one that has no number.
  private func question(_ id: String, near number: String) -> FormQuestion? {
    let plain = FormNumbering.plain(number)
    func likeness(_ question: FormQuestion) -> Int {
      zip(FormNumbering.plain(question.number).split(separator: "."), plain.split(separator: "."))
        .prefix { $0 == $1 }.count
    }
    guard let found = questions[id]?.max(by: { likeness($0) < likeness($1) }), !found.number.isEmpty else { return nil }
    let own = FormNumbering.plain(found.number)
    var entry = number[...]
    while let close = entry.lastIndex(of: ")") {
      entry = entry[...close]
      let group = FormNumbering.plain(String(entry))
      if own.hasPrefix(group + ".") {
        return FormQuestion(number: String(entry) + String(own.dropFirst(group.count)), question: found.question)
      }
      entry = entry.dropLast()
    }
    // From outside, an entry's answers are those of all.
    return found.number.contains("(") ? nil : found
  }
}

extension ExpressionTree.Operator {
  /// The same with its sides exchanged; `nil` for one that compares nothing.
  fileprivate var turned: Self? {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: nil
    }
  }

  /// What holds where it does not.
  fileprivate var inverse: Self? {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    default: nil
    }
  }

  fileprivate var sentence: FormSentence? {
    switch self {
    case .equal: .conditionIs
    case .notEqual: .conditionIsNot
    case .less: .conditionIsLess
    case .lessOrEqual: .conditionIsAtMost
    case .greater: .conditionIsMore
    case .greaterOrEqual: .conditionIsAtLeast
    default: nil
    }
  }
}

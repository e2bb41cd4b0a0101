import Questionnaires
import RecordRendering
import RecordValues

/// A form as the data of a page: what is asked in all languages of the questionnaire, and the answers that are filled in.
///
/// What is empty is left out, so that the page is small.
struct FormPlanJSON {
  let form: FormDocument

  var value: JSONValue {
    let questionnaire = form.questionnaire
    return .object([
      .init("schema", .string(FormJSON.schema)), .init("id", .string(questionnaire.id)),
      .init("version", .int(questionnaire.version)), .init("language", .string(form.language.description)),
      .init("languages", .array(form.languages.map { .string($0.description) })),
      .init("country", form.country.map(country) ?? .null), .init("countries", .array(form.countries.map(country))),
      .init("title", text(questionnaire.title)), .init("introduction", text(questionnaire.introduction)),
      .init("deadline", questionnaire.deadline.map { .string($0.line) } ?? .null),
      .init("lists", .object(questionnaire.choiceLists.map { .init($0.id, .array($0.choices.map(choice))) })),
      .init("sections", .array(form.sections.map(section))),
      .init("answers", form.answers.map { FormJSON.value(of: $0.values) } ?? .null),
      .init(
        "limits",
        .object([
          .init("text", .int(QuestionnaireLimits.text)), .init("entries", .int(QuestionnaireLimits.entries)),
        ])),
      .init("words", words),
    ])
  }

  private var words: JSONValue {
    .object(
      form.languages.map { language in
        let words = FormWords(language)
        let sentences = FormSentence.allCases.filter(\.isForPages).map { ($0.rawValue, words[$0]) }
        return .init(
          language.description, .object((sentences + answerWords(language)).map { .init($0.0, .string($0.1)) }))
      })
  }

  /// What the answers are called that every questionnaire has.
  private func answerWords(_ language: LanguageTag) -> [(String, String)] {
    [
      ("yes", AnswerWords.word(true, in: language)), ("no", AnswerWords.word(false, in: language)),
      ("unknown", AnswerWords.unknown(in: language)), ("other", AnswerWords.other(in: language)),
    ] + ReportingStatus.allCases.map { ("status " + $0.rawValue, AnswerWords.word($0, in: language)) }
  }

  private func text(_ text: LocalizedText) -> JSONValue {
    .object(
      text.entries.map { .init($0.language, .string(TextForm.canonical($0.text))) }.filter { $0.value.string != "" })
  }

  private func country(_ country: FormCountry) -> JSONValue {
    .object([.init("code", .string(country.code.description)), .init("name", text(country.name))])
  }

  private func choice(_ choice: Choice) -> JSONValue {
    object([
      ("id", .string(choice.id)), ("label", text(choice.label)),
      ("facts", .object(choice.facts.map { .init($0.name, .string($0.value)) })),
    ])
  }

  private func section(_ section: FormSection) -> JSONValue {
    group(section.group, number: section.number, items: section.items, repetition: nil)
  }

  private func item(_ item: FormItem) -> JSONValue? {
    switch item {
    case .question(let question): self.question(question.question, number: question.number)
    case .group(let group, let number, let items): self.group(group, number: number, items: items, repetition: nil)
    case .repeated(let repetition):
      group(
        repetition.group, number: repetition.number,
        items: FormNumbering.items(repetition.group.items, in: "."), repetition: repetition.group.repetition)
    }
  }

  private func group(
    _ group: Group, number: String, items: [FormItem], repetition: Group.Repetition?
  ) -> JSONValue {
    object([
      ("kind", .string("group")), ("id", .string(group.id)), ("number", .string(number)), ("label", text(group.label)),
      ("hint", text(group.hint)), ("relevant", tree(group.relevant)), ("implicit", .bool(group.isImplicit)),
      (
        "repeat",
        repetition.map { repetition in
          object([
            ("repeated", .bool(true)), ("count", tree(repetition.count)),
            ("most", repetition.most.map { .int($0) } ?? .null),
          ])
        } ?? .null
      ),
      ("items", .array(items.compactMap(item))),
    ])
  }

  private func question(_ question: Question, number: String) -> JSONValue? {
    var members: [(String, JSONValue)] = [
      ("kind", .string("question")), ("id", .string(question.id)), ("number", .string(number)),
      ("label", text(question.label)), ("hint", text(question.hint)), ("required", .bool(question.isRequired)),
      ("requiredIf", tree(question.requiredIf)), ("relevant", tree(question.relevant)),
      ("constraint", tree(question.constraint)), ("message", text(question.constraintMessage)),
      ("default", question.defaultAnswer.map { .string($0) } ?? .null), ("readOnly", .bool(question.isReadOnly)),
    ]
    switch question.type {
    case .one(let choices), .many(let choices), .ranking(let choices):
      members += [
        ("list", .string(choices.list)), ("filter", tree(choices.filter, isFilter: true)),
        ("other", .bool(choices.allowsOther)),
      ]
    case .table(let rows, let columns):
      members += [
        ("rows", .array(rows.map(choice))), ("columns", .array(columns.compactMap { self.question($0, number: "") })),
      ]
    case .percentage:
      let limits = question.limits
      members += [("least", bound(limits.least, else: 0)), ("most", bound(limits.most, else: 100))]
    case .calculation(let expression): members.append(("expression", tree(expression)))
    case .foreign: return nil
    default: break
    }
    members.append(("type", .string(question.type.word)))
    return object(members)
  }

  private func bound(_ text: String?, else number: Double) -> JSONValue { .double(text.flatMap(Double.init) ?? number) }

  /// An expression that is not valid holds nowhere in a checked questionnaire, and is left out.
  private func tree(_ expression: Expression?, isFilter: Bool = false) -> JSONValue {
    guard let expression, let tree = try? expression.tree(isFilter: isFilter) else { return .null }
    return ExpressionJSON.value(of: tree)
  }

  /// An object without what says nothing: null, false, empty texts, lists and objects.
  private func object(_ members: [(String, JSONValue)]) -> JSONValue {
    .object(
      members.filter { ![.null, .bool(false), .string(""), .array([]), .object([])].contains($0.1) }
        .map { .init($0.0, $0.1) })
  }
}

extension Questionnaire.Deadline {
  /// `2027-05-31 18:00 America/Lima`.
  var line: String { ([day.description] + [clock, zone?.description].compactMap { $0 }).joined(separator: " ") }
}

extension FormSentence {
  /// Whether the page says it.
  fileprivate var isForPages: Bool {
    switch self {
    case .wordInstructions, .workbookInstructions, .fillText, .fillChoice, .fillDate, .fillTime, .fillDateTime,
      .fillNumber, .number, .id,
      .question, .help, .formSheet, .listsSheet, .sheetNote, .separateBySemicolon, .noAnswers, .invalidEntry, .formOf,
      .noScript, .moreEntries, .onlyIf, .onlySometimes, .requiredIf, .requiredSometimes, .bothConditions,
      .eitherCondition,
      .conditionIs, .conditionIsNot, .conditionHas, .conditionHasNot, .conditionIsMore, .conditionIsAtLeast,
      .conditionIsLess,
      .conditionIsAtMost, .conditionAnswered, .conditionNotAnswered:
      false
    default: true
    }
  }
}

import Questionnaires
import RecordRendering
import RecordValues

extension FormJSON {
  /// Why a file is not one that the page saves.
  public enum Failure: Error, Sendable, Hashable {
    /// More bytes than `QuestionnaireLimits.answerBytes`.
    case tooLarge(Int)
    case json(JSONError)
    /// Another file in JSON.
    case anotherSchema(String?)
    /// A key that is missing or of the wrong kind.
    case invalid(key: String)
  }

  /// What the file says of itself, to find the definition that it answers. Cost: that of parsing it.
  public static func identity(of bytes: [UInt8]) throws(Failure) -> FormIdentity { try header(try parsed(bytes)) }

  /// Reads a file that the page of this questionnaire has saved. Cost: linear in the file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - form: the version of the questionnaire that the file names.
  public static func read(_ bytes: [UInt8], for form: QuestionnaireForm) throws(Failure) -> FilledForm {
    let file = try parsed(bytes)
    let identity = try header(file)
    guard let answers = file["answers"]?.members else { throw .invalid(key: "answers") }
    let document = FormDocument(form.questionnaire, language: identity.language)
    var reader = AnswerObjectReader(document: document, form: form)
    let values = reader.answers(answers, document.sections.flatMap(\.items), places: [])
    return FilledForm(identity: identity, values: values, faults: reader.faults)
  }

  private static func parsed(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    guard bytes.count <= QuestionnaireLimits.answerBytes else { throw .tooLarge(bytes.count) }
    do throws(JSONError) { return try JSONValue.parse(bytes) } catch { throw .json(error) }
  }

  private static func header(_ file: JSONValue) throws(Failure) -> FormIdentity {
    guard file["schema"]?.string == schema else { throw .anotherSchema(file["schema"]?.string) }
    guard let id = file["questionnaire"]?.string, QuestionID.isSlug(id) else { throw .invalid(key: "questionnaire") }
    guard let version = file["version"]?.int, version > 0 else { throw .invalid(key: "version") }
    guard let language = file["language"]?.string.flatMap(LanguageTag.init) else { throw .invalid(key: "language") }
    var country: PartyCode?
    if let given = file["country"], given != .null {
      guard let code = given.string.flatMap(PartyCode.init) else { throw .invalid(key: "country") }
      country = code
    }
    return FormIdentity(questionnaire: id, version: version, country: country, language: language)
  }
}

/// Reads the answers of the file that the page saves.
private struct AnswerObjectReader {
  let document: FormDocument
  let form: QuestionnaireForm
  var faults: [FormFault] = []

  init(document: FormDocument, form: QuestionnaireForm) { (self.document, self.form) = (document, form) }

  mutating func answers(
    _ members: [JSONValue.Member], _ items: [FormItem], places: [AnswerFault.Place]
  ) -> [Answers.Answer] {
    let values = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    var known: Set<String> = []
    let found = answers(values, items, places, &known)
    for member in members where !known.contains(member.key) { unknown(member.key, places) }
    return found
  }

  private mutating func answers(
    _ values: [String: JSONValue], _ items: [FormItem], _ places: [AnswerFault.Place], _ known: inout Set<String>
  ) -> [Answers.Answer] {
    var found: [Answers.Answer] = []
    for item in items {
      switch item {
      case .group(_, _, let items): found += answers(values, items, places, &known)
      case .question(let question):
        known.insert(question.question.id)
        guard let value = values[question.question.id], value != .null else { continue }
        let answer: AnswerValue?
        if case .table(let rows, let columns) = question.question.type {
          answer = table(value, rows, columns, question, places)
        } else {
          answer = self.answer(value, question.question, document.place(of: question, in: places))
        }
        if let answer { found.append(.init(question: question.question.id, value: answer)) }
      case .repeated(let repetition):
        known.insert(repetition.group.id)
        guard let value = values[repetition.group.id], value != .null else { continue }
        if let answer = entries(value, repetition, places) {
          found.append(.init(question: repetition.group.id, value: answer))
        }
      }
    }
    return found
  }

  private mutating func unknown(_ id: String, _ places: [AnswerFault.Place]) {
    // As many as somebody would read: a hostile file has a million.
    guard faults.count < 1_000 else { return }
    faults.append(
      FormFault(place: FormPlace(number: "", label: id, question: id, places: places), problem: .unknown(id)))
  }

  private mutating func entries(
    _ value: JSONValue, _ repetition: FormRepetition, _ places: [AnswerFault.Place]
  ) -> AnswerValue? {
    let place = document.place(of: repetition, in: places)
    guard let values = value.array else { return refuse(.wrongType, place) }
    guard values.count <= QuestionnaireLimits.entries else { return refuse(.tooManyEntries(values.count), place) }
    var entries: [[Answers.Answer]] = []
    for (index, value) in values.enumerated() {
      guard let members = value.members else { return refuse(.wrongType, place) }
      entries.append(
        answers(members, repetition.items(ofEntry: index + 1), places: places + [.entry(index + 1)]))
    }
    return entries.isEmpty ? nil : .entries(entries)
  }

  private mutating func table(
    _ value: JSONValue, _ rows: [Choice], _ columns: [Question], _ question: FormQuestion, _ places: [AnswerFault.Place]
  ) -> AnswerValue? {
    guard let members = value.members else { return refuse(.wrongType, document.place(of: question, in: places)) }
    let ids = Set(rows.map(\.id))
    for member in members where !ids.contains(member.key) { unknown(member.key, places) }
    var found: [AnswerValue.Row] = []
    for row in rows {
      guard let cells = value[row.id], cells != .null else { continue }
      var values: [Answers.Answer] = []
      for (index, column) in columns.enumerated() {
        guard let cell = cells[column.id], cell != .null else { continue }
        let place = document.place(ofColumn: column, at: index, of: question, in: places + [.row(row.id)])
        if let answer = answer(cell, column, place) { values.append(.init(question: column.id, value: answer)) }
      }
      if !values.isEmpty { found.append(.init(id: row.id, values: values)) }
    }
    return found.isEmpty ? nil : .rows(found)
  }

  // MARK: One answer

  private mutating func answer(_ value: JSONValue, _ question: Question, _ place: FormPlace) -> AnswerValue? {
    switch (question.type, value) {
    case (.note, _), (.calculation, _), (.foreign, _): return nil
    case (.yesNo, .bool(let isTrue)): return .boolean(isTrue)
    case (.one(let choices), .string(let id)):
      // As the page has it, by id; whether it is offered is checked with all answers.
      return AnswerValue(canonical: id, of: .one(choices)) ?? refuse(.unknown(id), place)
    case (.many, .array(let values)), (.ranking, .array(let values)):
      guard let ids = ids(values) else { return refuse(.wrongType, place) }
      return ids.isEmpty ? nil : .choices(ids)
    case (.ranking, .object):
      // The page saves places where two are the same.
      guard let places = value["places"]?.members else { return refuse(.wrongType, place) }
      var seen: Set<Int> = []
      let twice = places.first { !seen.insert($0.value.int ?? 0).inserted }
      return refuse(.invalidPlace(String(twice?.value.int ?? 0)), place)
    case (.one, .object), (.many, .object):
      guard let words = value["other"]?.string, let ids = ids(value["choices"]?.array ?? []) else {
        return refuse(.wrongType, place)
      }
      return .other(ids, TextForm.line(words))
    case (.many, .string(let text)), (.ranking, .string(let text)): return typed(text, question, place)
    case (_, .string(let text)):
      return AnswerValue(canonical: text, of: question.type) ?? typed(text, question, place)
    case (_, .int(let number)): return typed(String(number), question, place)
    case (_, .object):
      guard let text = value["typed"]?.string else { return refuse(.wrongType, place) }
      return typed(text, question, place)
    default: return refuse(.wrongType, place)
    }
  }

  private func ids(_ values: [JSONValue]) -> [String]? {
    let ids = values.compactMap(\.string).filter(QuestionID.isValidChoice)
    return ids.count == values.count && Set(ids).count == ids.count ? ids : nil
  }

  private mutating func typed(_ text: String, _ question: Question, _ place: FormPlace) -> AnswerValue? {
    // Nobody reads more faults, and each of a choice costs a look for the nearest ones.
    guard faults.count < 1_000 else { return nil }
    do throws(AnswerTextFault) {
      return try form.reader.value(of: text, for: question, in: document.language)
    } catch {
      return refuse(.unreadable(error), place)
    }
  }

  private mutating func refuse(_ problem: FormFault.Problem, _ place: FormPlace) -> AnswerValue? {
    if faults.count < 1_000 { faults.append(FormFault(place: place, problem: problem)) }
    return nil
  }
}

import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct QuestionnaireCompare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: .message("Show what differs between two versions or rounds of a questionnaire."),
    discussion: .message(
      """
      FROM and TO are versions (1, 2) or rounds (other questionnaires' ids); without them, the last change: gcmrepo questionnaire compare \
      gcm-inputs 1 2
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Argument(help: .message("The former version or round.", value: "from"))
  var from: String?

  @Argument(help: .message("The later version or round.", value: "to"))
  var to: String?

  @Option(
    help: .message("Compare what this country answered in both.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let newest = try state.questionnaire(named: id)
    let old = try form(from ?? before(newest), in: state)
    let new = try to.map { try form($0, in: state) } ?? newest
    let words = try TextWords(texts, console, state)
    let party = try country.map { try state.submitter(named: $0, of: .questionnaire).code }
    func lines(_ form: QuestionnaireForm) throws(RecordError) -> [UInt8] {
      guard let party else { return Array(Self.text(of: form, words).utf8) }
      return Array(try Self.answers(of: party, to: form, in: state, words).utf8)
    }
    let redline = TextRedline(from: try lines(old), to: try lines(new))
    let differences = old.differences(to: new)
    if console.options.format == .table {
      var page = ""
      for block in redline.blocks where block.change != .equal {
        page +=
          redline.spans[block.spans].map { span in
            let text = String(decoding: redline.bytes(of: span), as: UTF8.self)
            return switch span.operation {
            case .equal: text
            case .insert: "{+\(text)+}"
            case .delete: "[-\(text)-]"
            }
          }.joined().trimmed + "\n"
      }
      if !page.isEmpty { try await console.page(TerminalText.neutralised(page, keepingLayout: true)) }
      if party != nil, page.isEmpty {
        console.remark(Message("The answers are the same."))
      } else if party == nil, differences.isEmpty {
        console.remark(Message("Both ask the same."))
      }
      // Where only ids or types differ, the words show nothing.
      guard party == nil, page.isEmpty, !differences.isEmpty else { return }
    }
    var table = Table(columns: ["question", "change", "from", "to"].map { .init(key: $0, title: $0) })
    for difference in differences {
      let (code, old, new) = difference.kind.facts
      table.rows.append([
        .text(difference.question), .text(code), old.map { .text($0) } ?? .none, new.map { .text($0) } ?? .none,
      ])
    }
    try await console.print(
      table, schema: "gcmrepo.questionnaire_comparison/1", key: "differences",
      extra: [
        ("from", Self.json(old.questionnaire)), ("to", Self.json(new.questionnaire)),
        ("commit", .string(state.commit.description)),
      ])
  }

  private static func json(_ questionnaire: Questionnaire) -> JSONValue {
    ["questionnaire": .string(questionnaire.id), "version": .int(questionnaire.version)]
  }

  /// The version before, else the round before.
  private func before(_ form: QuestionnaireForm) throws(CommandFailure) -> String {
    let questionnaire = form.questionnaire
    if questionnaire.version > 1 { return String(questionnaire.version - 1) }
    guard let former = questionnaire.replaces else {
      throw CommandFailure(.refusedInput, Message("\(id, "id") has no former version and no former round."))
    }
    return former
  }

  private func form(_ name: String, in state: RecordState) throws(RecordError) -> QuestionnaireForm {
    if let version = Int(name), version > 0 {
      guard let form = try state.questionnaire(try Slug(id), version: version) else {
        throw .unknownQuestionnaire("\(id) \(version)", among: try state.questionnaireIDs())
      }
      return form
    }
    return try state.questionnaire(named: name)
  }

  /// A State's answers as lines: a paragraph for each question with its answer.
  private static func answers(
    of party: PartyCode, to form: QuestionnaireForm, in state: RecordState, _ words: TextWords
  ) throws(RecordError) -> String {
    var versions = QuestionnaireVersions(of: try Slug(form.questionnaire.id))
    let held = try state.answers(of: party, to: try Slug(form.questionnaire.id), &versions)
    var lines = [words.text(form.questionnaire.title)]
    for answer in held?.answers.values ?? [] {
      let label = held?.form.entry(of: answer.question)?.question.map { words.text($0.label) } ?? answer.question
      lines.append(label + ": " + JSONValue(answer.value).serialized())
    }
    return lines.joined(separator: "\n\n") + "\n"
  }

  /// A questionnaire as lines: a paragraph for each section, question and choice.
  private static func text(of form: QuestionnaireForm, _ words: TextWords) -> String {
    var lines = [words.text(form.questionnaire.title)]
    for entry in form.outline.entries {
      switch entry.subject {
      case .group(let group): lines.append("\(entry.number) \(words.text(group.label))")
      case .question(let question), .column(let question):
        let hint = words.text(question.hint)
        lines.append(
          "\(entry.number) \(words.text(question.label)) (\(question.type.word))" + (hint.isEmpty ? "" : " " + hint))
        if let list = question.type.choices?.list, let choices = form.questionnaire.choiceList(list)?.choices {
          lines += choices.map { "- " + words.text($0.label) }
        }
      }
    }
    return lines.joined(separator: "\n\n") + "\n"
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

extension QuestionnaireDifference.Kind {
  /// What differs, for scripts, with the values before and after where there are some.
  fileprivate var facts: (code: String, old: String?, new: String?) {
    switch self {
    case .new: ("new", nil, nil)
    case .gone: ("gone", nil, nil)
    case .typeChanged(let from, let to): ("type-changed", from, to)
    case .labelChanged(let languages): ("label-changed", nil, languages.joined(separator: " "))
    case .becameRequired: ("became-required", nil, nil)
    case .becameOptional: ("became-optional", nil, nil)
    case .choicesNew(let ids): ("choices-new", nil, ids.joined(separator: " "))
    case .choicesGone(let ids): ("choices-gone", ids.joined(separator: " "), nil)
    case .moved(let from, let to): ("moved", from, to)
    }
  }
}

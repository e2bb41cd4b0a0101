import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct PracticeShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show a best practice space by space, what it lacks, and the sessions to which it was brought."),
    discussion: .message("For example: gcmrepo practices show CL/best-practices/ventanilla-unica"))

  @Argument(
    help: .message("The best practice, such as CL/best-practices/ventanilla-unica.", value: "id"),
    completion: RecordCompletion.practices)
  var id: String

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"),
    help: .message("Which language version; else the first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let practice = try state.practice(named: id)
    let tag = try RecordDocument.contribution(practice).language(named: language)
    let text = try state.practiceText(of: practice, in: tag)
    let view = PracticeView(
      practice: practice, text: text, language: tag, selections: try state.selections(of: practice.id))
    if console.options.format == .json { return try console.print(json: view.json(in: state)) }
    if console.options.format == .csv {
      return try await console.print(view.rows, schema: PracticeView.schema, key: "spaces")
    }
    try await console.page(view.text(in: state, console.answerLanguage))
  }
}

/// A best practice, space by space.
struct PracticeView {
  static let schema = "gcmrepo.practice/1"

  let practice: Contribution
  let text: PracticeText
  let language: LanguageTag
  let selections: [(meeting: Meeting, selected: SelectedPractice)]

  /// The words of each space but those of choices and criteria, which have their own keys: what the record holds apart from the text goes before what the text says.
  private func words(_ space: PracticeSpace) -> String? {
    let given: LocalizedText? =
      switch space {
      case .title: practice.title
      case .whyBestPractice: practice.whyBestPractice
      case .contributionToGCM: practice.contributionToGCM
      default: nil
      }
    guard ![.themes, .objectives, .criteria].contains(space) else { return nil }
    return given?[language] ?? text.words(space)
  }

  /// The spaces without words.
  private var missing: [PracticeSpace] {
    PracticeSpace.allCases.filter { space in
      switch space {
      case .themes: practice.themes.isEmpty
      case .objectives: practice.objectives.isEmpty
      case .criteria: practice.criteria.isEmpty
      case .country: false
      default: words(space) == nil
      }
    }
  }

  func json(in state: RecordState) -> JSONValue {
    let spaces = PracticeSpace.allCases.compactMap { space -> JSONValue.Member? in
      words(space).map { .init(space.rawValue, .string($0)) }
    }
    return [
      "schema": .string(Self.schema), "commit": .string(state.commit.description),
      "id": .string(practice.id.description), "party": .string(practice.id.party.description),
      "title": practice.title.json, "language": .string(language.description),
      "languages": .array(practice.languages.map { .string($0.description) }),
      "themes": .array(practice.themes.map { .string($0.description) }),
      "objectives": .array(practice.objectives.map { .int($0.number) }),
      "criteria": practice.criteria.json, "status": .string(practice.status.rawValue),
      "revision": practice.revision.map { .int($0) } ?? .null, "spaces": .object(spaces),
      "missing": .array(missing.map { .string($0.rawValue) }),
      "repeated": .array(text.duplicates.map { .string($0.space.rawValue) }),
      "selected": .array(
        selections.map { entry in
          [
            "meeting": .string(entry.meeting.id), "conference": .string(entry.selected.conference),
            "revision": entry.selected.revision.map { .int($0) } ?? .null, "why": .string(entry.selected.why),
          ]
        }),
    ]
  }

  /// A row for each space that says something.
  var rows: Table {
    Table(
      columns: [.init(key: "space", title: "space"), .init(key: "words", title: "words")],
      rows: PracticeSpace.allCases.compactMap { space in
        words(space).map { [.text(space.rawValue), .text($0)] }
      })
  }

  func text(in state: RecordState, _ language: InterfaceLanguage) -> String {
    let form = language.form
    func preferred(_ texts: LocalizedText) -> String { texts.preferring(language.rawValue, "es", "en") ?? "" }
    var lines = [practice.title[self.language] ?? preferred(practice.title), practice.id.description, ""]
    func add(_ space: PracticeSpace, _ words: String?) {
      guard let words, !words.isEmpty else { return }
      lines.append(space.heading(in: form) + ": " + words)
    }
    add(.country, (try? state.party(practice.id.party)).map { "\(preferred($0.names)) (\($0.code))" })
    for space in [PracticeSpace.period, .population, .contact] { add(space, words(space)) }
    let themes = (try? state.themes()) ?? []
    add(
      .themes,
      practice.themes.map { id in themes.first { $0.id == id }.map { preferred($0.title) } ?? id.description }
        .joined(separator: "; "))
    add(.objectives, nil)
    if !practice.objectives.isEmpty {
      lines.append(PracticeSpace.objectives.heading(in: form) + ":")
      lines += practice.objectives.map { "  \($0.number). \($0.title(in: form))" }
    }
    for space in PracticeSpace.told where space != .criteria {
      guard let words = words(space) else { continue }
      lines += ["", space.heading(in: form), words]
    }
    if !practice.criteria.isEmpty {
      lines += ["", PracticeSpace.criteria.heading(in: form)]
      lines += practice.criteria.entries.map { entry in
        "  \(entry.criterion.name(in: form)): " + (entry.words[self.language] ?? preferred(entry.words))
      }
    }
    let lacking = missing
    if !lacking.isEmpty {
      lines += ["", Message("Says nothing in: \(and: lacking.map { $0.heading(in: form) }, "spaces").")(language)]
    }
    if text.isFreeText {
      lines.append(Message("The text has none of the form's headings; read it with gcmrepo show.")(language))
    }
    for entry in selections {
      lines += [
        "",
        Message(
          "\(state.abbreviation(of: entry.selected.conference, language), "conference") brings it to \(entry.meeting.id, "meeting"): \(entry.selected.why, "why")"
        )(
          language),
      ]
    }
    return TerminalText.neutralised(lines.joined(separator: "\n") + "\n", keepingLayout: true)
  }
}

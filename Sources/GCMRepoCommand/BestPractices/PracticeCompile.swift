import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct PracticeCompile: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: .message(
      "Compile the best practices as one document: by theme and country, with contents, indexes and gaps."),
    discussion: .message(
      """
      A docx, odt, html, pdf or md document in the language of --lang; each practice is in its own language, or in that one if \
      it exists in it. Indexes by country, theme and objective refer to the practices by number, and the themes, objectives \
      and States without a practice are named. The same state gives the same bytes. With --format json and without -o, the \
      arrangement as data.

        gcmrepo practices compile --lang es -o compendio.docx
        gcmrepo practices compile --theme human-rights --conference RCM --as md
      """))

  @OptionGroup var which: PracticeFilter

  @Option(
    name: .customLong("as"),
    help: .message("The document's format; else the one given by the output's name.", value: "as"))
  var form: ExportForm?

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the document; else the reader's.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write it to this file or folder.", value: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let isData = console.options.format == .json && output == nil && form == nil
    let form = isData ? .md : try ExportForm.chosen(form, for: output)
    let state = try console.openRecord().state(at: moment.at)
    let known = state.configuration.languages
    guard let tag = LanguageTag(language ?? console.language.rawValue), language == nil || known.contains(tag) else {
      throw CommandFailure(.unknownLanguage(given: language ?? "", known: known))
    }
    let readable = try which.practices(in: state)
    guard !readable.values.isEmpty else {
      throw CommandFailure(.refusedInput, Message("There are no such best practices."))
    }
    let book = try CompendiumDocument(
      readable.values, in: state, language: tag, theme: try which.theme.map(state.theme(named:)),
      conference: try LocalizedWords.conference(which.conference, in: state),
      country: try state.partyCode(named: which.country))
    console.warn(readable.problems)
    if isData { return try console.print(json: CompendiumJSON(book: book.book, state: state, language: tag).json) }
    let file = try CompiledFile(output, as: form, name: "best-practices", in: tag)
    guard let path = try await file.write(book.publication(), on: console) else { return }
    console.remark(
      Message(
        book.book.count, "{count} best practice is in \(path, "path").",
        "{count} best practices are in \(path, "path")."))
  }
}

/// The arrangement of a compendium for scripts.
struct CompendiumJSON {
  let book: Compendium
  let state: RecordState
  let language: LanguageTag

  var json: JSONValue {
    [
      "schema": "gcmrepo.compendium/1", "commit": .string(state.commit.description),
      "language": .string(language.description), "count": .int(book.count),
      "practices": .array(
        book.entries.map { entry in
          [
            "number": .int(entry.number), "id": .string(entry.practice.id), "party": .string(entry.practice.country),
            "title": .string(entry.practice.title), "themes": .array(entry.practice.themes.map { .string($0) }),
            "objectives": .array(entry.practice.objectives.map { .int($0.number) }),
          ]
        }),
      "chapters": .array(
        book.chapters.map { chapter in
          [
            "theme": chapter.theme.map { .string($0.id) } ?? .null,
            "countries": .array(
              chapter.countries.map { section in
                ["party": .string(section.country.id), "numbers": numbers(section.entries.map(\.number))]
              }), "also_see": numbers(chapter.alsoSee),
          ]
        }),
      "gaps": [
        "themes": .array(book.gaps.themes.map { .string($0.id) }),
        "objectives": numbers(book.gaps.objectives.map(\.number)),
        "parties": .array(book.gaps.countries.map { .string($0.id) }),
        "without_theme": numbers(book.gaps.withoutTheme), "without_objective": numbers(book.gaps.withoutObjective),
      ],
    ]
  }

  private func numbers(_ numbers: [Int]) -> JSONValue { .array(numbers.map { .int($0) }) }
}

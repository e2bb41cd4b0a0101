import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct QuestionnaireTable: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: .message("Show the answers of all countries beside each other, with counts and shares."),
    discussion: .message(
      """
      With --question one question is shown country by country; with --rounds as a series over the rounds. -o writes the table or \
      the series as a document, as .html with charts.

        gcmrepo questionnaire table gcm-inputs
        gcmrepo questionnaire table gcm-inputs --question national-consultation --conference RCM
        gcmrepo questionnaire table gcm-inputs -o answers.html
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Option(help: .message("Only this question, by its id or number; may be repeated.", value: "question"))
  var question: [String] = []

  @Flag(help: .message("The question over all rounds; with -o FILE.html as a chart."))
  var rounds = false

  @Option(
    help: .message("Only members of this conference.", value: "code"), completion: RecordCompletion.conferences)
  var conference: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write to this file: .html, .docx, .odt, .pdf, .md, .csv or .json.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = try output.map { path throws(CommandFailure) in try AccountFile(path: path) }
    let state = try console.openRecord().state(at: moment.at)
    let form = try state.questionnaire(named: id)
    let words = try TextWords(texts, console, state)
    let conference = try LocalizedWords.conference(conference, in: state)
    // A document is in one language, whatever that of the terminal is.
    let language = output == nil ? nil : try texts.interfaceLanguage(in: state)
    if rounds {
      guard let wanted = question.first, question.count == 1 else {
        throw CommandFailure(.usage, Message("A series is that of one question: give it with --question."))
      }
      let view = try AnswerSeriesView(
        wanted, form, state, conference: conference, words, console, language: language)
      if let output { return try await view.write(to: output, on: console) }
      return try await view.show(on: console)
    }
    let gathered = try GatheredAnswers(form, state, conference: conference)
    let columns = try question.isEmpty ? gathered.table.columns : question.flatMap(gathered.columns(named:))
    let view = AnswersView(
      gathered, columns, state: state, words: words, console: console, language: language)
    if let output, output.lowercased().hasSuffix(".html") {
      let target = try OutputFile(path: output, defaultName: "")
      var page = ByteBuffer()
      view.page.write(to: &page)
      try target.write(page.bytes)
      console.remark(Message("The document is in \(target.path, "path")."))
    } else if let file {
      try await file.write(view.document.publication, view.data, view.json, on: console)
    } else {
      try await view.show(isDetailed: !question.isEmpty)
    }
    console.warn(gathered.problems)
  }
}

/// The answers of a questionnaire as they are in a record.
struct GatheredAnswers {
  let table: AnswersTable
  /// What could not be read.
  let problems: [RecordError]
  /// The conferences of each State.
  let memberships: [PartyCode: [String]]

  init(_ form: QuestionnaireForm, _ state: RecordState, conference: String? = nil) throws(RecordError) {
    let found = try state.answers(to: try Slug(form.questionnaire.id))
    let parties = try state.parties()
    let memberships = Dictionary(
      parties.map { ($0.code, $0.roles.filter { $0.name == .member }.map(\.conference)) },
      uniquingKeysWith: { first, _ in first })
    func isWanted(_ party: PartyCode) -> Bool {
      conference.map { memberships[party]?.contains($0) ?? false } ?? true
    }
    let time = try state.time()
    table = AnswersTable(
      of: form, found.answers.filter { isWanted($0.party) }.map { $0.submission(at: time) },
      addressees: try state.addressees(of: form.questionnaire).filter(isWanted))
    self.memberships = memberships
    problems = found.problems
  }

  /// The columns of a question that a user names by its id or number.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownQuestion`` with similar ids.
  func columns(named text: String) throws(RecordError) -> [AnswersTable.Column] {
    let found = table.columns(named: text)
    guard !found.isEmpty else { throw RecordError.unknownQuestion(text, among: Array(table.names)) }
    return found
  }
}

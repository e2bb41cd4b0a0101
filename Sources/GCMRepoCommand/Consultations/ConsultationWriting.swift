import ArgumentParser
import GCMRepo
import RecordLocalization

/// The facts of a consultation on the command line.
struct ConsultationFacts: ParsableArguments {
  @Option(
    help: .message("What is consulted on, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var subject: [String] = []

  @Option(help: .message("Its first day, such as 2017-06-01; else today.", value: "date"))
  var from: String?

  @Option(help: .message("Its last day, such as 2017-07-15.", value: "date"))
  var until: String?

  @Option(
    help: .message("The time zone in which the last day ends; else that of the State's capital.", value: "zone"))
  var timeZone: String?

  @Option(
    help: .message(
      "The office that leads it at home, with its language, as in es=TEXT; may be repeated.", value: "lang=text"))
  var lead: [String] = []

  @Option(
    help: .message("The questionnaire whose answers it gathers, if it is about one.", value: "id"),
    completion: RecordCompletion.questionnaires)
  var questionnaire: String?

  func values(in state: RecordState) throws -> EntryValues {
    var values = EntryValues()
    values.set("subject", try LocalizedWords.texts(subject, "--subject", in: state))
    values.set("from", from.map { .plain($0) })
    values.set("until", until.map { .plain($0) })
    values.set("time_zone", timeZone.map { .text($0) })
    values.set("lead", try LocalizedWords.texts(lead, "--lead", in: state))
    values.set("questionnaire", questionnaire.map { $0.isEmpty ? .none : .text($0) })
    return values
  }
}

struct ConsultationOpen: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: .message("Record the period of a State's consultation."),
    discussion: .message(
      """
      For example: gcmrepo consultations open CL gcm-inputs --subject "es=Aportes al Pacto Mundial" --from 2017-06-01 --until 2017-07-15 \
      --party SACM-TS
      """))

  @Argument(help: .message("The State, by code or name.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @Argument(help: .message("Its id, unique in the State, such as gcm-inputs.", value: "id"))
  var id: String

  @OptionGroup var facts: ConsultationFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let country = try writing.state.member(named: try writing.state.party(named: country).code.description).code
    let values = try facts.values(in: writing.state)
    try await writing.add(
      isComplete: !facts.subject.isEmpty && facts.until != nil, isGiven: !values.isEmpty, from: source
    ) {
      .newConsultation(of: country, id, values, isDraft: $0)
    }
  }
}

struct ConsultationChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change the period, the subject or the lead of a consultation."),
    discussion: .message(
      "For example: gcmrepo consultations change CL/gcm-inputs --until 2017-07-31 --party SACM-TS -m \"Two weeks more\""
    ))

  @Argument(
    help: .message("The consultation, such as CL/gcm-inputs, or the State if it has one only.", value: "name"),
    completion: RecordCompletion.consultations)
  var name: String

  @OptionGroup var facts: ConsultationFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let values = try facts.values(in: writing.state)
    try await writing.change(from: source, isGiven: !values.isEmpty, .consultation(name, values))
  }
}

struct ConsultationClose: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: .message("Say that a consultation has ended."),
    discussion: .message(
      "For example: gcmrepo consultations close CL/gcm-inputs --party SACM-TS -m \"The State has sent everything\""))

  @Argument(
    help: .message("The consultation, such as CL/gcm-inputs, or the State if it has one only.", value: "name"),
    completion: RecordCompletion.consultations)
  var name: String

  @Option(help: .message("The day on which it ended; else today.", value: "date"))
  var on: String?

  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = EntryValues()
    values.set("closed", on.map { .plain($0) })
    try await writing.write(.consultation(name, values, closes: true))
  }
}

import ArgumentParser
import GCMRepo
import QuestionnaireForms
import RecordLocalization
import RecordRendering

struct QuestionnaireAssign: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: .message("Say which ministry or person answers a section of a questionnaire for a country."),
    discussion: .message(
      """
      What each sends back is submitted with `gcmrepo submit FILE --kind questionnaire --country CL --partial --section SECTION`, and is \
      put together question by question: gcmrepo questionnaire assign gcm-inputs health --country CL --person "Ministerio de Salud"
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Argument(help: .message("The section's id.", value: "section"))
  var section: String

  @Option(help: .message("Who answers it.", value: "name"))
  var person: String

  @OptionGroup var speaker: SpeakerOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(write, target, on: console)
    let made = try await console.writing {
      try await writing.record.assign(
        section, of: id, to: person, for: speaker.speaker, as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.delegation/1", made.outcome, made.delegation.json + [.init("questionnaire", .string(id))],
      path: "countries", said: Message("\(person, "person") answers section \(section, "section")."))
  }
}

struct QuestionnaireSettle: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: .message("List what ministries of a country answered differently, and say whose answer holds."),
    discussion: .message(
      "For example: gcmrepo questionnaire settle gcm-inputs --country CL --question budget --by finance"))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Option(help: .message("The question, by its id; without it the conflicts are listed.", value: "question"))
  var question: String?

  @Option(help: .message("The section whose answer holds.", value: "section"))
  var by: String?

  @OptionGroup var speaker: SpeakerOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard let question else { return try await list(on: console) }
    guard let by else { throw CommandFailure(.usage, Message("Say whose answer holds: --by SECTION")) }
    let writing = try AccountWriting(write, target, on: console)
    let made = try await console.writing {
      try await writing.record.settle(
        question, by: by, of: id, for: speaker.speaker, as: writing.identity, dryRun: writing.isDryRun)
    }
    if let answers = made.answers, !writing.isDryRun { try await submit(answers, writing) }
    try await writing.answer(
      schema: "gcmrepo.delegation/1", made.outcome,
      made.delegation.json + [
        .init("questionnaire", .string(id)), .init("conflicts", .array(made.conflicts.map { .string($0.question) })),
      ],
      path: "countries",
      said: Message(
        made.conflicts.count, "The answer of \(by, "section") holds. {count} question is still in conflict.",
        "The answer of \(by, "section") holds. {count} questions are still in conflict."))
  }

  /// Submits what the ministries' answers come to now, as a revision of its own.
  private func submit(_ answers: Answers, _ writing: AccountWriting) async throws {
    let state = try writing.record.current()
    let form = try state.questionnaire(named: id)
    let party = try state.party(answers.country)
    let document = FormDocument(answers, to: form, of: party)
    let file = Submission.File(
      language: answers.language, fileExtension: "yml", mediaType: "application/yaml",
      original: Array(answers.yaml.utf8), text: document.text, foundTitle: document.title,
      name: FilledFile.settledName, reader: FormFile.reader)
    var submission = Submission(party: party.code, kind: .questionnaire, files: [file])
    submission.slug = form.questionnaire.id
    submission.answers = SubmittedAnswers(answers, isPartial: true)
    submission.answers?.keepsParts = true
    submission.answers?.text = FormDocument.printer(of: party)
    submission.sentInBy = try state.sender(
      of: party.code, named: try state.partyCode(named: speaker.sender.sentInBy), as: writing.identity)?.code
    let sent = submission
    _ = try await writing.console.writing { try await writing.record.submit(sent, as: writing.identity) }
  }

  private func list(on console: Console) async throws {
    let state = try console.openRecord().current()
    let form = try state.questionnaire(named: id)
    let party = try state.submitter(named: speaker.country, of: .questionnaire).code
    let language = console.answerLanguage
    var table = Table(columns: [
      .init(key: "question", title: Message("Question")(language)),
      .init(key: "number", title: Message("Number")(language)),
      .init(key: "sections", title: Message("Section")(language)),
      .init(key: "answer", title: Message("Answer")(language)),
    ])
    for conflict in try state.conflicts(of: party, in: form) {
      for answer in conflict.answers {
        table.rows.append([
          .name(conflict.question), .text(conflict.number), .list(answer.authors.compactMap(\.section)),
          console.options.format == .json
            ? .json(JSONValue(answer.value)) : .text(JSONValue(answer.value).serialized()),
        ])
      }
    }
    try await console.print(
      table, in: state, schema: "gcmrepo.conflicts/1", key: "conflicts", problems: [],
      none: Message("Nothing is in conflict."))
  }
}

extension Delegation {
  fileprivate var json: [JSONValue.Member] {
    [
      .init("assigned", .array(assigned.map { ["section": .string($0.section), "person": .string($0.person)] })),
      .init(
        "settled",
        .object(settled.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
    ]
  }
}

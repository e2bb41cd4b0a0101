import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct ConsultationRemind: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "remind",
    abstract: .message(
      "Write reminders to States and bodies, each in its own language, as texts and as mails to be sent by you."),
    discussion: .message(
      """
      Of each party with a consultation of which nothing came, a questionnaire without its answers, or an overdue agreement, two files: \
      CL.es.txt and CL.es.eml, a draft that mail programs open. Nothing is sent. The mail is addressed only where the directory has a \
      public address. The same record and time give the same bytes.

        gcmrepo consultations remind -o reminders
        gcmrepo consultations remind --country CL --lang en -o reminders
      """))

  @Option(
    name: [.customLong("country"), .customLong("to")],
    help: .message("Only to this State or body.", value: "code"), completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("The body that reminds, named below the text.", value: "code"), completion: RecordCompletion.parties)
  var party: String?

  @Option(
    name: .customLong("lang"), help: .message("The language of the reminders; else each party's own.", value: "lang"))
  var language: InterfaceLanguage?

  @Option(name: .shortAndLong, help: .message("The folder for the files.", value: "folder"), completion: .directory)
  var output: String

  @OptionGroup var asOf: AsOfOptions
  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let time = try asOf.time(moment, state)
    let sender = try party.map { try state.party(named: $0) }
    let (matters, problems) = try state.pendingMatters(at: time, of: try state.partyCode(named: country))
    console.warn(problems)
    if !matters.isEmpty { try OutputFolder.make(output) }
    var written: [JSONValue] = []
    for pending in matters {
      let text = ReminderText(pending, from: sender, state: state, at: time, language, else: console.language)
      let name = "\(pending.party.code).\(text.language.rawValue)"
      let mail = text.mail
      for (ending, bytes) in [("txt", Array(text.body.utf8)), ("eml", mail.bytes)] {
        try OutputFile(path: output + "/" + name + "." + ending, defaultName: "").write(bytes)
      }
      written.append([
        "party": .string(pending.party.code.description), "language": .string(text.language.rawValue),
        "files": .array([.string(name + ".txt"), .string(name + ".eml")]), "addressed": .bool(!mail.to.isEmpty),
        "consultations": .array(pending.consultations.map { .string($0.consultation.name) }),
        "questionnaires": .array(pending.questionnaires.map { .string($0.questionnaire.id) }),
        "agreements": .array(pending.agreements.map { .string($0.id) }),
      ])
    }
    if console.options.format == .json {
      try console.print(
        json: [
          "schema": "gcmrepo.reminders/1", "commit": .string(state.commit.description), "on": .string(time.description),
          "folder": .string(output), "reminders": .array(written),
        ])
    }
    console.remark(
      matters.isEmpty
        ? Message("Nobody has to be reminded; nothing was written.")
        : Message(
          matters.count, "{count} reminder is in \(output, "folder"); it was not sent.",
          "{count} reminders are in \(output, "folder"); they were not sent."))
  }
}

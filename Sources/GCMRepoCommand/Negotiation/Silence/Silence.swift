import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

/// `gcmrepo silence`: a draft is agreed if no State objects until a given time.
struct Silence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence",
    abstract: .message("Open, follow and close a silence procedure; object in one."),
    discussion: .message(
      """
      A body opens it on a draft, for at least 72 hours; one objection of a State ends it; after its time the body closes it. In a \
      shared record the host's clock decides when an objection was received. The rules may give hours of grace, in which a \
      secretariat sends in what a State had mailed before the end: silence: grace_hours in gcmrepo.yml.
      """),
    subcommands: [SilenceOpen.self, SilenceObject.self, SilenceShow.self, SilenceClose.self],
    defaultSubcommand: SilenceShow.self)
}

struct SilenceOpen: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: .message("Open a silence procedure on a draft, for a body."),
    discussion: .message(
      """
      The time has an offset, 2026-12-05T18:00-05:00, or is that of a clock whose zone --zone names. A day alone is its last \
      second. It is refused while a bracket of the draft is open or a language was not brought up to date.

        gcmrepo silence open draft-3 --until "2026-12-05 18:00" --zone America/Panama --party RCM-TS
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(help: .message("Until when objections count: at least 72 hours from now.", value: "time"))
  var until: String

  @Option(help: .message("The zone of that time, such as America/Santiago.", value: "zone"))
  var zone: String?

  @Option(help: .message("The procedure's short name; else made from the draft's.", value: "slug"))
  var id: String?

  @Option(name: .shortAndLong, help: .message("Why, for those who read the history.", value: "message"))
  var message: String?

  @Option(
    help: .message("The body that opens it; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let party = try record.current().partyCode(named: party)
    let time = try ZonedTime(until, zone: zone)
    let (procedure, outcome) = try await console.writing {
      try await record.openSilence(
        on: draft, until: time.time, timeZone: time.zone, id: id, because: message.map(nfc), party: party, as: identity,
        dryRun: write.dryRun)
    }
    let end = procedure.end.words(console.language)
    let said = StatedWrite(
      schema: "gcmrepo.silence_opened/1", fields: procedure.json,
      done: Message(
        """
        The silence procedure \(procedure.id.string, "id") on \(draft, "draft") is open until \(end, "time"). A State objects with: \
        gcmrepo silence object \(procedure.id.string, "id2") --country CODE --paragraph N -m WHY
        """),
      planned: Message(
        "A silence procedure on \(draft, "draft") would be open until \(end, "time"); nothing was written."))
    try await said.tell(
      outcome, of: procedure.opened.party, by: procedure.opened.person, in: record, as: identity, write, target,
      on: console, own: [])
  }
}

struct SilenceObject: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "object",
    abstract: .message("Object in a silence procedure, for your State. One objection ends it."),
    discussion: .message(
      """
      What a State mailed before the end counts when a secretariat sends it in, also in the hours of grace that the rules give: \
      then with the mail, or with the time at which it was sent.

        gcmrepo silence object draft-3 --country CL --paragraph 7 -m "We cannot accept the second sentence"
      """))

  @Argument(help: .message("The procedure; else the only open one.", value: "id"))
  var id: String?

  @OptionGroup var speaking: SpeakerOptions

  @Option(help: .message("The paragraph: 7, 12 bis, 7(a) or #31; may be repeated.", value: "paragraph"))
  var paragraph: [String]

  @Option(name: .shortAndLong, help: .message("Why.", value: "message"))
  var message: String

  @Option(
    help: .message("The mail with which the country sent it (.eml): its date and its SHA-256 are kept.", value: "file"),
    completion: .file(extensions: ["eml"]))
  var mail: String?

  @Option(help: .message("When the country mailed it, if there is no file of the mail.", value: "time"))
  var mailed: String?

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the text that is cited; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !paragraph.isEmpty else {
      throw CommandFailure(.usage, Message("Say with --paragraph to which paragraph your State objects."))
    }
    guard mail == nil || mailed == nil else {
      throw CommandFailure(.usage, Message("Give --mail or --mailed, not both: the mail says when it was sent."))
    }
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let sent =
      try mailed.map { try ObjectionMail.stated($0) } ?? mail.map { try ObjectionMail.read($0, in: record.current()) }
    let (procedure, objections, stated) = try await console.writing {
      try await record.objectToSilence(
        id, paragraphs: paragraph, in: language, because: nfc(message), mail: sent, of: speaking.speaker, as: identity,
        dryRun: write.dryRun)
    }
    let party = stated.party.description
    let numbers = objections.map(\.paragraph.citation)
    let said = StatedWrite(
      schema: "gcmrepo.objection/1",
      fields: [
        .init("silence", .string(procedure.id.string)), .init("draft", .string(procedure.text.draft.description)),
        .init("objections", .array(objections.map { .object($0.json) })),
      ],
      done: Message(
        """
        \(party, "party") objects to paragraph \(and: numbers, "paragraphs") in the silence procedure \
        \(procedure.id.string, "id"), which is broken.
        """),
      planned: Message(
        "The objection of \(party, "party") in \(procedure.id.string, "id") would be recorded; nothing was written."))
    try await said.tell(stated, in: record, as: identity, write, target, on: console)
  }
}

struct SilenceClose: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: .message("Close a silence procedure, for a body: agreed if nobody objected in time, else broken."),
    discussion: .message("For example: gcmrepo silence close draft-3 --party RCM-TS"))

  @Argument(help: .message("The procedure; else the only open one.", value: "id"))
  var id: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @Option(
    help: .message("The body that closes it; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    let party = try record.current().partyCode(named: party)
    let (procedure, outcome) = try await console.writing {
      try await record.closeSilence(id, because: message.map(nfc), party: party, as: identity, dryRun: write.dryRun)
    }
    guard let closing = procedure.closing else { return }
    let (name, draft) = (procedure.id.string, procedure.text.draft.description)
    let done =
      switch closing.result {
      case .agreed:
        Message("The silence procedure \(name, "id") is closed: nobody objected, and \(draft, "draft") is agreed.")
      case .broken: Message("The silence procedure \(name, "id") is closed: \(draft, "draft") is not agreed.")
      }
    let said = StatedWrite(
      schema: "gcmrepo.silence_closed/1", fields: procedure.json, done: done,
      planned: Message("The silence procedure \(name, "id") would be closed; nothing was written."))
    try await said.tell(
      outcome, of: closing.act.party, by: closing.act.person, in: record, as: identity, write, target, on: console,
      own: [])
  }
}

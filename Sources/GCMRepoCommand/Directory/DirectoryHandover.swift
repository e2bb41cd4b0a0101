import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues

import func MarkdownText.nfc

struct DirectoryHandover: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover",
    abstract: .message("Let one person take over from another: the one ends, the other begins, in one commit."),
    discussion: .message(
      """
      Who takes over has the office, function and bodies of the predecessor unless others are given. Keys of the predecessor are \
      revoked; --key admits the one of who takes over.

      For example: gcmrepo directory handover CL/lucia-perez --to "Juan Soto" --on 2018-07-01 --party SACM-TS
      """))

  @Argument(
    help: .message("The entry of who acted until now, such as CL/lucia-perez.", value: "id"),
    completion: RecordCompletion.people)
  var entry: String

  @Option(help: .message("The name of who takes over.", value: "name"))
  var to: String

  @Option(help: .message("The first day of who takes over; else today.", value: "date"))
  var on: String?

  @Option(help: .message("The id of who takes over, else made from the name: juan-soto.", value: "id"))
  var id: String?

  @Option(help: .message("Another office.", value: "office"))
  var office: String?

  @Option(help: .message("Another function.", value: "role"))
  var role: String?

  @Option(
    help: .message("A language in which the person can be written to; may be repeated.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: [String] = []

  @Option(
    help: .message(
      "An e-mail address that may be published: every copy of the record keeps it for ever.", value: "address"))
  var publicEmail: String?

  @Option(help: .message("A telephone number that may be published, likewise.", value: "number"))
  var publicTelephone: String?

  @Option(
    help: .message("The file of the public key with which who takes over signs.", value: "key.pub"), completion: .file()
  )
  var key: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    var values = EntryValues()
    values.set("name", .text(to))
    values.set("office", office.map { .text($0) })
    values.set("role", role.map { .text($0) })
    values.set("languages", language.isEmpty ? nil : .list(LocalizedWords.list(language)))
    let contact = [("email", publicEmail), ("telephone", publicTelephone)].compactMap { key, text in
      text.map { (key, $0) }
    }
    values.set("public_contact", contact.isEmpty ? nil : .texts(LocalizedText(contact)))
    let day = try on.map { text throws(CommandFailure) in
      guard let day = CalendarDay(text) else {
        throw CommandFailure(.usage, Message("“\(text, "given")” is not a day. Write it as 2018-01-31."))
      }
      return day
    }
    let handover = Handover(
      entry: entry, values: values, id: id, day: day, key: try key.map { try PublicKeyFile.line(at: $0) })
    let party = try writing.record.current().partyCode(named: options.party)
    let made = try await console.writing {
      try await writing.record.handOver(
        handover, party: party, message: message.map(nfc), as: writing.identity, dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.handover/1", made.outcome,
      [
        .init("party", .string(made.party.description)), .init("former", .string(made.former)),
        .init("new", .string(made.new)), .init("until", .string(made.until.description)),
        .init("from", .string(made.from.description)), .init("revoked", .array(made.revoked.map { .string($0) })),
        .init("key", .optional(made.key)), .init("proposed", .bool(made.isProposed)),
        .init("lacks_key", .bool(made.lacksKey)),
      ], path: "parties",
      said: Message(
        """
        \(made.former, "former") acts until \(made.until.description, "until"), \(made.new, "new") from \
        \(made.from.description, "from") on; keys revoked: \(made.revoked.count, "count").
        """))
    if made.isProposed {
      console.warn(
        Message(
          "The key is proposed. The other secretariat agrees with `gcmrepo keys add`; until then it does not sign."))
    }
    if made.lacksKey {
      console.warn(
        Message(
          "\(made.new, "new") has no key yet. Admit one: \("gcmrepo keys add KEY.pub --party \(made.new.split(separator: "/")[0]) --person \(to.asShellWord)", "command")"
        ))
    }
    if !writing.isDryRun { try DirectoryWarnings.show(of: [made.new], in: writing.record.current(), on: console) }
  }
}

import ArgumentParser
import GCMRepo
import RecordLocalization

/// The facts of a focal point on the command line.
struct PersonFacts: ParsableArguments {
  @Option(help: .message("The person's name.", value: "name"))
  var name: String?

  @Option(help: .message("The part of the name that is the family name.", value: "name"))
  var familyName: String?

  @Option(help: .message("The office where the person works.", value: "office"))
  var office: String?

  @Option(help: .message("The person's function.", value: "role"))
  var role: String?

  @Option(
    help: .message("A language in which the person can be written to; may be repeated.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: [String] = []

  @Option(
    name: .customLong("body"),
    help: .message("A body in which the person acts for the party, such as AD-HOC; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var bodies: [String] = []

  @Option(help: .message("The first day on which the person acts for the party.", value: "date"))
  var from: String?

  @Option(help: .message("The last day; '' for none.", value: "date"))
  var until: String?

  @Option(
    help: .message(
      "An e-mail address that may be published: every copy of the record keeps it for ever.", value: "address"))
  var publicEmail: String?

  @Option(help: .message("A telephone number that may be published, likewise.", value: "number"))
  var publicTelephone: String?

  @Option(help: .message("The address of a page about the office.", value: "url"))
  var web: String?

  func values() throws -> EntryValues {
    var values = EntryValues()
    values.set("name", name.map { .text($0) })
    values.set("family_name", familyName.map { $0.isEmpty ? .none : .text($0) })
    values.set("office", office.map { .text($0) })
    values.set("role", role.map { .text($0) })
    values.set("languages", language.isEmpty ? nil : .list(LocalizedWords.list(language)))
    values.set("bodies", bodies.isEmpty ? nil : .list(LocalizedWords.list(bodies)))
    values.set("from", from.map { .plain($0) })
    values.set("until", until.map { $0.isEmpty ? .none : .plain($0) })
    let contact = [("email", publicEmail), ("telephone", publicTelephone), ("web", web)].compactMap { key, text in
      text.map { (key, $0) }
    }
    values.set("public_contact", contact.isEmpty ? nil : .texts(LocalizedText(contact)))
    return values
  }
}

struct DirectoryAdd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: .message("Name a focal point of a State or body."),
    discussion: .message(
      """
      E-mail addresses and telephone numbers are refused unless they are given as public, because every copy of the record keeps them for ever.

      For example: gcmrepo directory add --country CL --name "Lucia Perez" --office "Consular Directorate" --from 2018-01-01 --party SACM-TS
      """))

  @Option(
    help: .message("The State or body that the person acts for, by code or name.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String

  @Option(help: .message("The person's id, else made from the name: lucia-perez.", value: "id"))
  var id: String?

  @OptionGroup var facts: PersonFacts
  @OptionGroup var details: PrivateFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try details.check()
    let writing = try EntryWriting(console, keep)
    try details.place.check(beside: writing.record)
    let values = try facts.values()
    if !details.contact.isEmpty || facts.name != nil && source.fromFile == nil && !keep.edit {
      let entry = try await writing.kept(.newPerson(of: country, id: id, values))
      try await writing.answer(entry)
      if !writing.isDryRun {
        try DirectoryWarnings.show(of: [entry.id], in: writing.record.current(), on: console)
      }
      return try await details.keep(entry, writing)
    }
    try await writing.add(isComplete: facts.name != nil, isGiven: !values.isEmpty, from: source) {
      .newPerson(of: country, id: id, values, isDraft: $0)
    }
  }
}

struct DirectoryChange: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: .message("Change what the directory says about a focal point."),
    discussion: .message(
      "For example: gcmrepo directory change CL/lucia-perez --role \"Head of unit\" --party SACM-TS"))

  @Argument(
    help: .message("The entry, such as CL/lucia-perez.", value: "id"),
    completion: RecordCompletion.people)
  var id: String

  @OptionGroup var facts: PersonFacts
  @OptionGroup var details: PrivateFacts
  @OptionGroup var source: ChangeSource
  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try details.check()
    let writing = try EntryWriting(console, keep)
    try details.place.check(beside: writing.record)
    let values = try facts.values()
    if !details.contact.isEmpty {
      guard !values.isEmpty else {
        // Nothing of the shared record changes.
        let entry = try writing.state.directoryEntry(named: id)
        let party = try writing.state.body(
          named: writing.party, actingPerson: writing.identity.committer.email, for: .admit)
        return try await details.place.keep(
          [entry.id: details.contact], beside: writing.record, party: party.code, as: writing.identity,
          dryRun: writing.isDryRun, on: console)
      }
      let entry = try await writing.kept(.person(id, values))
      try await writing.answer(entry)
      return try await details.keep(entry, writing)
    }
    try await writing.change(from: source, isGiven: !values.isEmpty, .person(id, values))
  }
}

struct DirectoryEnd: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "end",
    abstract: .message("Say that a person no longer acts for a State or body; the entry stays, with its last day."),
    discussion: .message("For example: gcmrepo directory end CL/lucia-perez --on 2018-06-30 --party SACM-TS"))

  @Argument(
    help: .message("The entry, such as CL/lucia-perez.", value: "id"),
    completion: RecordCompletion.people)
  var id: String

  @Option(help: .message("The last day; else today.", value: "date"))
  var on: String?

  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    var values = EntryValues()
    values.set("until", on.map { .plain($0) })
    try await writing.write(.person(id, values, isEnd: true))
  }
}

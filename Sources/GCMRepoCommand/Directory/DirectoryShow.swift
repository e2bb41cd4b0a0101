import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

struct DirectoryShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show what the directory says about a person; with --private also what is not public."),
    discussion: .message("For example: gcmrepo directory show CL/lucia-perez --private ~/private-directory"))

  @Argument(
    help: .message("The entry, such as CL/lucia-perez.", value: "id"),
    completion: RecordCompletion.people)
  var id: String

  @OptionGroup var place: PrivateOption
  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.state(at: moment.at)
    let entry = try state.directoryEntry(named: id)
    let details = try place.contacts(beside: record, on: console)?[entry.id]
    let person = entry.person
    if console.options.format == .json {
      func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
      var members: [JSONValue.Member] = [
        .init("schema", "gcmrepo.directory_entry/1"), .init("commit", .string(state.commit.description)),
        .init("id", .string(entry.id)), .init("party", .string(entry.party.description)),
        .init("name", .string(person.name)), .init("family_name", .optional(person.familyName)),
        .init("office", .optional(person.office)), .init("role", .optional(person.role)),
        .init("languages", list(person.languages.map(\.description))),
        .init("bodies", list(person.bodies.map(\.description))),
        .init("from", .optional(person.from?.description)), .init("until", .optional(person.until?.description)),
        .init("contact", list(person.publicContact.all)), .init("keys", list(person.keys.map(\.fingerprint))),
      ]
      if place.folder != nil { members.append(.init("private_contact", list(details?.all ?? []))) }
      return try console.print(json: .object(members))
    }
    var table = Table(columns: [.init(key: "field", title: ""), .init(key: "value", title: "")])
    let rows: [(Message, String)] = [
      (Message("Entry"), entry.id), (Message("Name"), person.name), (Message("Office"), person.office ?? ""),
      (Message("Role"), person.role.map { functionWording($0)(console.language) } ?? ""),
      (Message("Languages"), person.languages.map(\.description).joined(separator: ", ")),
      (Message("Bodies"), person.bodies.map(\.description).joined(separator: ", ")),
      (Message("From", context: "first day"), person.from?.description ?? ""),
      (Message("Until", context: "last day"), person.until?.description ?? ""),
      (Message("Public contact"), person.publicContact.all.joined(separator: ", ")),
      (Message("Private contact"), details?.all.joined(separator: ", ") ?? ""),
    ]
    for (title, value) in rows where !value.isEmpty {
      table.rows.append([.text(title(console.language)), .text(value)])
    }
    try await console.print(table, schema: "gcmrepo.directory_entry/1", key: "fields")
  }
}

import GCMRepo
import RecordLocalization
import RecordValues

/// The persons and bodies of the directory that a command shows.
struct DirectoryChoice {
  /// The persons: those of the day first, then who will act, then who did.
  let entries: [DirectoryEntry]
  let bodies: [Party]
  /// All parties of the record.
  let parties: [Party]
  let problems: [RecordError]
  /// The day on which a person acts or does not.
  let day: CalendarDay

  /// - Parameters:
  ///   - country: a party by code or name; `nil` for all.
  ///   - body: a body in which or for which a person acts.
  ///   - all: whether who does not act on the day is chosen too.
  ///   - at: the state as typed, if it was.
  init(country: String?, body: String?, all: Bool, at: String?, in state: RecordState) throws {
    let party = try state.partyCode(named: country)
    let member = try state.partyCode(named: body)
    let day = CalendarDay(at == nil ? Timestamp.now : try state.time())
    let (readable, parties) = try state.readableDirectory()
    entries = readable.values.filter { entry in
      (party == nil || entry.party == party) && (all || entry.person.isCurrent(on: day))
        && (member.map { entry.party == $0 || entry.person.bodies.contains($0) } ?? true)
    }.sorted { ($0.period(on: day).rank, $0.id) < ($1.period(on: day).rank, $1.id) }
    bodies = parties.filter { body in
      body.kind == .body && (party == nil || body.code == party) && (member == nil || body.code == member)
    }
    (self.parties, self.day, problems) = (parties, day, readable.problems)
  }

  /// The rows of a spreadsheet, the first of them with the headers that ``DirectoryTable`` reads again.
  func rows(_ language: InterfaceLanguage) -> [[String]] {
    let head: [Message] = [
      Message("Entry"), Message("Country or body"), Message("Name"), Message("Family name"), Message("Office"),
      Message("Function"), Message("Languages"), Message("Bodies"), Message("From", context: "first day"),
      Message("Until", context: "last day"), Message("Public e-mail"), Message("Public telephone"), Message("Web page"),
    ]
    return [head.map { $0(language) }]
      + entries.map { entry in
        let person = entry.person
        return [
          entry.id, entry.party.description, person.name, person.familyName ?? "", person.office ?? "",
          person.role ?? "", person.languages.map(\.description).joined(separator: ", "),
          person.bodies.map(\.description).joined(separator: ", "), person.from?.description ?? "",
          person.until?.description ?? "", person.publicContact.email ?? "", person.publicContact.telephone ?? "",
          person.publicContact.web ?? "",
        ]
      }
  }
}

import GCMRepo
import RecordLocalization

/// The focal points of parties: names and offices, and of contacts what the record marks as public.
struct DirectoryPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    let today = CalendarDay(try record.state.time())
    // Whose period has ended by the state's day changes with the day alone.
    let current = try record.parties().flatMap { party in
      party.focalPoints.map { "\(party.code)/\($0.entryID) \($0.isCurrent(on: today))" }
    }
    return [
      try record.section("directory", inputs: ["directory"] + current) {
        PageFrame.Place.directory.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.directory.words(language), place: .directory)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.directory.words)
        page.element("p", Message("Who acts for each party in the process."), group: "lead")
        let parties = try record.parties().filter { $0.focalPoints.contains { $0.isCurrent(on: today) } }
        guard !parties.isEmpty else {
          return page.element("p", Message("The record names no focal point yet."), group: "soft")
        }
        page.table([
          Message("Party"), Message("Name"), Message("Office"), Message("Languages"), Message("Public contact"),
        ]) { page in
          for party in parties {
            for person in party.focalPoints where person.isCurrent(on: today) {
              Self.row(party, person, to: &page)
            }
          }
        }
      }
    ]
  }

  private static func row(_ party: Party, _ person: Party.FocalPoint, to page: inout Page) {
    page.markup("<tr><th scope=\"row\">")
    page.link(.party(party, page.language), party.names, else: party.code.description)
    page.markup("</th><td>")
    page.text(person.name)
    page.markup("</td><td>")
    page.text(
      [person.role.map { functionWording($0)(page.language) }, person.office].compactMap { $0 }.joined(separator: ", "))
    page.markup("</td><td>")
    page.text(person.languages.map { $0.name(page.language) }.joined(separator: ", "))
    page.markup("</td><td>")
    let contact = person.publicContact
    page.text([contact.email, contact.telephone, contact.web].compactMap { $0 }.joined(separator: " · "))
    page.markup("</td></tr>\n")
  }
}

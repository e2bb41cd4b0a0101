import BestPractices
import GCMRepo
import RecordLocalization

extension PortalRecord {
  /// Writes a party's name as a link to its page; its code where the record does not know it.
  func link(_ code: String, to page: inout Page) throws(RecordError) {
    guard let known = PartyCode(code), let party = try party(known) else { return page.text(code) }
    page.link(.party(party, page.language), party.names, else: code)
  }

  /// Writes the names of parties with commas between them.
  func links(_ codes: [String], to page: inout Page) throws(RecordError) {
    for (place, code) in codes.enumerated() {
      if place > 0 { page.text(", ") }
      try link(code, to: &page)
    }
  }

  /// A party's name in a language.
  func name(_ code: String, _ language: InterfaceLanguage) throws(RecordError) -> String {
    guard let known = PartyCode(code), let party = try party(known) else { return code }
    return party.names.text(for: language) ?? code
  }

  /// The names of conferences as people abbreviate them.
  func abbreviations(_ codes: [String], _ language: InterfaceLanguage) -> String {
    codes.map { state.configuration.abbreviation(ofConference: $0, in: language.rawValue) }.joined(separator: ", ")
  }

  /// Writes contributions as a list: title, party, kind, day.
  func list(_ contributions: [Contribution], withParty: Bool = true, to page: inout Page) throws(RecordError) {
    page.markup("<ul class=\"plain\">\n")
    for contribution in contributions {
      page.markup("<li>")
      page.link(.contribution(contribution.id, page.language), contribution.title, else: contribution.id.description)
      page.markup("<span class=\"soft\">")
      if withParty {
        page.text(try name(contribution.id.party.description, page.language))
        page.text(" · ")
      }
      page.text(contribution.id.kind.word)
      if let time = contribution.submittedAt {
        page.text(" · ")
        page.day(time)
      }
      if let revision = contribution.revision, revision > 1 {
        page.text(" · ")
        page.text(Message("revision \(revision, "revision")"))
      }
      page.markup("</span></li>\n")
    }
    page.markup("</ul>\n")
  }

  /// The newest contributions first.
  func newest(_ contributions: [Contribution]) -> [Contribution] {
    contributions.sorted { a, b in
      let (first, second) = (a.submittedAt?.seconds ?? 0, b.submittedAt?.seconds ?? 0)
      return first == second ? a.id < b.id : first > second
    }
  }
}

extension GCMObjective {
  /// The objective's title for a reader, with the language that it is in.
  func title(for language: InterfaceLanguage) -> String { title(in: FormLanguage(language)) }
}

extension FormLanguage {
  init(_ language: InterfaceLanguage) { self = FormLanguage(rawValue: language.rawValue) ?? .en }
}

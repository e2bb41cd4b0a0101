import GCMRepo
import RecordLocalization
import RecordValues
import Terminology

/// The glossary: all terms, and a page for each with the definitions of the conferences compared.
struct GlossaryPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let record = record
    let inputs = [try record.state.objectName(at: "glossary") ?? ""]
    let terms = try record.terms()
    var sections = [
      try record.section("glossary", inputs: ["glossary"] + inputs) {
        PageFrame.Place.glossary.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.glossary.words(language), place: .glossary)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.glossary.words)
        page.element("p", Message("Terms in four languages, with the definition of each conference."), group: "lead")
        guard !terms.isEmpty else { return page.element("p", Message("There is no term yet."), group: "soft") }
        let languages = record.options.languages
        page.table([Message("Term")] + languages.map { Message(verbatim: $0.ownName) } + [Message("Status")]) { page in
          for term in terms {
            page.markup("<tr><th scope=\"row\">")
            page.link(.term(term.id, page.language), term.names, else: term.id)
            page.markup("</th>")
            for language in languages {
              let name = term.names.entries.first { Page.isSame($0.language, language) }?.text
              page.element("td", name.map { LocalizedText([(language.rawValue, $0)]) } ?? LocalizedText(), else: "–")
            }
            page.markup("<td>")
            page.element("span", term.status.wording, group: "flag")
            page.markup("</td></tr>\n")
          }
        }
      }
    ]
    for term in terms { sections.append(try section(of: term, among: terms, inputs: inputs)) }
    return sections
  }

  private func section(of term: Term, among terms: [Term], inputs: [String]) throws(RecordError) -> PortalSection {
    let record = record
    return try record.section("glossary/\(term.id)", inputs: ["term", term.id] + inputs) {
      .term(term.id, $0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(title: term.names.text(for: language) ?? term.id, place: .glossary)
      parts.trail = [(PageFrame.Place.glossary.path(language), PageFrame.Place.glossary.words(language))]
      return parts
    } content: { (page) throws(RecordError) in
      page.element("p", Message("Term"), group: "over")
      page.element("h1", term.names, else: term.id)
      page.facts { page in
        for name in term.names.entries {
          page.fact(LanguageTag(name.language)?.name ?? Message(verbatim: name.language)) { page in
            page.element("span", LocalizedText([(name.language, name.text)]))
          }
        }
        page.fact(Message("Status")) { $0.element("span", term.status.wording, group: "flag") }
        for form in term.forms {
          page.fact(form.standing == .deprecated ? Message("Not to be used") : Message("Also")) { page in
            page.text(LocalizedText([(form.language, form.text)]))
          }
        }
        let related = term.related.compactMap { id in terms.first { $0.id == id } }
        if !related.isEmpty {
          page.fact(Message("Related terms")) { page in
            for (place, other) in related.enumerated() {
              if place > 0 { page.text("; ") }
              page.link(.term(other.id, page.language), other.names, else: other.id)
            }
          }
        }
      }
      if let agreed = term.agreedDefinition {
        page.element("h2", Message("Agreed definition"))
        Self.texts(agreed, to: &page)
      }
      for definition in term.definitions {
        let whose =
          definition.by ?? record.abbreviations(definition.conferences, page.language)
        page.element("h2", Message("Definition: \(whose, "whose")"))
        Self.texts(definition.text, to: &page)
        if definition.source.text(for: page.language) != nil {
          page.element("p", definition.source, group: "soft small")
        }
      }
      Self.compare(term, record, to: &page)
      if !term.notes.entries.isEmpty {
        page.element("h2", Message("Note"))
        Self.texts(term.notes, to: &page)
      }
    }
  }

  /// A text in all its languages.
  private static func texts(_ text: LocalizedText, to page: inout Page) {
    let own = text.entries.filter { Page.isSame($0.language, page.language) }
    for entry in own.isEmpty ? text.entries : own { page.element("p", LocalizedText([(entry.language, entry.text)])) }
  }

  /// The definitions of the two conferences, redlined.
  private static func compare(_ term: Term, _ record: PortalRecord, to page: inout Page) {
    let codes = record.state.configuration.conferences.map(\.code)
    guard codes.count >= 2 else { return }
    let own = TermComparison(term, codes[0], codes[1]).languages.filter { $0.changes.map { !$0.isEmpty } ?? false }
    guard !own.isEmpty else { return }
    let (first, second) = (
      record.abbreviations([codes[0]], page.language), record.abbreviations([codes[1]], page.language)
    )
    page.element("h2", Message("The definitions compared"))
    page.element(
      "p", Message("Deleted: only \(first, "conference"). Inserted: only \(second, "other conference")."), group: "soft"
    )
    for language in own {
      page.open("p", language: language.language)
      for run in language.changes?.runs ?? [] {
        switch run.operation {
        case .equal: page.text(run.text)
        case .insert: page.element("ins", run.text)
        case .delete: page.element("del", run.text)
        }
      }
      page.close("p")
    }
  }
}

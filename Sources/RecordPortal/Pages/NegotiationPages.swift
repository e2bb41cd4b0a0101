import GCMRepo
import NegotiatedText
import RecordLocalization

/// What is negotiated: open brackets, proposals on the newest draft, and the positions of parties on its paragraphs.
struct NegotiationPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, objects) = (record, try record.objects())
    var inputs = ["negotiation", try record.state.objectName(at: "declaration") ?? ""]
    inputs += try record.drafts().flatMap { [$0.name.description, $0.tag ?? ""] }
    inputs += objects.filter { $0.key.kind == .proposal }.sorted { $0.key < $1.key }
      .flatMap { [$0.key.description, $0.value] }
    for party in try record.parties() {
      inputs.append(try record.state.objectName(at: "countries/\(party.code)/positions") ?? "")
    }
    return [
      try record.section("negotiation", inputs: inputs) {
        PageFrame.Place.negotiation.path($0)
      } parts: { (language) throws(RecordError) in
        .init(title: PageFrame.Place.negotiation.words(language), place: .negotiation)
      } content: { (page) throws(RecordError) in
        page.element("h1", PageFrame.Place.negotiation.words)
        page.element(
          "p", Message("Open brackets of the declaration, proposals on its drafts, and the positions of States."),
          group: "lead")
        try Self.brackets(record, to: &page)
        try BracketsOverDrafts(record: record).write(to: &page)
        try Self.proposals(record, to: &page)
        try Self.positions(record, to: &page)
      }
    ]
  }

  // MARK: Brackets

  private static func brackets(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.element("h2", Message("Open brackets"), id: "brackets")
    let brackets = try record.state.declarationBrackets()
    let own = brackets.texts.first { $0.language.map { Page.isSame($0.description, page.language) } ?? false }
    guard let shown = own ?? brackets.texts.first, !shown.brackets.brackets.isEmpty else {
      return page.element("p", Message("There is no open bracket."), group: "soft")
    }
    page.element("p", Message(brackets.count, "{count} bracket is open.", "{count} brackets are open."))
    let language = shown.language?.description ?? page.language.rawValue
    page.table([Message("Paragraph"), Message("Text"), Message("Held by"), Message("Name")]) { page in
      for (bracket, id) in zip(shown.brackets.brackets, shown.ids) {
        page.markup("<tr id=\"b-\(PortalPath.plainName(id))\"><td>")
        page.text(shown.brackets.citation(of: bracket) ?? "–")
        page.markup("</td><td>")
        page.text(LocalizedText([(language, shown.brackets.words(of: bracket))]))
        page.markup("</td><td>")
        page.text(bracket.holders.joined(separator: ", "))
        page.markup("</td><td>")
        page.element("code", id)
        page.markup("</td></tr>\n")
      }
    }
  }

  // MARK: Proposals

  private static func proposals(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.element("h2", ContributionKind.proposal.plural, id: "proposals")
    let all = try record.contributions().filter { $0.id.kind == .proposal }
    guard !all.isEmpty else { return page.element("p", Message("There is no proposal yet."), group: "soft") }
    let drafts = try record.drafts().map(\.name)
    for (draft, own) in Dictionary(grouping: all, by: \.id.draft).sorted(by: { a, b in
      (drafts.firstIndex { $0 == a.key } ?? -1) > (drafts.firstIndex { $0 == b.key } ?? -1)
    }) {
      page.element("h3", Message("On \(draft?.description ?? "", "draft")"))
      try record.list(own, to: &page)
    }
  }

  // MARK: Positions

  private static func positions(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    page.element("h2", Message("Positions"), id: "positions")
    guard let last = try record.drafts().last,
      let table = try record.positions(),
      table.rows.contains(where: { !$0.held.isEmpty })
    else { return page.element("p", Message("No State has taken a position yet."), group: "soft") }
    // The anchors of the page that the link leads to, if it shows the same text.
    let shown = try DeclarationText.all(in: record.state.record.state(at: last.commit)).text(for: page.language)?.text
    let anchors = shown?.language == table.paragraphs.language ? shown?.anchors : nil
    page.element("p", Message("On the paragraphs of \(last.name.description, "draft")."))
    try page.table([Message("Paragraph"), Message("Party"), Message("Position"), Message("Reason")]) {
      (page) throws(RecordError) in
      for row in table.rows where !row.held.isEmpty {
        for held in row.held {
          page.markup("<tr><th scope=\"row\">")
          page.link(
            .draft(last.name, page.language), anchor: anchors?.ids[row.paragraph.place - 1].first,
            row.paragraph.citation ?? "#\(row.paragraph.place)")
          page.markup("</th><td>")
          try record.link(held.party.description, to: &page)
          page.markup("</td><td>")
          page.element("span", held.position.stand.wording, group: held.position.isBlocking ? "flag late" : "flag")
          page.markup("</td><td>")
          page.text(held.position.why ?? "")
          page.markup("</td></tr>\n")
        }
      }
    }
  }
}

import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The declaration: its current text, its drafts each with an address for every paragraph, and the list of drafts.
struct DraftPages {
  let record: PortalRecord
  let texts: DeclarationTexts

  func sections() throws(RecordError) -> [PortalSection] {
    try [current(), list()] + texts.drafts.map { draft throws(RecordError) in try section(of: draft) }
  }

  // MARK: A draft

  /// The pages of a draft are made of its tag and its commit alone, and so never change.
  private func section(of draft: Draft) throws(RecordError) -> PortalSection {
    let (record, texts) = (record, texts)
    let before = previous(of: draft)
    let inputs = InputDigest(
      record.madeBy + [
        "draft", draft.name.description, draft.commit.description, draft.tag ?? "", before?.description ?? "",
      ])
    return record.section("d/\(draft.name)", inputs: inputs.digits) {
      .draft(draft.name, $0)
    } file: { (path, language) throws(RecordError) in
      let state = try record.state.record.state(at: draft.commit)
      let frame = PageFrame(recordTitle: state.configuration.title, options: record.options)
      var parts = PageFrame.Parts(title: Self.title(draft)(language), place: .drafts)
      parts.trail = [(PageFrame.Place.drafts.path(language), PageFrame.Place.drafts.words(language))]
      let all = try texts(draft)
      return try frame.file(path, language, parts) { (page) throws(RecordError) in
        page.element("h1", Self.title(draft))
        let party = draft.party.flatMap { try? state.party($0) }
        page.element("p", draft.message, group: "lead")
        page.markup("<p class=\"bar-row\">")
        if let before {
          page.link(.redline(before, draft.name, language), Message("Changes since \(before.description, "draft")"))
          page.markup(" ")
        }
        page.link(PageFrame.Place.drafts.path(language), Message("All drafts and comparisons"))
        page.markup("</p>\n")
        Self.write(all, to: &page) { page in
          page.element("h2", Message("About this draft"))
          page.facts { page in
            if let time = draft.time { page.fact(Message("Date")) { $0.day(time) } }
            if let party { page.fact(Message("Tagged by")) { $0.text(party.names, else: party.code.description) } }
            page.fact(Message("Commit")) { $0.element("code", draft.commit.description) }
            if let manifest = draft.manifest {
              page.fact(Message("Manifest (SHA-256)")) { $0.element("code", manifest) }
            }
            page.fact(Message("To cite a paragraph")) { page in
              page.text(
                Message(
                  "The sign ¶ leads to a paragraph's own page; its number is part of this page's address, as in #p-7."))
            }
          }
        }
      }
    }
  }

  /// The newest draft that a draft's tag names as before it, if the record has it.
  private func previous(of draft: Draft) -> DraftName? {
    texts.drafts.last { draft.previous.contains($0.name.description) && $0.name != draft.name }?.name
  }

  static func title(_ draft: Draft) -> Message {
    draft.isFinal
      ? Message("Joint declaration: final text, \(draft.name.description, "draft")")
      : Message("Joint declaration: \(draft.name.description, "draft")")
  }

  /// The text for the page's reader: in their language, else another with a word about it.
  ///
  /// - Parameter about: writes what is beside the text.
  static func write(
    _ texts: [DeclarationText], to page: inout Page, about: (inout Page) -> Void = { _ in }
  ) {
    guard let (text, isOwn) = texts.text(for: page.language) else {
      page.element("p", Message("The declaration has no text yet."))
      return
    }
    if !isOwn {
      page.markup("<div class=\"note-box\"><p>")
      page.text(
        Message(
          "There is no text in this language here. This is the text in \(text.language.name, "language").")
      )
      page.markup("</p></div>\n")
    }
    page.markup("<div class=\"side\">\n")
    page.open("div", group: "record", language: text.language.description)
    var elements = BlockElements(text.text.source)
    elements.anchors = { text.anchors.ids[$0] }
    let path = page.path
    let words = Message("This paragraph in all drafts")(page.language)
    elements.link = { index in
      text.anchors.hashes[index].map { (path.link(to: .paragraph($0)), "\(words): \(text.citation(index))") }
    }
    elements.write(to: &page.out)
    page.close("div")
    page.markup("<aside>\n")
    about(&page)
    contents(of: text, to: &page)
    page.markup("</aside>\n</div>\n")
  }

  /// Its headings, where there are several.
  private static func contents(of text: DeclarationText, to page: inout Page) {
    let headings = text.text.paragraphs.filter {
      if case .heading(let level) = $0.kind { level > 1 && level < 4 } else { false }
    }
    guard headings.count > 2 else { return }
    page.element("h2", Message("Contents"))
    page.markup("<ul class=\"toc-list\" lang=\"")
    page.out.append(attribute: text.language.description)
    page.markup("\">\n")
    for heading in headings {
      page.markup("<li><a href=\"#\(text.anchors.ids[heading.place - 1][0])\">")
      page.text(text.text.words(of: heading))
      page.markup("</a></li>\n")
    }
    page.markup("</ul>\n")
  }

  // MARK: The current text

  private func current() throws(RecordError) -> PortalSection {
    let (texts, last) = (texts, texts.drafts.last)
    let inputs = [try record.state.objectName(at: "declaration") ?? "", last?.commit.description ?? ""]
    return try record.section("declaration", inputs: ["declaration"] + inputs) {
      PageFrame.Place.declaration.path($0)
    } parts: { (language) throws(RecordError) in
      .init(title: Message("Joint declaration: the current text")(language), place: .declaration)
    } content: { (page) throws(RecordError) in
      page.element("h1", Message("Joint declaration: the current text"))
      page.markup("<p class=\"lead\">")
      page.text(
        last == nil
          ? Message("The text as it was last set. No draft is tagged yet.")
          : Message("The text as it was last set. To cite a paragraph, use a tagged draft: its pages never change."))
      page.markup("</p>\n<p class=\"bar-row\">")
      if let last {
        page.link(.draft(last.name, page.language), Message("Newest draft: \(last.name.description, "draft")"))
        page.markup(" ")
      }
      page.link(PageFrame.Place.drafts.path(page.language), Message("All drafts and comparisons"))
      page.markup(" ")
      page.link(PageFrame.Place.negotiation.path(page.language), PageFrame.Place.negotiation.words)
      page.markup("</p>\n")
      Self.write(try texts.current(), to: &page)
    }
  }

  // MARK: All drafts

  private func list() throws(RecordError) -> PortalSection {
    let drafts = texts.drafts
    return try record.section("drafts", inputs: ["drafts"] + drafts.flatMap { [$0.name.description, $0.tag ?? ""] }) {
      PageFrame.Place.drafts.path($0)
    } parts: { (language) throws(RecordError) in
      .init(title: PageFrame.Place.drafts.words(language), place: .drafts)
    } content: { (page) throws(RecordError) in
      page.element("h1", PageFrame.Place.drafts.words)
      page.element(
        "p",
        Message(
          "A draft is a tagged state of the whole record. Its text, and the comparison of any two, never change."),
        group: "lead")
      guard !drafts.isEmpty else { return page.element("p", Message("No draft is tagged yet.")) }
      page.table([Message("Draft"), Message("Date"), Message("By", context: "body"), Message("Message")]) { page in
        for draft in drafts.reversed() {
          page.markup("<tr><th scope=\"row\">")
          page.link(.draft(draft.name, page.language), draft.name.description)
          page.markup("</th><td class=\"day\">")
          if let time = draft.time { page.day(time) }
          page.markup("</td><td>")
          page.text(draft.party?.description ?? "")
          page.markup("</td><td>")
          page.text(draft.message)
          page.markup("</td></tr>\n")
        }
      }
      if drafts.count > 1 { Self.comparisons(drafts, to: &page) }
    }
  }

  /// Every two drafts: a row for the newer one, a column for the older.
  private static func comparisons(_ drafts: [Draft], to page: inout Page) {
    page.element("h2", Message("Comparisons"))
    page.element("p", Message("What changed from the draft of the column to that of the row."))
    page.table([Message("Draft")] + drafts.dropLast().map { Message(verbatim: $0.name.description) }) { page in
      for (place, newer) in drafts.enumerated().dropFirst().reversed() {
        page.markup("<tr><th scope=\"row\">")
        page.text(newer.name.description)
        page.markup("</th>")
        for (column, older) in drafts.dropLast().enumerated() {
          page.markup("<td>")
          if column < place {
            let words = Message("From \(older.name.description, "draft") to \(newer.name.description, "newer draft")")
            page.markup("<a class=\"delta\" href=\"")
            page.out.append(attribute: page.path.link(to: .redline(older.name, newer.name, page.language)))
            page.markup("\" aria-label=\"")
            page.out.append(attribute: words(page.language))
            page.markup("\"></a>")
          }
          page.markup("</td>")
        }
        page.markup("</tr>\n")
      }
    }
  }
}

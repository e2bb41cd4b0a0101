import GCMRepo
import NegotiatedText
import RecordComparison
import RecordLocalization
import RecordRendering
import TextDiff

/// What changed in the declaration between any two drafts. The pages are made of the two drafts alone, and so never change.
struct RedlinePages {
  let record: PortalRecord
  let texts: DeclarationTexts

  func sections() throws(RecordError) -> [PortalSection] {
    var sections: [PortalSection] = []
    for (place, newer) in texts.drafts.enumerated() {
      for older in texts.drafts[..<place] { sections.append(section(from: older, to: newer)) }
    }
    return sections
  }

  private func section(from older: Draft, to newer: Draft) -> PortalSection {
    let inputs = InputDigest(
      record.madeBy + ["redline"]
        + [older, newer].flatMap { [$0.name.description, $0.commit.description, $0.tag ?? ""] })
    let redline = ReadOnce<[DocumentRedline]>()
    let (record, texts) = (record, texts)
    var section = record.section("d/\(older.name)/\(newer.name)", inputs: inputs.digits) {
      .redline(older.name, newer.name, $0)
    } file: { (path, language) throws(RecordError) in
      let documents = try redline { () throws(RecordError) in try Self.documents(try texts(older), try texts(newer)) }
      let title = Message("Changes from \(older.name.description, "from") to \(newer.name.description, "to")")
      let state = try record.state.record.state(at: newer.commit)
      var parts = PageFrame.Parts(title: title(language), place: .drafts)
      parts.trail = [(PageFrame.Place.drafts.path(language), PageFrame.Place.drafts.words(language))]
      (parts.sheets, parts.scripts, parts.isWide) = ([.redlineSheet], [.redlineScript], true)
      let frame = PageFrame(recordTitle: state.configuration.title, options: record.options)
      return try frame.file(path, language, parts) { (page) throws(RecordError) in
        page.markup("<div class=\"top\">\n")
        page.element("h1", title)
        page.markup("<p class=\"states\">")
        for (place, draft) in [older, newer].enumerated() {
          if place > 0 { page.markup(" → ") }
          page.link(.draft(draft.name, language), draft.name.description)
          if let time = draft.time {
            page.markup(", ")
            page.day(time)
          }
        }
        page.markup("</p>\n</div>\n")
        let named = documents.map { document in
          var named = document
          named.title = Message("The joint declaration")(language)
          if let tag = document.language { named.title! += " · " + tag.name(language) }
          return named
        }
        let own = named.filter { $0.language.map { Page.isSame($0.description, language) } ?? false }
        let shown = StateRedline(
          from: .init(name: older.name.description, commit: older.commit),
          to: .init(name: newer.name.description, commit: newer.commit), documents: own.isEmpty ? named : own)
        page.out.append(RedlineHTML(language: language, title: title(language)).content(of: shown)[...])
      }
    }
    section.release = { redline.forget() }
    return section
  }

  /// The redline of each language that has a text in either draft.
  private static func documents(
    _ older: [DeclarationText], _ newer: [DeclarationText]
  ) throws(RecordError) -> [DocumentRedline] {
    let languages =
      newer.map(\.language) + older.map(\.language).filter { old in !newer.contains { $0.language == old } }
    return languages.map { language in
      let (old, new) = (older.first { $0.language == language }, newer.first { $0.language == language })
      let name = DocumentID.declaration.path(.text(in: language))
      return DocumentRedline(
        path: name, change: old == nil ? .added : new == nil ? .removed : .modified,
        text: TextRedline(from: old?.text.source.bytes ?? [], to: new?.text.source.bytes ?? []),
        name: "declaration.\(language)", language: language)
    }
  }
}

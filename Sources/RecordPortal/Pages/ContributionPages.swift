import BestPractices
import GCMRepo
import RecordLocalization
import RecordRendering
import TextDiff

/// A page for each contribution: what it is, its text, its history; and for a withdrawn one that it was withdrawn.
struct ContributionPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let objects = try record.objects()
    let history = try record.history()
    var sections = [try list()]
    for contribution in try record.contributions() {
      let id = contribution.id
      let inputs = [id.description, objects[id] ?? ""] + history.revisions(of: id).map(\.commit.description)
      sections.append(try section(of: contribution, inputs: inputs))
      sections += try texts(of: contribution, object: objects[id] ?? "")
    }
    for (id, revision) in try record.state.withdrawnIDs() {
      let inputs = [id.description, "withdrawn"] + history.revisions(of: id).map(\.commit.description)
      sections.append(try withdrawn(id, revision: revision, inputs: inputs))
    }
    return sections
  }

  // MARK: A contribution

  private func section(of contribution: Contribution, inputs: [String]) throws(RecordError) -> PortalSection {
    let (record, id) = (record, contribution.id)
    return try record.section("k/\(id)", inputs: inputs) {
      .contribution(id, $0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(
        title: contribution.title.text(for: language) ?? id.description,
        place: id.kind == .proposal ? .negotiation : .contributions)
      parts.trail = try record.trail(of: id, language)
      return parts
    } content: { (page) throws(RecordError) in
      page.element("p", id.kind.word, group: "over")
      page.element("h1", contribution.title, else: id.description)
      page.markup("<div class=\"side\">\n<div>\n")
      if contribution.status == .incomplete {
        page.markup("<div class=\"note-box\"><p>")
        page.text(Message("This contribution lacks a part that its kind requires."))
        page.markup("</p></div>\n")
      }
      if id.kind == .bestPractice { Self.practice(contribution, to: &page) }
      try Self.texts(contribution, record, to: &page)
      page.markup("</div>\n<aside>\n")
      page.element("h2", Message("About this contribution"))
      try Self.facts(contribution, record, to: &page)
      page.markup("</aside>\n</div>\n")
      page.element("h2", Message("History"))
      try record.events(try record.history().revisions(of: id), to: &page)
    }
  }

  private static func practice(_ contribution: Contribution, to page: inout Page) {
    for (title, words) in [
      (Message("Why it is a best practice"), contribution.whyBestPractice),
      (Message("How it contributes to the Global Compact"), contribution.contributionToGCM),
    ] where !(words.text(for: page.language) ?? "").isEmpty {
      page.element("h2", title)
      page.element("p", words)
    }
  }

  private static func facts(_ contribution: Contribution, _ record: PortalRecord, to page: inout Page)
    throws(RecordError)
  {
    let language = page.language
    try page.facts { (page) throws(RecordError) in
      try page.fact(Message("Submitted by")) { (page) throws(RecordError) in
        try record.link(contribution.id.party.description, to: &page)
        if record.options.audience == .parties, let person = contribution.submittedBy {
          page.text(
            " ("
              + [person.name, person.role.map { functionWording($0)(language) }].compactMap { $0 }.joined(
                separator: ", ") + ")")
        }
      }
      if let sender = contribution.sentInBy {
        try page.fact(Message("Sent in by")) { (page) throws(RecordError) in
          try record.link(sender.description, to: &page)
          if let standing = try record.state.standing(of: contribution) {
            page.text(" – ")
            page.text(standing.wording)
          }
        }
      }
      if let draft = contribution.id.draft {
        try page.fact(Message("On draft")) { (page) throws(RecordError) in
          if try record.drafts().contains(where: { $0.name == draft }) {
            page.link(.draft(draft, language), draft.description)
          } else {
            page.text(draft.description)
          }
        }
      }
      if let time = contribution.submittedAt { page.fact(Message("Date")) { $0.day(time) } }
      if let revision = contribution.revision { page.fact(Message("Revision"), String(revision)) }
      if !contribution.languages.isEmpty {
        page.fact(Message("Languages"), contribution.languages.map { $0.name(language) }.joined(separator: ", "))
      }
      if !contribution.themes.isEmpty {
        let themes = try record.themes()
        page.fact(Message("Themes")) { page in
          for (place, id) in contribution.themes.enumerated() {
            if place > 0 { page.text("; ") }
            let title = themes.first { $0.id == id }?.title
            if let title {
              page.link(.theme(id, language), title, else: id.description)
            } else {
              page.text(id.description)
            }
          }
        }
      }
      if !contribution.objectives.isEmpty {
        page.fact(Message("Objectives of the Global Compact")) { page in
          for (place, objective) in contribution.objectives.enumerated() {
            if place > 0 { page.text("; ") }
            page.link(.objective(objective.number, language), "\(objective.number). \(objective.title(for: language))")
          }
        }
      }
      for tag in contribution.languages {
        page.fact(Message("Text in \(tag.name, "language")")) { page in
          page.markup("<a href=\"\(page.path.link(to: .text(contribution.id, tag)))\">")
          page.text(Message("Download (Markdown)"))
          page.markup("</a>")
        }
      }
      for original in contribution.originals {
        if let path = try record.download(of: original, contribution) {
          page.fact(record.options.audience == .parties ? Message("Original file") : Message("Copy without names")) {
            page in
            page.markup("<a href=\"\(page.path.link(to: path))\">")
            page.text(path.names.last.map(String.init) ?? "")
            page.markup("</a>")
          }
        }
        page.fact(Message("Original file, SHA-256")) { page in
          if record.options.audience == .parties { page.text((original.submittedAs ?? original.file) + " ") }
          page.element("code", original.sha256)
        }
      }
    }
  }

  /// The text for the page's reader, else all texts.
  private static func texts(
    _ contribution: Contribution, _ record: PortalRecord, to page: inout Page
  ) throws(RecordError) {
    let own = contribution.languages.filter { Page.isSame($0.description, page.language) }
    for language in own.isEmpty ? contribution.languages : own {
      let bytes = try record.state.text(of: contribution, language: language)
      if own.isEmpty { page.element("p", Message("Text in \(language.name, "language")"), group: "over") }
      page.open("div", group: "record", language: language.description)
      if let source = try? SourceText(bytes) {
        var elements = BlockElements(source)
        // The page's own heading has said it; what is below it in the text is below that.
        if let title = contribution.title.entry(for: page.language)?.text,
          let level = source.level(ofFirstHeading: title)
        {
          (elements.skipped, elements.lowered) = (1, 1 - level)
        }
        elements.write(to: &page.out)
      }
      page.close("div")
    }
    if contribution.id.kind == .questionnaire, try record.questionnaires().contains(contribution.id.slug.string) {
      page.markup("<p>")
      page.link(
        .questionnaire(contribution.id.slug.string, page.language),
        Message("The answers of all States to this questionnaire"))
      page.markup("</p>\n")
    }
  }

  /// The text of each language as it is in the record.
  private func texts(of contribution: Contribution, object: String) throws(RecordError) -> [PortalSection] {
    guard !contribution.languages.isEmpty else { return [] }
    let record = record
    let inputs = InputDigest(record.madeBy + ["text", object]).digits
    return [
      PortalSection("t/\(contribution.id)", inputs: inputs) { () throws(RecordError) in
        var paths = contribution.languages.map { PortalPath.text(contribution.id, $0) }
        for original in contribution.originals {
          if let path = try record.download(of: original, contribution) { paths.append(path) }
        }
        return paths
      } file: { (path) throws(RecordError) in
        for original in contribution.originals where try record.download(of: original, contribution) == path {
          let bytes = try record.state.original(of: contribution, language: original.language)
          return record.downloads.file(original.file, bytes).map {
            PortalFile(mediaType: PortalFile.mediaType(ofName: path.description), bytes: $0)
          }
        }
        guard let language = contribution.languages.first(where: { .text(contribution.id, $0) == path }) else {
          return nil
        }
        return PortalFile(
          mediaType: PortalFile.mediaType(ofName: path.description),
          bytes: try record.state.text(of: contribution, language: language))
      }
    ]
  }

  // MARK: Others

  private func withdrawn(_ id: ContributionID, revision: Int, inputs: [String]) throws(RecordError) -> PortalSection {
    let record = record
    return try record.section("k/\(id)", inputs: inputs) {
      .contribution(id, $0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(title: Message("Withdrawn: \(id.description, "id")")(language), place: .contributions)
      parts.trail = try record.trail(of: id, language)
      return parts
    } content: { (page) throws(RecordError) in
      page.element("p", id.kind.word, group: "over")
      page.element("h1", Message("Withdrawn: \(id.description, "id")"))
      page.element("p", Message("Its party withdrew it. Its revisions stay in the record's history."), group: "lead")
      page.element("h2", Message("History"))
      try record.events(try record.history().revisions(of: id), to: &page)
    }
  }

  /// How many the list shows one by one.
  private static let listed = 100

  private func list() throws(RecordError) -> PortalSection {
    let record = record
    let objects = try record.objects()
    let inputs = objects.sorted { $0.key < $1.key }.flatMap { [$0.key.description, $0.value] }
    return try record.section("contributions", inputs: ["contributions"] + inputs) {
      PageFrame.Place.contributions.path($0)
    } parts: { (language) throws(RecordError) in
      .init(title: PageFrame.Place.contributions.words(language), place: .contributions)
    } content: { (page) throws(RecordError) in
      let counts = try record.counts().mapValues { own in own.reduce(0) { $0 + ($1.key == .proposal ? 0 : $1.value) } }
      page.element("h1", PageFrame.Place.contributions.words)
      page.markup("<ul class=\"sums\">\n")
      for kind in ContributionKind.allCases where kind != .proposal {
        page.markup("<li><span class=\"s\">")
        page.element("b", page.language.grouped(try record.count(kind)))
        page.text(kind.plural)
        page.markup("</span></li>\n")
      }
      page.markup("</ul>\n")
      page.element("h2", Message("By party"))
      page.markup("<ul class=\"grid\">\n")
      for (party, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
        page.markup("<li>")
        try record.link(party.description, to: &page)
        page.text(" (\(count))")
        page.markup("</li>\n")
      }
      page.markup("</ul>\n")
      let all = counts.values.reduce(0, +)
      page.element("h2", all > Self.listed ? Message("The newest") : Message("All, the newest first"))
      let newest = try record.newestContributions().lazy.filter { $0.id.kind != .proposal }.prefix(Self.listed)
      try record.list(Array(newest), to: &page)
    }
  }
}

extension PortalPath {
  /// The text of a contribution in a language, as it is in the record.
  static func text(_ id: ContributionID, _ language: LanguageTag) -> PortalPath {
    PortalPath(names: ["t"] + id.description.split(separator: "/").map(String.init) + ["text.\(language).md"])
  }
}

extension PortalRecord {
  /// Where what a reader may have of an original is; `nil` for nothing. A text that is its own original is there already.
  func download(of original: Contribution.Original, _ contribution: Contribution) throws(RecordError) -> PortalPath? {
    guard let language = original.language, contribution.languages.contains(language) else { return nil }
    let has = try downloads.has(original.sha256, original.file) { () throws(RecordError) in
      try state.original(of: contribution, language: language)
    }
    let names = ["t"] + contribution.id.description.split(separator: "/").map(String.init) + [original.file]
    return has ? PortalPath(names.joined(separator: "/")) : nil
  }
}

extension SourceText {
  /// The level of its first block, if that is a heading of these words.
  fileprivate func level(ofFirstHeading words: String) -> Int? {
    guard let first = blocks.first, case .heading(let level) = first.kind else { return nil }
    let isSame =
      SearchedText.onOneLine(bytes[first.range].drop { $0 == UInt8(ascii: "#") || $0 == 0x20 })
      == SearchedText.onOneLine(Array(words.utf8)[...])
    return isSame ? level : nil
  }
}

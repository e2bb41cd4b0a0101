import BrowserSearch
import GCMRepo
import RecordLocalization
import RecordRendering

/// Where words are searched for: a form that a script answers from an index beside it, and the lists of everything for whoever has
/// none.
struct SearchPages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    // A server searches its own index.
    guard !record.options.isServed else { return [try page()] }
    let segments = try SearchSegment.all(of: record)
    return try [page(), head(of: segments)] + segments.map { segment throws(RecordError) in try section(of: segment) }
  }

  // MARK: The index

  private func head(of segments: [SearchSegment]) throws(RecordError) -> PortalSection {
    let names = segments.map(\.name)
    let files = [BrowserSearchIndex.script, BrowserSearchIndex.head(of: names)]
    return PortalSection("search/index", inputs: try record.inputs(["search index"] + names)) {
      () throws(RecordError) in
      files.map(\.path)
    } file: { (path) throws(RecordError) in
      files.first { $0.path == path }.map(PortalFile.init)
    }
  }

  private func section(of segment: SearchSegment) throws(RecordError) -> PortalSection {
    let made = ReadOnce<[PortalPath: BrowserSearchFile]>()
    let files: @Sendable () throws(RecordError) -> [PortalPath: BrowserSearchFile] = { () throws(RecordError) in
      try made { () throws(RecordError) in
        let files = BrowserSearchSegment(try segment.documents(), name: segment.name).files
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0) })
      }
    }
    let inputs = try record.inputs(["search", segment.name] + segment.inputs)
    var section = PortalSection("search/\(segment.name)", inputs: inputs) { () throws(RecordError) in
      try files().keys.sorted()
    } file: { (path) throws(RecordError) in
      try files()[path].map(PortalFile.init)
    }
    section.folder = PortalPath(names: ["search", segment.name])
    section.release = { made.forget() }
    return section
  }

  // MARK: The page

  private func page() throws(RecordError) -> PortalSection {
    let record = record
    return try record.section("search", inputs: ["search"]) {
      PageFrame.Place.search.path($0)
    } parts: { (language) throws(RecordError) in
      var parts = PageFrame.Parts(title: PageFrame.Place.search.words(language), place: .search)
      if !record.options.isServed { parts.scripts = [BrowserSearchIndex.script.path] }
      return parts
    } content: { (page) throws(RecordError) in
      page.element("h1", PageFrame.Place.search.words)
      try Self.form(record, to: &page)
      page.element("h2", Message("All pages"))
      page.element("p", Message("Every contribution is found by its party, its theme or its kind."))
      page.markup("<ul class=\"grid\">\n")
      for place in [PageFrame.Place.contributions, .parties, .themes, .objectives, .glossary, .history] {
        page.markup("<li>")
        page.link(place.path(page.language), place.words)
        page.markup("</li>\n")
      }
      page.markup("</ul>\n")
    }
  }

  /// The form, which a server answers; without one it is hidden until the script runs.
  private static func form(_ record: PortalRecord, to page: inout Page) throws(RecordError) {
    let language = page.language
    page.markup("<form class=\"find\" role=\"search\" method=\"get\" action=\"./\"")
    if !record.options.isServed {
      page.markup(" data-search=\"\(page.path.toRoot)\"")
      for (name, words) in [
        ("found", Message("Results:")), ("nothing", Message("Nothing was found.")),
        ("failed", Message("The search is not possible at this moment.")),
      ] {
        page.markup(" data-\(name)=\"")
        page.out.append(attribute: words(language))
        page.markup("\"")
      }
      page.markup(" hidden")
    }
    page.markup(">\n<p><label for=\"q\">")
    page.text(Message("Words, or a phrase in quotation marks"))
    page.markup("</label>\n<input type=\"search\" id=\"q\" name=\"q\" maxlength=\"1000\"></p>\n")
    if !record.options.isServed {
      select("language", Message("Language"), record.options.languages.map { ($0.rawValue, $0.ownName) }, to: &page)
      let parties = try record.parties().map { ($0.code.description, $0.names.text(for: language) ?? "\($0.code)") }
      select("party", Message("Party"), parties.sorted { $0.1 < $1.1 }, to: &page)
    }
    page.markup("<p><button type=\"submit\">")
    page.text(Message("Find"))
    page.markup("</button></p>\n</form>\n")
    if !record.options.isServed {
      page.markup("<p id=\"found-count\" role=\"status\" class=\"soft\"></p>\n<ol id=\"found\" class=\"plain\"></ol>\n")
    }
  }

  private static func select(_ name: String, _ words: Message, _ values: [(String, String)], to page: inout Page) {
    page.markup("<p><label for=\"\(name)\">")
    page.text(words)
    page.markup("</label>\n<select id=\"\(name)\" name=\"\(name)\">\n<option value=\"\">")
    page.text(Message("all", context: "filter"))
    page.markup("</option>\n")
    for (value, words) in values {
      page.markup("<option value=\"")
      page.out.append(attribute: value)
      page.markup("\">")
      page.text(words)
      page.markup("</option>\n")
    }
    page.markup("</select></p>\n")
  }
}

extension BrowserSearchFile {
  /// Its address in the portal.
  fileprivate var path: PortalPath { PortalPath(names: name.split(separator: "/").map(String.init)) }
}

extension PortalFile {
  fileprivate init(_ file: BrowserSearchFile) {
    self.init(mediaType: Self.mediaType(ofName: file.name), bytes: file.bytes)
  }
}

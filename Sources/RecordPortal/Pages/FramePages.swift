import GCMRepo
import RecordLocalization
import RecordRendering

/// The choice of a language, and the files that pages link.
struct FramePages {
  let record: PortalRecord

  func sections() throws(RecordError) -> [PortalSection] {
    let (record, common) = (record, try record.inputs(["frame"]))
    return [
      PortalSection("frame", inputs: common) { () throws(RecordError) in
        [.root, .styleSheet, .redlineSheet, .redlineScript]
      } file: { (path) throws(RecordError) in
        switch path {
        case .root: try FramePages(record: record).root()
        case .styleSheet: Self.file(path, SiteStyleSheet.sheet)
        case .redlineSheet: Self.file(path, RedlineHTML.siteSheet)
        case .redlineScript: Self.file(path, RedlineHTML.siteScript)
        default: nil
        }
      }
    ]
  }

  private static func file(_ path: PortalPath, _ text: String) -> PortalFile {
    PortalFile(mediaType: PortalFile.mediaType(ofName: path.description), bytes: Array(text.utf8))
  }

  private func root() throws(RecordError) -> PortalFile {
    let language = record.options.languages.first ?? .es
    let title = record.state.configuration.title
    var parts = PageFrame.Parts(title: title.text(for: language) ?? "gcmrepo", place: .start)
    parts.languages = []
    let languages = record.options.languages
    return try record.frame.file(.root, language, parts) { (page) throws(RecordError) in
      page.element("h1", title)
      page.markup("<ul class=\"tongues\">\n")
      for other in languages {
        page.markup("<li><a href=\"\(page.path.link(to: .page(other)))\" lang=\"\(other.rawValue)\" hreflang=\"\(other.rawValue)\">")
        page.text(other.ownName)
        page.markup("<span>")
        page.text(title.text(for: other) ?? "")
        page.markup("</span></a></li>\n")
      }
      page.markup("</ul>\n")
    }
  }
}

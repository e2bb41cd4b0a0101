import GCMRepo
import RecordRendering

/// The portal of the record in one state, as `gcmrepo portal build` writes it.
struct PortalPages: SitePages {
  let state: RecordState

  init(_ state: RecordState, isInternal: Bool) { self.state = state }

  func file(at path: String) throws(RecordError) -> PageFile? {
    switch path {
    case "index.html", "es/index.html", "en/index.html", "pt/index.html", "fr/index.html":
      let names = try state.contributionIDs(.init()).map(\.description).joined(separator: "</li><li>")
      let page = "<!DOCTYPE html><html lang=\"es\"><head><title>x</title></head><body><main><ul><li>\(names)</li></ul></main></body></html>"
      return PageFile(mediaType: "text/html; charset=utf-8", bytes: Array(page.utf8))
    default: return nil
    }
  }
}

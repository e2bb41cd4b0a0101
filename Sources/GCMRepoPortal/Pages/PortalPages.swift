import GCMRepo
import RecordPortal

/// The portal of the record in one state, as `gcmrepo portal build` writes it.
struct PortalPages: SitePages {
  let site: PortalSite

  init(_ state: RecordState, isInternal: Bool) {
    site = PortalSite(state, PortalOptions(audience: isInternal ? .parties : .everybody, isServed: true))
  }

  func file(at path: String) throws(RecordError) -> PageFile? {
    guard let path = PortalPath(path), let file = try site.file(at: path) else { return nil }
    return PageFile(mediaType: file.mediaType, bytes: file.bytes)
  }

  func problems() throws(RecordError) -> [RecordError] { try site.problems() }
}

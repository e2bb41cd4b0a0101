import GCMRepo
import RecordPortal

/// A page, or another file, of the portal.
struct PageFile: Sendable {
  let mediaType: String
  let bytes: [UInt8]
}

/// The pages of a record in one state.
protocol SitePages: Sendable {
  /// The file at an address relative to the root, such as `es/index.html`; `nil` if there is none.
  func file(at path: String) throws(RecordError) -> PageFile?
  /// What is wrong with the files of the record that are on no page, as they cannot be read.
  func problems() throws(RecordError) -> [RecordError]
  /// What frames the pages that are made for one request.
  var site: PortalSite { get }
}

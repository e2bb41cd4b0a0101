/// A file of the portal: a page, a style sheet, a calendar.
public struct PortalFile: Sendable, Hashable {
  /// The media type, with the charset of a text (RFC 6838).
  public let mediaType: String
  /// The content.
  public let bytes: [UInt8]

  /// A file with this content.
  public init(mediaType: String, bytes: [UInt8]) {
    (self.mediaType, self.bytes) = (mediaType, bytes)
  }

  /// The media type of a file by the ending of its name; for an ending that the portal does not use
  /// `application/octet-stream`.
  public static func mediaType(ofName name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "ics": "text/calendar; charset=utf-8"
    case "atom": "application/atom+xml; charset=utf-8"
    case "svg": "image/svg+xml"
    case "md": "text/markdown; charset=utf-8"
    case "txt": "text/plain; charset=utf-8"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case "odt": "application/vnd.oasis.opendocument.text"
    case "pdf": "application/pdf"
    default: "application/octet-stream"
    }
  }
}

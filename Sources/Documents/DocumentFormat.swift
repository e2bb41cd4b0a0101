/// A format in which a party may submit a file.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  case docx, doc, odt, rtf, html, pdf, markdown, text

  /// The extension under which an original of this format is stored, without its dot.
  public var fileExtension: String {
    switch self {
    case .docx, .doc, .odt, .rtf, .html, .pdf: rawValue
    case .markdown: "md"
    case .text: "txt"
    }
  }

  /// Whether the reader of this format supports tracked changes: both views, each change, the comments.
  public var tellsChanges: Bool {
    switch self {
    case .docx, .doc, .odt, .rtf, .html: true
    case .pdf, .markdown, .text: false
    }
  }

  /// The registered media type (IANA).
  public var mediaType: String {
    switch self {
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .doc: "application/msword"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .rtf: "application/rtf"
    case .html: "text/html"
    case .pdf: "application/pdf"
    case .markdown: "text/markdown"
    case .text: "text/plain"
    }
  }

  /// The format of an extension, ignoring case, without its dot; `nil` if there is none.
  package init?(fileExtension: String) {
    switch fileExtension.lowercased() {
    case "docx": self = .docx
    case "doc": self = .doc
    case "odt": self = .odt
    case "rtf": self = .rtf
    case "html", "htm", "xhtml": self = .html
    case "pdf": self = .pdf
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    default: return nil
    }
  }
}

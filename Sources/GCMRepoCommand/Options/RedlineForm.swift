import ArgumentParser

/// The output formats of a redline.
enum RedlineForm: String, ExpressibleByArgument, CaseIterable {
  case terminal, html, docx, pdf, markdown, json

  /// The file extension of this format.
  var fileExtension: String {
    switch self {
    case .terminal: "txt"
    case .markdown: "md"
    case .html, .docx, .pdf, .json: rawValue
    }
  }

  /// The format given by the name of an output file; a folder takes Word files.
  init?(ofFile name: String) {
    switch name.utf8.split(separator: UInt8(ascii: ".")).last.map({ String(Substring($0)).lowercased() }) {
    case "html", "htm": self = .html
    case "docx": self = .docx
    case "pdf": self = .pdf
    case "md": self = .markdown
    case "json": self = .json
    case "txt", "text": self = .terminal
    default:
      guard name.utf8.last == UInt8(ascii: "/") || OutputFolder.exists(name) else { return nil }
      self = .docx
    }
  }
}

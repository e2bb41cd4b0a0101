import ArgumentParser

/// The forms that a redline is shown in.
enum RedlineForm: String, ExpressibleByArgument, CaseIterable {
  case terminal, html, docx, pdf, markdown, json

  /// The ending of a file of this form, by which it is known again.
  var fileExtension: String {
    switch self {
    case .terminal: "txt"
    case .markdown: "md"
    case .html, .docx, .pdf, .json: rawValue
    }
  }

  /// The form that the name of an output file asks for; a folder takes Word files.
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

import ArgumentParser
import Documents
import RecordLocalization

/// The export formats of a text.
enum ExportForm: String, ExpressibleByArgument, OutputForm {
  case docx, odt, pdf, html, md

  /// `nil` is the text itself.
  var publication: PublicationFormat? { PublicationFormat(rawValue: rawValue) }

  /// The format of a file's name.
  init?(file: String) {
    guard let last = file.split(separator: "/").last, let dot = last.lastIndex(of: ".") else { return nil }
    switch last[last.index(after: dot)...].lowercased() {
    case "htm": self = .html
    case "markdown": self = .md
    case let word: self.init(rawValue: word)
    }
  }
}

import ArgumentParser
import Documents
import RecordLocalization

/// The export formats of a text.
enum ExportForm: String, ExpressibleByArgument, CaseIterable {
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

  /// The form of an output: the one that is asked for, or that of the file's name.
  static func chosen(_ form: ExportForm?, for output: String?) throws(CommandFailure) -> ExportForm {
    let named = output.flatMap { $0 == "-" ? nil : ExportForm(file: $0) }
    guard let form = form ?? named else {
      throw CommandFailure(
        .usage, Message("Choose the format with --as \(or: ExportForm.allCases.map(\.rawValue), "choices")."))
    }
    if let named, named != form, let output {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(output, "output") is the name of a \(named.rawValue, "named") file, and --as asks for \
          \(form.rawValue, "form"). Change one of them.
          """))
    }
    return form
  }
}

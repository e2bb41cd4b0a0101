import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.loweredHeadings

/// A list or letter of the negotiation as a file, in the form that its name gives.
struct AccountFile {
  private let target: OutputFile
  private let form: Form

  private enum Form {
    case document(PublicationFormat)
    case markdown, json, csv
  }

  init(path: String) throws(CommandFailure) {
    if let export = ExportForm(file: path) {
      form = export.publication.map { .document($0) } ?? .markdown
    } else if path.lowercased().hasSuffix(".json") {
      form = .json
    } else if path.lowercased().hasSuffix(".csv") {
      form = .csv
    } else {
      throw CommandFailure(
        .usage,
        Message(
          "\(path, "output") does not say what file you want. Name one that ends in \(or: Self.endings, "endings")."))
    }
    target = try OutputFile(path: path, defaultName: "")
    try target.checkFolder()
  }

  private static let endings = [".docx", ".odt", ".pdf", ".html", ".md", ".csv", ".json"]

  /// Writes the file, and says where it is.
  func write(
    _ publication: @autoclosure () -> Publication, _ table: @autoclosure () -> Table, _ json: JSONValue,
    on console: Console
  ) async throws {
    switch form {
    case .json: try target.write(Array((json.serialized(.pretty) + "\n").utf8))
    case .csv: try target.write(CSVFile.bytes(table().csv()))
    case .markdown: try target.write(publication().titledText)
    case .document(let format): try await target.write(publication(), as: format)
    }
    console.remark(Message("The document is in \(target.path, "path")."))
  }
}

/// A document of the negotiation with everything around its text.
struct AccountDocument {
  let title: String
  let language: InterfaceLanguage
  let state: RecordState
  var head: [(label: String, value: String)]
  var parts: [String]

  var publication: Publication {
    let words = ExportWords(interface: language)
    let record = state.title(in: language.rawValue)
    let time = AccountDocument.time
    let rows =
      [(words.record, record)] + head.filter { !$0.value.isEmpty }
      + [(Message("Made")(language), dateInWords(time, language))]
    return Publication(
      name: title, text: Array((parts.joined(separator: "\n\n") + "\n").utf8), title: .given(title),
      language: language.rawValue, author: record,
      head: rows.map { .init(label: $0.0, value: TerminalText.neutralised($0.1)) },
      header: title + (record.isEmpty ? "" : " · " + record),
      provenance: words.commit + " " + state.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of), label: .account(of: state, in: language.rawValue),
      seconds: time.seconds)
  }

  private static var time: Timestamp { AuditAccount.moment }
}

extension Publication {
  /// The text below its title; the headings in it are then a level lower.
  fileprivate var titledText: [UInt8] {
    guard case .given(let title) = self.title else { return text }
    return Array("# \(title.asMarkdown)\n\n\(loweredHeadings(String(decoding: text, as: UTF8.self)))".utf8)
  }
}

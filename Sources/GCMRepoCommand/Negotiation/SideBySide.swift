import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The declaration's languages in columns, as a document: a row for each paragraph.
struct SideBySide {
  private let found: DeclarationLanguages
  private let state: RecordState
  private let name: String?
  private let language: InterfaceLanguage

  init(_ found: DeclarationLanguages, in state: RecordState, named name: String?, _ language: InterfaceLanguage) {
    self.found = found
    self.state = state
    self.name = name
    self.language = language
  }

  func write(to path: String, on console: Console) async throws {
    guard let form = ExportForm(file: path) else {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(path, "output") does not say which document you want. Name a file that ends in \
          \(or: [".docx", ".odt", ".pdf", ".html", ".md"], "endings").
          """))
    }
    let target = try OutputFile(path: path, defaultName: "")
    try target.checkFolder()
    if let format = form.publication {
      try await target.write(try publication, as: format)
    } else {
      try target.write(Array(text.utf8))
    }
    console.remark(Message("The languages side by side are in \(target.path, "path")."))
  }

  private var publication: Publication {
    get throws(RecordError) {
      let words = ExportWords(interface: language)
      let title = words.declaration
      let record = state.title(in: language.rawValue)
      let names = found.languages.map { words.language($0) }.joined(separator: " · ")
      let state = dateInWords(try state.time(), language) + "\n" + words.commit + " " + found.commit.description
      return Publication(
        name: title, text: Array(text.utf8), title: .given(title), language: found.languages[0].description,
        author: record,
        head: [
          .init(label: words.record, value: record), .init(label: words.languageLabel, value: names),
        ] + (name.map { [.init(label: words.draft, value: $0)] } ?? []) + [.init(label: words.state, value: state)],
        header: title + " · " + found.languages.map(\.description).joined(separator: ", "),
        provenance: words.commit + " " + found.commit.description.prefix(12),
        pageWords: .init(page: words.page, of: words.of),
        label: .account(of: self.state, in: found.languages[0].description), seconds: try self.state.time().seconds)
    }
  }

  /// A table in Markdown: numbers are in the texts themselves.
  private var text: String {
    let words = ExportWords(interface: language)
    var lines = [
      "| " + found.languages.map { words.language($0).asMarkdown }.joined(separator: " | ") + " |",
      "|" + found.languages.map { _ in " --- |" }.joined(),
    ]
    for (index, row) in found.alignment.rows.enumerated() {
      let cells = found.languages.indices.map { text -> String in
        guard let paragraph = found.alignment.paragraph(text, in: row) else { return "—" }
        let isStale = found.standings.rows[index][text].stale.map { !$0.isSetAgain } ?? false
        return cell(paragraph, of: found.alignment.texts[text]) + (isStale ? " **\\[" + staleWord + "\\]**" : "")
      }
      // A rule of the text, or the line below a table's head.
      if cells.allSatisfy({ $0.allSatisfy { "-—*_\\| :".contains($0) } }) { continue }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var staleWord: String { Message("stale")(language).asMarkdown }

  /// A paragraph's Markdown on one line that is safe in a cell.
  private func cell(_ paragraph: NumberedText.Paragraph, of text: NumberedText) -> String {
    let line = TerminalText.neutralised(text.words(of: paragraph))
    var cell = ""
    var isEscaped = false
    let isRow = paragraph.kind == .tableRow
    for character in line {
      if character == "|", !isEscaped {
        cell += isRow ? "·" : "\\|"
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    cell = cell.replacing("[^", with: "\\[^")
    if isRow { cell = cell.split(separator: "·").map { $0.drop(while: \.isWhitespace) }.joined(separator: "· ") }
    if case .heading = paragraph.kind { return "**" + cell.replacing("*", with: "") + "**" }
    return cell
  }
}

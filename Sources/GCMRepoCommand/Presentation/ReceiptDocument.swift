import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The receipt of a submission as a file to keep, print or attach.
struct ReceiptDocument {
  private let target: OutputFile
  private let form: Form

  /// The formats, by the ending of the file's name.
  private enum Form {
    case json
    case document(PublicationFormat)

    init?(file: String) {
      if let format = ExportForm(file: file)?.publication {
        self = .document(format)
      } else if file.lowercased().hasSuffix(".json") {
        self = .json
      } else {
        return nil
      }
    }
  }

  /// - Parameter submitted: the files as typed, none of which may be overwritten.
  init(path: String, besides submitted: [String]) throws(CommandFailure) {
    guard let form = Form(file: path) else {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(path, "output") does not say which receipt you want. Name a file that ends in \(or: Self.endings, "endings").
          """))
    }
    self.form = form
    target = try OutputFile(path: path, defaultName: "")
    do throws(CommandFailure) { try target.checkFolder() } catch {
      throw CommandFailure(
        error.status, Message("Nothing was submitted. \(error.sentence, "reason")"), detail: error.detail)
    }
    guard !submitted.contains(where: { target.isSameFile(as: $0) }) else {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(path, "output") is the file that you submit: the receipt would replace it. Choose another name for -o.
          """))
    }
  }

  private static let endings = [".pdf", ".html", ".docx", ".odt", ".json"]

  /// - Throws: for a submission that is made, what went wrong with its receipt alone.
  func write(_ view: ReceiptView, on console: Console) async throws {
    do {
      switch form {
      case .json:
        var bytes = ByteBuffer()
        view.json.write(.pretty, to: &bytes)
        bytes.append("\n")
        try target.write(bytes.bytes)
      case .document(let format):
        try await target.write(try Self.publication(view, console.language), as: format)
      }
    } catch let error as CommandFailure {
      throw Self.missing(error)
    }
    console.remark(Message("The receipt is in \(target.path, "path")."))
  }

  private static func missing(_ failure: CommandFailure) -> CommandFailure {
    CommandFailure(
      failure.status,
      Message(
        """
        The submission is in the record, but its receipt is not in a file: \(failure.sentence, "reason") Submit the file again \
        to have the receipt.
        """))
  }

  private static func publication(
    _ view: ReceiptView, _ language: InterfaceLanguage
  ) throws(RecordError) -> Publication {
    let receipt = view.result.receipt
    let words = ExportWords(interface: language)
    let title = Message("Receipt")(language)
    let record = view.state.title(in: language.rawValue)
    return Publication(
      name: title, text: Array(text(view, language).utf8), title: .given(title), language: language.rawValue,
      author: record,
      head: [.init(label: words.record, value: record)]
        + view.facts(language).rows.map {
          .init(label: $0.label, value: $0.value)
        },
      header: title + " · " + receipt.contribution.description,
      provenance: words.commit + " " + receipt.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of),
      label: .account(at: receipt.commit.description, in: language.rawValue),
      seconds: receipt.submittedAt.seconds)
  }

  /// How the receipt is checked, and what the reader of the text should know.
  private static func text(_ view: ReceiptView, _ language: InterfaceLanguage) -> String {
    let file = view.result.receipt.files.first?.submittedAs?.asShellWord ?? "FILE"
    var paragraphs = [
      Message(
        """
        The record keeps this contribution exactly as it was received. Whether it is still there can be checked at any \
        time with the submitted file: gcmrepo verify \(file, "file")
        """)(language)
    ].map(\.asMarkdown)
    if !view.warnings.isEmpty {
      paragraphs.append(Message("Please note:")(language).asMarkdown)
      paragraphs.append(
        view.warnings.map { "- " + $0.sentence(language).asMarkdown }.joined(separator: "\n"))
    }
    return paragraphs.joined(separator: "\n\n") + "\n"
  }
}

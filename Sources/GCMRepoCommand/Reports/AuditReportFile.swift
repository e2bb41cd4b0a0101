import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The report of an audit as a file: HTML, PDF, Word or OpenDocument, made as receipts and exported texts are.
struct AuditReportFile {
  private let target: OutputFile
  private let format: PublicationFormat

  init(path: String) throws(CommandFailure) {
    guard let format = ExportForm(file: path)?.publication else {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(path, "output") does not say which report you want. Name a file that ends in \(or: Self.endings, "endings").
          """))
    }
    self.format = format
    target = try OutputFile(path: path, defaultName: "")
    try target.checkFolder()
  }

  private static let endings = [".pdf", ".html", ".docx", ".odt"]

  /// Writes the report.
  func write(_ account: AuditAccount, on console: Console) async throws {
    try await target.write(AuditReportText(account, console.language).publication, as: format)
    console.remark(Message("The report is in \(target.path, "path")."))
  }
}

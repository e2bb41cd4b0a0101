import MarkdownText
import OfficeOpenXML

/// What poppler extracts from a PDF: its words with their positions, and the fonts of the runs that contain them.
struct PDFText: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  struct Words: Sendable {
    var title: String?
    var pages: [PDFPage]
    /// Of poppler.
    var version: String?
  }

  /// Two concurrent processes: neither gives everything.
  func words(of file: SubmittedFile) async throws(DocumentError) -> Words {
    async let fonts = fonts(of: file)
    let boxes = WordBoxes(try await output(of: .pdftotext, ["-bbox", "-nodiag", "-enc", "UTF-8", "-", "-"], for: file))
    var pages = boxes.pages
    let runs = FontRuns(try await fonts.get(), zoom: Self.zoom)
    runs.dress(&pages)
    return Words(title: boxes.title, pages: pages, version: runs.version)
  }

  /// The words alone in poppler's own order, pages separated by form feeds: for right-to-left scripts.
  func plainText(of file: SubmittedFile) async throws(DocumentError) -> [UInt8] {
    try await output(of: .pdftotext, ["-enc", "UTF-8", "-eol", "unix", "-", "-"], for: file)
  }

  private static let zoom = 3.0

  private func fonts(of file: SubmittedFile) async -> Result<[UInt8], DocumentError> {
    // The name is required, but nothing is written to it.
    let arguments = ["-xml", "-i", "-hidden", "-zoom", "3", "-enc", "UTF-8", "-stdout", "-", "fonts"]
    do {
      return .success(try await output(of: .pdftohtml, arguments, for: file))
    } catch {
      return .failure(error)
    }
  }

  private func output(
    of program: ExternalProgram, _ arguments: [String], for file: SubmittedFile
  ) async throws(DocumentError) -> [UInt8] {
    var run = ProgramRun(
      program: program, arguments: arguments, seconds: limits.seconds, outputLimit: limits.textBytes * 4,
      addressMegabytes: limits.heapMegabytes)
    run.processorSeconds = limits.processorSeconds
    let result = try await run.result(for: file.name, input: file.bytes, searchPath: searchPath)
    guard result.status != 0 else { return result.output }
    let said = String(decoding: result.diagnostics, as: UTF8.self)
    if said.contains("Incorrect password") { throw .passwordProtected(name: file.name) }
    // 127 is the loader's status: the installation is broken. Otherwise the file is, whatever poppler did.
    if result.status == 126 || result.status == 127 {
      throw .converterFailed(name: file.name, program: program, status: result.status)
    }
    throw .damaged(name: file.name, .content)
  }
}

import Markdown

/// Reads the words of a PDF through poppler.
struct PDFText: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  struct Facts: Sendable {
    var pages = 0
    var title: String?
  }

  /// The words in reading order, pages parted by form feeds.
  func text(of file: SubmittedFile) async throws(DocumentError) -> [UInt8] {
    try await output(of: .pdftotext, ["-enc", "UTF-8", "-eol", "unix", "-", "-"], for: file)
  }

  func facts(of file: SubmittedFile) async throws(DocumentError) -> Facts {
    let said = try await output(of: .pdfinfo, ["-enc", "UTF-8", "-"], for: file)
    var facts = Facts()
    for line in String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = MarkdownWriter.squeezed(String(line[line.index(after: colon)...]))
      switch line[..<colon] {
      case "Pages": facts.pages = Int(value) ?? 0
      case "Title" where !value.isEmpty: facts.title = nfc(value)
      default: break
      }
    }
    return facts
  }

  private func output(
    of program: ExternalProgram, _ arguments: [String], for file: SubmittedFile
  ) async throws(DocumentError) -> [UInt8] {
    let run = ProgramRun(
      program: program, arguments: arguments, seconds: limits.seconds, outputLimit: limits.textBytes,
      addressMegabytes: limits.heapMegabytes * 2)
    let result = try await run.result(for: file.name, input: file.bytes, searchPath: searchPath)
    guard result.status != 0 else { return result.output }
    let said = String(decoding: result.diagnostics, as: UTF8.self)
    if said.contains("Incorrect password") { throw .passwordProtected(name: file.name) }
    // 127 is the loader's: the installation is broken. Else the file is, whatever it made poppler do.
    if result.status == 126 || result.status == 127 {
      throw .converterFailed(name: file.name, program: program, status: result.status)
    }
    throw .damaged(name: file.name, .content)
  }
}

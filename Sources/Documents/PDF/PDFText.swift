/// Reads the words of a PDF through poppler.
struct PDFText: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  struct Pages: Sendable {
    var count = 0
    var title: String?
  }

  func text(of file: SubmittedFile) async throws(DocumentError) -> [UInt8] {
    try await output(of: .pdftotext, ["-enc", "UTF-8", "-eol", "unix", "-", "-"], for: file)
  }

  func pages(of file: SubmittedFile) async throws(DocumentError) -> Pages {
    let said = try await output(of: .pdfinfo, ["-enc", "UTF-8", "-"], for: file)
    var pages = Pages()
    for line in String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      switch line[..<colon] {
      case "Pages": pages.count = Int(value) ?? 0
      case "Title" where !value.isEmpty: pages.title = String(value)
      default: break
      }
    }
    return pages
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
    // 1: the file could not be opened as a PDF. Others are the program's own trouble.
    if result.status == 1 { throw .damaged(name: file.name, .content) }
    throw .converterFailed(name: file.name, program: program, status: result.status)
  }
}

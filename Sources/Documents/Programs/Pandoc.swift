/// Calls pandoc as a reader of foreign formats, shut in its sandbox.
struct Pandoc: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  func markdown(of file: SubmittedFile, format: DocumentFormat) async throws(DocumentError) -> [UInt8] {
    let run = ProgramRun(
      program: .pandoc,
      arguments: [
        "--sandbox", "--wrap=none", "--markdown-headings=atx", "-f", format.rawValue,
        "-t", "commonmark_x-attributes-smart", "+RTS", "-M\(limits.heapMegabytes)m", "-RTS",
      ],
      seconds: limits.seconds, outputLimit: limits.textBytes)
    let result = try await run.result(for: file.name, input: file.bytes, searchPath: searchPath)
    switch result.status {
    case 0: return result.output
    case 251: throw .memoryExceeded(name: file.name, program: .pandoc, megabytes: limits.heapMegabytes)
    case 63, 64: throw .damaged(name: file.name, .content)
    default: throw .converterFailed(name: file.name, program: .pandoc, status: result.status)
    }
  }
}

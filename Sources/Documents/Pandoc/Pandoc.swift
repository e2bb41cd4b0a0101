import OfficeOpenXML

/// Runs pandoc as a reader of foreign formats, in its sandbox.
struct Pandoc: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  func document(of file: SubmittedFile, format: DocumentFormat) async throws(DocumentError)
    -> PandocDocument
  {
    var run = ProgramRun(
      program: .pandoc,
      arguments: [
        "--sandbox", "-f", format.rawValue, "-t", "json", "+RTS", "-M\(limits.heapMegabytes)m", "-RTS",
      ],
      // The tree takes some eight bytes per byte of text.
      seconds: limits.seconds, outputLimit: limits.textBytes * 8)
    run.processorSeconds = limits.processorSeconds
    let result: ProgramRun.Result
    do throws(DocumentError) {
      result = try await run.result(for: file.name, input: file.bytes, searchPath: searchPath)
    } catch .textTooLarge {
      throw .textTooLarge(name: file.name, limit: limits.textBytes)
    }
    switch result.status {
    case 0: break
    case 251: throw .memoryExceeded(name: file.name, program: .pandoc, megabytes: limits.heapMegabytes)
    // Some error, a parser's error, and bytes that are not UTF-8: the document is at fault.
    case 63, 64, 65, 92: throw .damaged(name: file.name, .content)
    default: throw .converterFailed(name: file.name, program: .pandoc, status: result.status)
    }
    do {
      return try PandocDocument(json: result.output)
    } catch {
      switch error {
      case .nesting:
        throw .damaged(name: file.name, .nesting(part: file.name, limit: PandocDocument.depthLimit))
      case .malformed: throw .converterFailed(name: file.name, program: .pandoc, status: 0)
      }
    }
  }
}

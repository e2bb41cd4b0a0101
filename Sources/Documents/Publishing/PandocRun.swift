/// A run of pandoc within the limits of a publication.
struct PandocRun: Sendable {
  let limits: PublicationLimits
  let searchPath: String?
  /// The only time in what it writes, since 1970.
  var seconds: Int64 = 0

  /// What it writes to standard output.
  ///
  /// - Parameters:
  ///   - name: the text's source, for errors.
  ///   - allocationMegabytes: what is allocated between two collections; more is faster for a long run.
  func output(
    _ arguments: [String], input: [UInt8], name: String, allocationMegabytes: Int? = nil
  ) async throws(PublicationError) -> [UInt8] {
    var system = ["+RTS", "-M\(limits.heapMegabytes)m"]
    if let allocationMegabytes { system.append("-A\(allocationMegabytes)m") }
    var run = ProgramRun(
      program: .pandoc, arguments: arguments + system + ["-RTS"], seconds: limits.seconds, outputLimit: limits.bytes,
      environment: ["SOURCE_DATE_EPOCH": String(seconds)])
    run.processorSeconds = limits.processorSeconds
    let result: ProgramRun.Result
    do {
      result = try await run.result(for: name, input: input, searchPath: searchPath)
    } catch {
      throw PublicationError(error, of: .pandoc)
    }
    switch result.status {
    case 0: return result.output
    case 251: throw .memoryExceeded(.pandoc, megabytes: limits.heapMegabytes)
    default: throw .programFailed(.pandoc, status: result.status)
    }
  }
}

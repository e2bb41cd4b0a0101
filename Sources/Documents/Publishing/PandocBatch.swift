/// Many small documents in one run of pandoc, since its start takes longer than a small text.
///
/// A filter of ours receives them one after the other, each with its length before it, and gives each to pandoc's own
/// reader or writer by itself: nothing of one is seen by another, as it would be in joined texts (an open fence,
/// reference links, the labels of notes). An answer has its length before it, too; a document that fails has -1, and if
/// the run ends early those before it have been answered.
enum PandocBatch {
  /// What is allocated between two collections: measured with 100 texts, a fifth less time than with pandoc's own 1 MB.
  private static let allocationMegabytes = 32
  /// The most bytes that a run may answer: small texts give a tenth of it, unless notes are repeated a thousand times.
  private static let outputLimit = 32_000_000

  /// - Parameters:
  ///   - job: the Lua function `job(text)`, which returns the answer.
  ///   - options: pandoc's options; its own output is discarded.
  ///   - documents: what the function is given, each as a line of words and as bytes.
  /// - Returns: each answer, in their order; `nil` for what failed or was not reached.
  static func answers(
    _ job: String, options: [String], to documents: [(words: String, bytes: [UInt8])], by pandoc: PandocRun
  ) async throws(PublicationError) -> [[UInt8]?] {
    guard let script = ReadableFile(Array((filter + job).utf8)) else { throw .programFailed(.pandoc, status: -1) }
    defer { script.close() }
    var input = Array("\(documents.count)\n".utf8)
    for document in documents { input += frame(document) }
    var limits = pandoc.limits
    limits.bytes = min(limits.bytes, outputLimit)
    let output: [UInt8]
    do {
      output = try await PandocRun(limits: limits, searchPath: pandoc.searchPath, seconds: pandoc.seconds).output(
        options + ["-f", "commonmark", "-L", script.path, "-o", "/dev/null", "/dev/null"], input: input,
        name: "batch", allocationMegabytes: allocationMegabytes)
    } catch {
      switch error {
      case .cancelled, .programMissing: throw error
      default: return documents.map { _ in nil }
      }
    }
    return answers(in: output, count: documents.count)
  }

  private static func frame(_ document: (words: String, bytes: [UInt8])) -> [UInt8] {
    Array("\(document.bytes.count) \(document.words)\n".utf8) + document.bytes
  }

  /// The answers in an output, which may end anywhere.
  static func answers(in output: [UInt8], count: Int) -> [[UInt8]?] {
    var rest = output[...]
    return (0..<count).map { _ in
      guard let end = rest.firstIndex(of: 0x0A), let size = Int(String(decoding: rest[..<end], as: UTF8.self)) else {
        rest = []
        return nil
      }
      rest = rest[(end + 1)...]
      guard size >= 0 else { return nil }
      guard size <= rest.count else {
        rest = []
        return nil
      }
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }

  private static let filter = """
    function Pandoc()
      for _ = 1, tonumber(io.stdin:read('l')) do
        local size, words = io.stdin:read('l'):match('^(%d+) (.*)$')
        local text = tonumber(size) > 0 and io.stdin:read(tonumber(size)) or ''
        local done, answer = pcall(job, text, words)
        if done then io.stdout:write(#answer, '\\n', answer) else io.stdout:write('-1\\n') end
      end
      return pandoc.Pandoc({})
    end

    """
}

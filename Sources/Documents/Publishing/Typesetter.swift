/// WeasyPrint as the PDF typesetter.
struct Typesetter {
  let limits: PublicationLimits
  let searchPath: String?

  /// The page as a tagged PDF (PDF/UA-1).
  ///
  /// The page refers to nothing external, and without a base no relative address has a meaning.
  ///
  /// - Parameters:
  ///   - name: The text's source, for errors.
  ///   - seconds: The only time in the document, since 1970.
  func pdf(of page: [UInt8], name: String, seconds: Int64) async throws(PublicationError) -> [UInt8] {
    let run = ProgramRun(
      program: .weasyprint,
      arguments: [
        // Without presentational hints no list can start at a number other than 1.
        "--quiet", "--presentational-hints", "--encoding", "utf-8", "--base-url", "about:blank", "--pdf-variant",
        "pdf/ua-1", "-", "-",
      ],
      seconds: limits.typesettingSeconds, outputLimit: limits.bytes, addressMegabytes: limits.typesettingMegabytes,
      // Python tests the folder for temporary files by writing a few bytes.
      fileBytes: 1 << 20,
      // The font subsets contain a time, too, which is taken from here.
      environment: ["SOURCE_DATE_EPOCH": String(seconds), "PYTHONHASHSEED": "0"])
    let result: ProgramRun.Result
    do {
      result = try await run.result(for: name, input: page, searchPath: searchPath)
    } catch {
      throw PublicationError(error, of: .weasyprint)
    }
    guard result.status == 0, result.output.starts(with: Array("%PDF-".utf8)) else {
      let said = String(decoding: result.diagnostics, as: UTF8.self)
      if said.contains("MemoryError") {
        throw .memoryExceeded(.weasyprint, megabytes: limits.typesettingMegabytes)
      }
      throw .programFailed(.weasyprint, status: result.status)
    }
    return result.output
  }
}

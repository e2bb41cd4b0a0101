/// typst as the PDF typesetter: a compiler that is a Python module.
struct Typst {
  let limits: PublicationLimits
  let searchPath: String?

  /// The document as a tagged PDF (PDF/UA-1).
  ///
  /// The source is compiled without a root for files and without a network.
  ///
  /// - Parameters:
  ///   - name: The text's source, for errors.
  ///   - seconds: The only time in the document, since 1970.
  /// - Throws: `programFailed` with the status ``refusal`` if no installed font has a letter of the text.
  func pdf(of source: TypstSource, name: String, seconds: Int64) async throws(PublicationError) -> [UInt8] {
    var run = ProgramRun(
      program: .typst, arguments: ["-c", Self.script, ExternalProgram.typstFolder ?? "", String(seconds)],
      seconds: limits.typesettingSeconds, outputLimit: limits.bytes, addressMegabytes: limits.typesettingMegabytes)
    run.hasNoNetwork = true
    let result: ProgramRun.Result
    do {
      result = try await run.result(for: name, input: source.bytes, searchPath: searchPath)
    } catch {
      throw PublicationError(error, of: .typst)
    }
    guard result.status == 0, result.output.starts(with: Array("%PDF-".utf8)) else {
      throw .programFailed(.typst, status: result.status)
    }
    return result.output
  }

  private static let script = """
    import sys
    sys.path.insert(0, sys.argv[1])
    import typst
    try:
        sys.stdout.buffer.write(typst.compile(
            sys.stdin.buffer.read(), format="pdf", pdf_standards=["ua-1"], timestamp=int(sys.argv[2]),
            root="/nonexistent", package_path="/nonexistent", package_cache_path="/nonexistent"))
    except typst.TypstError:
        sys.exit(3)
    """

  /// The status with which the script says that the compiler refused the text.
  static let refusal: Int32 = 3
}

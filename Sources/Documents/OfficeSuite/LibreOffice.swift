import OfficeOpenXML

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs LibreOffice to convert an .rtf or an old .doc to .docx, with its own temporary profile: any number may run
/// concurrently, none with the user's profile.
struct LibreOffice: Sendable {
  let limits: DocumentLimits
  let searchPath: String?

  var isInstalled: Bool { ExternalProgram.libreOffice.locate(searchPath: searchPath) != nil }

  /// - Parameters:
  ///   - name: The document's name, for errors.
  ///   - filter: The output: the extension, and LibreOffice's name of the format.
  func word(
    of bytes: [UInt8], fileExtension: String, name: String,
    as filter: (fileExtension: String, name: String) = ("docx", "MS Word 2007 XML")
  ) async throws(DocumentError) -> [UInt8] {
    guard let folder = OfficeFolder(), folder.write("in.\(fileExtension)", bytes),
      folder.write("profile/user/registrymodifications.xcu", OfficeProfile.bytes)
    else { throw .converterFailed(name: name, program: .libreOffice, status: -1) }
    let path = folder.path
    var run = ProgramRun(
      program: .libreOffice,
      arguments: [
        "-env:UserInstallation=file://\(Self.escaped(path))/profile", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--nologo", "--convert-to", "\(filter.fileExtension):\(filter.name)", "--outdir", path,
        "\(path)/in.\(fileExtension)",
      ],
      seconds: limits.officeSeconds, outputLimit: 1 << 20)
    run.processorSeconds = limits.processorSeconds + Self.startSeconds
    run.dataMegabytes = limits.programMegabytes
    run.fileBytes = limits.unpackedBytes
    run.environment = ["HOME": path, "TMPDIR": path, "SAL_USE_VCLPLUGIN": "svp", "OOO_DISABLE_RECOVERY": "1"]
    run.hasNoNetwork = true
    var result = try await run.result(for: name, input: [], searchPath: searchPath)
    // It asks to be restarted once it has created its profile.
    var starts = 1
    while result.status == 81 || result.status == 79, starts < 3 {
      starts += 1
      result = try await run.result(for: name, input: [], searchPath: searchPath)
    }
    guard let made = try? SubmittedFile.read(path: "\(path)/in.\(filter.fileExtension)", limits: limits).bytes,
      !made.isEmpty
    else {
      // For a file that it cannot read it prints so, and exits with status 0.
      if result.status == 0 { throw .damaged(name: name, .content) }
      throw .converterFailed(name: name, program: .libreOffice, status: result.status)
    }
    consume(folder)
    return made
  }

  /// Seconds of processor time for its start-up.
  private static let startSeconds = 2

  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte in
      let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isPlain || "/-_.~".utf8.contains(byte) { return String(Unicode.Scalar(byte)) }
      return "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  /// The program and version in a .docx's properties: `LibreOffice 7.4.7.2`.
  static func version(in archive: borrowing OfficeArchive) -> String? {
    guard archive.holds("docProps/app.xml"), let tree = try? XMLTree("docProps/app.xml", in: archive) else {
      return nil
    }
    let application = tree.children(tree.root).first { tree.name($0)?.local == "Application" }.map(tree.words) ?? ""
    let words = application.prefix { $0 != "$" && $0 != " " }.split(separator: "/")
    return words.count == 2 ? "\(words[0]) \(words[1])" : nil
  }
}

private func consume(_ folder: consuming OfficeFolder) {}

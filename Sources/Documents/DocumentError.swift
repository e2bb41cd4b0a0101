import OfficeOpenXML

/// Why a file was refused: facts only; the message is made where the user's language is known.
///
/// `name` is the file's name without its folders, composed (NFC); it may contain control characters.
public enum DocumentError: Error, Sendable, Hashable {
  // Finding and reading the file
  case noSuchFile(path: String)
  case isFolder(path: String)
  case notRegularFile(path: String, kind: SpecialFile)
  case symlinkOutOfFolder(path: String, target: String)
  /// `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  case empty(name: String)
  /// `bytes` is `nil` if the size was not known when the limit was reached, as on standard input.
  case tooLarge(name: String, bytes: Int?, limit: Int)
  case changedWhileRead(name: String)

  // Its content
  case notUTF8(name: String, line: Int)
  /// A NUL byte in a text file.
  case binaryText(name: String, line: Int)
  case unknownFormat(name: String, found: FileContent, supported: [DocumentFormat])
  case wrongExtension(name: String, expected: DocumentFormat, found: FileContent)
  case macros(name: String)
  /// A valid Word file with an embedded office file, `part`, that can contain macros.
  case embeddedMacros(name: String, part: String)
  case passwordProtected(name: String)
  case damaged(name: String, Damage)
  case unpacksTooLarge(name: String, limit: Int)
  case suspiciousArchive(name: String, ArchiveFault)

  // Converting it
  case converterMissing(ExternalProgram)
  /// `status` is the program's exit status, or the negative number of the signal that ended it.
  case converterFailed(name: String, program: ExternalProgram, status: Int32)
  case timedOut(name: String, program: ExternalProgram, seconds: Double)
  case memoryExceeded(name: String, program: ExternalProgram, megabytes: Int)
  case textTooLarge(name: String, limit: Int)
  case cancelled(name: String)

  /// What is at a path instead of a regular file.
  public enum SpecialFile: String, Sendable, Hashable {
    case device, pipe, socket, other
  }

  public typealias Damage = PackageError.Damage
  public typealias ArchiveFault = PackageError.ArchiveFault
}

extension DocumentError {
  /// The reason why an office file was refused, with its name.
  init(_ error: PackageError, in name: String) {
    switch error {
    case .damaged(.elements): self = .textTooLarge(name: name, limit: DocumentLimits.standard.textBytes)
    case .damaged(let damage): self = .damaged(name: name, damage)
    case .suspicious(let fault): self = .suspiciousArchive(name: name, fault)
    case .unpacksTooLarge(let limit): self = .unpacksTooLarge(name: name, limit: limit)
    case .passwordProtected: self = .passwordProtected(name: name)
    case .macros: self = .macros(name: name)
    case .embeddedMacros(let part): self = .embeddedMacros(name: name, part: part)
    case .anotherKind(let kind):
      self = .wrongExtension(name: name, expected: .docx, found: kind == .spreadsheet ? .spreadsheet : .presentation)
    }
  }
}

/// Reads an office file's parts and adds the file's name to errors.
func reading<Result: ~Copyable>(_ name: String, _ body: () throws(PackageError) -> Result) throws(DocumentError)
  -> Result
{
  do throws(PackageError) { return try body() } catch { throw DocumentError(error, in: name) }
}

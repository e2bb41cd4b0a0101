import OfficeOpenXML

/// Why a file was refused: facts only, the sentence is made where the user's language is known.
///
/// `name` is the file's name without its folders, composed (NFC); it may hold control characters.
public enum DocumentError: Error, Sendable, Hashable {
  // Finding and reading the file
  case noSuchFile(path: String)
  case isFolder(path: String)
  case notRegularFile(path: String, kind: SpecialFile)
  case symlinkOutOfFolder(path: String, target: String)
  /// `code` is the system's `errno`.
  case unreadable(path: String, code: Int32)
  case empty(name: String)
  /// `bytes` is nil where the size was not known before the limit was met, as on standard input.
  case tooLarge(name: String, bytes: Int?, limit: Int)
  case changedWhileRead(name: String)

  // What it is
  case notUTF8(name: String, line: Int)
  /// A NUL byte in what should be text.
  case binaryText(name: String, line: Int)
  case unknownFormat(name: String, found: FileContent, supported: [DocumentFormat])
  case wrongExtension(name: String, expected: DocumentFormat, found: FileContent)
  case macros(name: String)
  /// A Word file that is sound itself but has an office file inside, `part`, that can carry macros.
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

  /// What stands at a path where a regular file was wanted.
  public enum SpecialFile: String, Sendable, Hashable {
    case device, pipe, socket, other
  }

  public typealias Damage = PackageError.Damage
  public typealias ArchiveFault = PackageError.ArchiveFault
}

extension DocumentError {
  /// What an office file was refused for, with its name.
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

/// Runs a reading of an office file's parts and names the file in what it throws.
func reading<Result: ~Copyable>(_ name: String, _ body: () throws(PackageError) -> Result) throws(DocumentError)
  -> Result
{
  do throws(PackageError) { return try body() } catch { throw DocumentError(error, in: name) }
}

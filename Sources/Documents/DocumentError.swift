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

  /// What is broken in a file of the right kind.
  public enum Damage: Sendable, Hashable {
    /// The archive's directory is missing, cut or contradicts itself.
    case archive
    /// An entry can't be unpacked, or its checksum or size is not what the directory says.
    case entry(String)
    /// A part that the format requires is missing.
    case missingPart(String)
    /// A part is not well-formed XML.
    case xml(part: String, line: Int)
    /// A part is nested deeper than any real document.
    case nesting(part: String, limit: Int)
    /// A part declares entities of its own, which no real document does.
    case entities(part: String)
    /// The converter could make nothing of it.
    case content
  }

  /// What makes an archive one that no office program has written.
  public enum ArchiveFault: Sendable, Hashable {
    case encryptedEntry(String)
    case unsafeName(String)
    case duplicate(String)
    case tooManyEntries(Int, limit: Int)
    case ratio(entry: String, limit: Int)
  }
}

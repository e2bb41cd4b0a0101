/// Why the parts of an office file are refused.
public enum PackageError: Error, Sendable, Hashable {
  /// The file cannot be read as what it says it is.
  case damaged(Damage)
  /// The archive is made as no office program makes one.
  case suspicious(ArchiveFault)
  /// All parts together, or one of them, unpack to more than this many bytes.
  case unpacksTooLarge(limit: Int)
  /// It holds macros.
  case macros
  /// An office file placed inside, this part, that can carry macros of its own.
  case embeddedMacros(part: String)
  /// It is encrypted with a password.
  case passwordProtected
  /// A sound Office file, but not of a text.
  case anotherKind(Kind)

  /// What an office file can be that is not a text.
  public enum Kind: Sendable, Hashable {
    /// A workbook, or slides.
    case spreadsheet, presentation
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
    /// A part has more elements than any text.
    case elements(part: String, limit: Int)
    /// A part is in another encoding than UTF-8.
    case encoding(part: String)
    /// A part declares entities of its own, which no real document does.
    case entities(part: String)
    /// The converter could make nothing of it.
    case content
  }

  /// What makes an archive one that no office program has written.
  public enum ArchiveFault: Sendable, Hashable {
    /// An entry that is encrypted.
    case encryptedEntry(String)
    /// An entry whose name leads out of the archive.
    case unsafeName(String)
    /// Two entries of one name.
    case duplicate(String)
    /// More entries than are taken.
    case tooManyEntries(Int, limit: Int)
    /// An entry that grows beyond its limit when it is unpacked, as a bomb does.
    case ratio(entry: String, limit: Int)
  }
}

/// Why the parts of an office file are refused.
public enum PackageError: Error, Sendable, Hashable {
  case damaged(Damage)
  case suspicious(ArchiveFault)
  /// All parts together, or one of them, unpack to more than this many bytes.
  case unpacksTooLarge(limit: Int)
  case macros
  /// An office file placed inside, this part, that can carry macros of its own.
  case embeddedMacros(part: String)
  case passwordProtected
  /// A sound Office file, but not of a text.
  case anotherKind(Kind)

  public enum Kind: Sendable, Hashable {
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
    case encryptedEntry(String)
    case unsafeName(String)
    case duplicate(String)
    case tooManyEntries(Int, limit: Int)
    case ratio(entry: String, limit: Int)
  }
}

/// Why the parts of an office file are refused.
public enum PackageError: Error, Sendable, Hashable {
  /// The file is not valid for its format.
  case damaged(Damage)
  /// No office program makes such an archive.
  case suspicious(ArchiveFault)
  /// All parts together, or one of them, decompress to more than this many bytes.
  case unpacksTooLarge(limit: Int)
  /// It holds macros.
  case macros
  /// An embedded office file, in this part, that can contain macros.
  case embeddedMacros(part: String)
  /// It is encrypted with a password.
  case passwordProtected
  /// A valid Office file that is not a text.
  case anotherKind(Kind)

  /// The kinds of office files that are not texts.
  public enum Kind: Sendable, Hashable {
    /// A workbook, or slides.
    case spreadsheet, presentation
  }

  /// What is damaged in a file of the right kind.
  public enum Damage: Sendable, Hashable {
    /// The archive's directory is missing, truncated or contradictory.
    case archive
    /// An entry cannot be decompressed, or its checksum or size differs from the directory.
    case entry(String)
    /// A required part is missing.
    case missingPart(String)
    /// A part is not well-formed XML.
    case xml(part: String, line: Int)
    /// A part is nested more deeply than any real document.
    case nesting(part: String, limit: Int)
    /// A part has more elements than any text.
    case elements(part: String, limit: Int)
    /// A part has an encoding other than UTF-8.
    case encoding(part: String)
    /// A part declares its own entities, which no real document does.
    case entities(part: String)
    /// The converter could not read it.
    case content
  }

  /// Properties of an archive that no office program writes.
  public enum ArchiveFault: Sendable, Hashable {
    /// An entry that is encrypted.
    case encryptedEntry(String)
    /// An entry whose name leads out of the archive.
    case unsafeName(String)
    /// Two entries of one name.
    case duplicate(String)
    /// More entries than allowed.
    case tooManyEntries(Int, limit: Int)
    /// An entry that exceeds its limit when it is decompressed, like a zip bomb.
    case ratio(entry: String, limit: Int)
  }
}

import OfficeOpenXML

/// A copy of a .docx or .odt for the public: the same text without the names of those who made, saved, changed or commented on
/// it, and without the comments.
///
/// Tracked changes stay, by `Author 1`, `Author 2`; of the parts only the bytes that say names change. Comments may say
/// anything about anybody, so they are taken out whole.
public struct CleanCopy: Sendable, Hashable {
  /// The file.
  public let bytes: [UInt8]
  /// How many authors of tracked changes got a neutral name.
  public let authors: Int
  /// Parts that may hold names and were copied as they are: embedded files, data of other programs, pictures' own data, and
  /// whatever is neither a part of the format nor plainly a picture or a font.
  public let copied: [String]
  /// Signatures that were taken out, since they would not be valid any more.
  public let signatures: [String]

  /// Makes the copy. The same file gives the same bytes. Cost: linear in the decompressed file.
  ///
  /// - Returns: `nil` for a file that is neither .docx nor .odt.
  /// - Throws: ``DocumentError`` if the file cannot be read.
  public init?(of file: SubmittedFile, limits: DocumentLimits = .standard) throws(DocumentError) {
    let format = try DocumentFormat.detect(fileName: file.name, bytes: file.bytes)
    guard format == .docx || format == .odt else { return nil }
    let made = try reading(file.name) { () throws(PackageError) in
      try Self.made(of: file.bytes, first: format == .docx ? PartTypes.part : "mimetype", limits.package)
    }
    do throws(ArchiveWriter.Failure) {
      bytes = try ArchiveWriter.archive(made.parts, storing: format == .odt ? ["mimetype"] : [])
    } catch {
      throw .unpacksTooLarge(name: file.name, limit: limits.unpackedBytes)
    }
    (authors, copied, signatures) = (made.authors, made.copied, made.signatures)
  }

  private struct Made {
    var parts: [(name: String, bytes: [UInt8])] = []
    var authors = 0
    var copied: [String] = [], signatures: [String] = []
  }

  private static func made(
    of file: [UInt8], first: String, _ limits: PackageLimits
  ) throws(PackageError) -> Made {
    let archive = try OfficeArchive(file, limits: limits)
    guard !archive.names.contains("EncryptedPackage") else { throw .passwordProtected }
    var (made, cleaner) = (Made(), CleanPart())
    let isWord = first == PartTypes.part
    let types = isWord ? PartTypes(try XMLTree(first, in: archive)) : PartTypes()
    let names = archive.names.filter { $0 != first && !$0.hasSuffix("/") }
    for name in (archive.holds(first) ? [first] : []) + names {
      let bytes = try archive.bytes(of: name)
      switch isWord
        ? types.treatment(ofWordPart: name) : PartTypes.treatment(ofOpenPart: name, isEmpty: bytes.isEmpty)
      {
      case .signature: made.signatures.append(name)
      case .cleaned: made.parts.append((name, cleaner.cleaned(try XMLTree(name, in: archive))))
      case .cleanedAsFarAsKnown:
        made.copied.append(name)
        // What only another program reads may be no XML at all.
        made.parts.append((name, (try? XMLTree(name, in: archive)).map { cleaner.cleaned($0) } ?? bytes))
      case .copied:
        made.copied.append(name)
        made.parts.append((name, bytes))
      case .plain: made.parts.append((name, bytes))
      }
    }
    made.authors = cleaner.labels.count
    return made
  }
}

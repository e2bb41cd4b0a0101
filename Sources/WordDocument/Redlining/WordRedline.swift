import DocumentModel
import OfficePackage

/// A redline of two Word files: a copy of the new one in which every change is a native tracked change.
///
/// Accepting all changes gives the new text, rejecting all gives the old one; both are verified before it is given out.
public struct WordRedline: Sendable {
  /// The .docx. The same files and options give the same bytes.
  public let bytes: [UInt8]
  /// How many tracked changes were written; those that the new file held already are not among them.
  public let changes: Int
  /// What differs and could not be marked.
  public let notMarked: [NotMarked]
  /// Whose tracked changes of the old file nobody has accepted: rejecting all gives the old text without them.
  public let pendingAuthors: [String]

  public struct Options: Sendable {
    /// Who the changes are ascribed to.
    public var author: String
    /// When, in UTC (RFC 3339): `2017-11-30T12:00:00Z`.
    public var date: String
    public var moves: Moves
    /// Nil refuses where the files hold tracked changes of several authors.
    public var existingChanges: ExistingChanges?
    /// The text of a record that the file is of, so that it is known when it comes back.
    public var label: DocumentLabel?
    /// The comment at the top of the document about what could not be marked, in the reader's language.
    public var topComment: @Sendable ([NotMarked]) -> String?

    public init(
      author: String, date: String, moves: Moves = .split, existingChanges: ExistingChanges? = nil,
      label: DocumentLabel? = nil,
      topComment: @escaping @Sendable ([NotMarked]) -> String? = { _ in nil }
    ) {
      self.author = author
      self.date = date
      self.moves = moves
      self.existingChanges = existingChanges
      self.label = label
      self.topComment = topComment
    }
  }

  /// How moved paragraphs are written.
  public enum Moves: Sendable, Hashable {
    /// As a deletion and an insertion, which every program reads.
    case split
    /// As `w:moveFrom` and `w:moveTo`.
    case native
  }

  /// What becomes of the tracked changes that the files already hold.
  public enum ExistingChanges: Sendable, Hashable {
    /// Those of the new file keep their author and date; of the old file, the text before its changes is compared.
    case keep
    /// Both files are compared as if all their changes were accepted.
    case accept
    /// Both files are compared as if all their changes were rejected.
    case reject
  }

  /// - Throws: ``WordRedlineError``. Cost: linear in both files, and that of `TextRedline`.
  public static func write(
    old: [UInt8], new: [UInt8], options: Options, limits: PackageLimits = .standard
  ) throws(WordRedlineError) -> WordRedline {
    let parts = (old: try package(old, .old, limits), new: try package(new, .new, limits))
    return try RedlineWriting(old: parts.old, new: parts.new, options: options).write()
  }

  /// The redline of a file that is new: a copy of it in which all words are inserted.
  ///
  /// - Throws: ``WordRedlineError``. Cost: linear in the file.
  public static func write(
    new: [UInt8], options: Options, limits: PackageLimits = .standard
  ) throws(WordRedlineError) -> WordRedline {
    let parts = try package(new, .new, limits)
    let empty: PackageParts
    do throws(PackageError) { empty = try parts.emptied() } catch { throw .package(.new, error) }
    return try RedlineWriting(old: empty, new: parts, options: options).write()
  }

  private static func package(
    _ bytes: [UInt8], _ side: WordRedlineError.Side, _ limits: PackageLimits
  ) throws(WordRedlineError) -> PackageParts {
    do throws(PackageError) {
      return try PackageParts(bytes, limits: limits)
    } catch {
      throw .package(side, error)
    }
  }
}

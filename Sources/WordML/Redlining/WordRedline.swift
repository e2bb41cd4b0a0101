import DocumentModel
import OfficeOpenXML
import TextDiff

/// A redline of two Word files: a copy of the new one in which every change is a native tracked change.
///
/// Accepting all changes gives the new text, rejecting all gives the old one; both are verified before it is returned.
public struct WordRedline: Sendable {
  /// The .docx. The same files and options give the same bytes.
  public let bytes: [UInt8]
  /// How many tracked changes were written, excluding those already in the new file.
  public let changes: Int
  /// What differs and could not be marked.
  public let notMarked: [NotMarked]
  /// The authors of unaccepted tracked changes in the old file: rejecting all gives the old text without their changes.
  public let pendingAuthors: [String]

  /// The author and form of the changes.
  public struct Options: Sendable {
    /// The author of the changes.
    public var author: String
    /// When, in UTC (RFC 3339): `2017-11-30T12:00:00Z`.
    public var date: String
    /// How a moved paragraph is marked.
    public var moves: Moves
    /// `nil` refuses files with tracked changes of several authors.
    public var existingChanges: ExistingChanges?
    /// The label of the record's text in the file, by which it is recognised when it comes back.
    public var label: DocumentLabel?
    /// The states that are compared, in the words of a footer. With it, what a file of ours says of its own state around its
    /// text is not compared: this is in its place.
    public var provenance: String?
    /// The comment at the top of the document about what could not be marked, in the reader's language.
    public var topComment: @Sendable ([NotMarked]) -> String?

    /// Options of a redline; only the author and the date are required.
    public init(
      author: String, date: String, moves: Moves = .split, existingChanges: ExistingChanges? = nil,
      label: DocumentLabel? = nil, provenance: String? = nil,
      topComment: @escaping @Sendable ([NotMarked]) -> String? = { _ in nil }
    ) {
      self.author = author
      self.date = date
      self.moves = moves
      self.existingChanges = existingChanges
      self.label = label
      self.provenance = provenance
      self.topComment = topComment
    }
  }

  /// How moved paragraphs are written.
  public enum Moves: Sendable, Hashable {
    /// As a deletion and an insertion, which every program supports.
    case split
    /// As `w:moveFrom` and `w:moveTo`.
    case native
  }

  /// How tracked changes already in the files are treated.
  public enum ExistingChanges: Sendable, Hashable {
    /// Those of the new file keep their author and date; for the old file, the text before its changes is compared.
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
    let sources = Parallel.both({ source(old, .old, options, limits) }, { source(new, .new, options, limits) })
    return try RedlineWriting(old: sources.0.get(), new: sources.1.get(), options: options).write()
  }

  /// The redline of a new file: a copy of it in which all words are inserted.
  ///
  /// - Throws: ``WordRedlineError``. Cost: linear in the file.
  public static func write(
    new: [UInt8], options: Options, limits: PackageLimits = .standard
  ) throws(WordRedlineError) -> WordRedline {
    let source = try source(new, .new, options, limits).get()
    let empty: PackageParts
    do throws(PackageError) { empty = try source.parts.emptied() } catch { throw .package(.new, error) }
    return try RedlineWriting(old: RedlineSource(empty, .old), new: source, options: options).write()
  }

  private static func source(
    _ bytes: [UInt8], _ side: WordRedlineError.Side, _ options: Options, _ limits: PackageLimits
  ) -> Result<RedlineSource, WordRedlineError> {
    do throws(PackageError) {
      var parts = try PackageParts(bytes, limits: limits)
      if let provenance = options.provenance { parts = try parts.restated(provenance, options.label) }
      return .success(RedlineSource(parts, side))
    } catch {
      return .failure(.package(side, error))
    }
  }
}

/// One of the two files as read: its parts, and the tree of the main one.
struct RedlineSource: Sendable {
  let parts: PackageParts
  /// Its error is reported after those of both files' packages.
  let main: Result<XMLTree, WordRedlineError>

  init(_ parts: PackageParts, _ side: WordRedlineError.Side) {
    self.parts = parts
    do throws(PackageError) {
      guard let tree = try parts.tree(parts.main) else { throw .damaged(.missingPart(parts.main)) }
      main = .success(tree)
    } catch {
      main = .failure(.package(side, error))
    }
  }
}

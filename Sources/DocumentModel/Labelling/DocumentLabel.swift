import MarkdownText

/// Identifies the text of a record that a document was made from, so that the document is recognised when it comes
/// back.
///
/// It is written as one line, ``line``, into a custom document property, and in short, ``bookmark``, as the name of a
/// bookmark: office programs keep both when they save a file, and each survives where the other is removed.
public struct DocumentLabel: Sendable, Hashable {
  /// The kind of a document.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The text as an exported document.
    case export
    /// Two states of the text, with the differences as tracked changes.
    case redline
    /// Several texts in one file.
    case compilation
    /// A form to fill in.
    case form
    /// What is told of the record or of several texts together: a list, a letter, a table, a receipt.
    case account
  }

  /// The name of the document property.
  public static let property = "gcmrepo"
  static let version = 1
  /// The commit of a document made without a record: git's null id.
  public static let noCommit = String(repeating: "0", count: 40)

  /// The kind of the document.
  public var kind: Kind
  /// `declaration`, or a contribution's id; `nil` if only a bookmark is left of the label.
  public var document: String?
  /// The text's language (BCP 47).
  public var language: String
  /// The draft that froze the state, if there is one.
  public var draft: String?
  /// The commit of the state, in hexadecimal; abbreviated if only a bookmark is left of the label.
  public var commit: String
  /// For a redline, the state that it starts from.
  public var from: String?

  /// A label from its parts.
  public init(
    kind: Kind, document: String?, language: String, draft: String? = nil, commit: String, from: String? = nil
  ) {
    self.kind = kind
    self.document = document
    self.language = language
    self.draft = draft
    self.commit = commit
    self.from = from
  }

  // MARK: As a line

  /// `gcmrepo-label/1; kind=export; language=es; commit=0123…; document=CL/inputs/aportes; draft=draft-2`
  public var line: String {
    var fields = [("kind", kind.rawValue), ("language", language), ("commit", commit)]
    if let from { fields.append(("from", from)) }
    if let document { fields.append(("document", document)) }
    if let draft { fields.append(("draft", draft)) }
    return ([Self.mark] + fields.map { $0.0 + "=" + Self.encoded($0.1) }).joined(separator: "; ")
  }

  /// Parses ``line``; `nil` for anything else, including an unknown version.
  public init?(line: String) {
    guard line.utf8.count <= 2_000 else { return nil }
    let parts = line.split(separator: ";").map { $0.drop { $0 == " " } }
    guard let first = parts.first, first == Self.mark else { return nil }
    var fields: [Substring: String] = [:]
    for part in parts.dropFirst() {
      guard let sign = part.firstIndex(of: "="), let value = Self.decoded(part[part.index(after: sign)...]),
        fields.updateValue(value, forKey: part[..<sign]) == nil
      else { return nil }
    }
    guard let kind = fields["kind"].flatMap(Kind.init), let language = fields["language"], Self.isTag(language),
      let commit = fields["commit"], Self.isCommit(commit), fields["from"].map(Self.isCommit) ?? true
    else { return nil }
    self.init(
      kind: kind, document: fields["document"], language: language, draft: fields["draft"], commit: commit,
      from: fields["from"])
  }

  private static var mark: Substring { "gcmrepo-label/\(version)" }

  /// Percent-encodes only what could be mistaken for a field's end.
  private static func encoded(_ value: String) -> String {
    PercentEncoding.encode(value) { byte, _ in byte == UInt8(ascii: ";") || byte < 0x20 || byte == 0x7F }
  }

  private static func decoded(_ value: Substring) -> String? {
    PercentEncoding.decode(value).flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func isTag(_ text: String) -> Bool {
    (2...35).contains(text.utf8.count)
      && text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
  }

  private static func isCommit(_ text: String) -> Bool {
    (12...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  // MARK: As a bookmark

  private static let bookmarkStart = "_gcmrepo_"

  /// `_gcmrepo_e_0123456789abcdef_pt_BR`: within the 40 characters that Word allows, and hidden from its lists by the
  /// leading underscore.
  public var bookmark: String {
    let letter = kind.rawValue.prefix(1)
    return Self.bookmarkStart + letter + "_" + commit.prefix(16) + "_" + language.prefix(11).replacing("-", with: "_")
  }

  /// Parses ``bookmark``.
  public init?(bookmark: String) {
    guard bookmark.utf8.count <= 60, bookmark.hasPrefix(Self.bookmarkStart) else { return nil }
    let parts = bookmark.dropFirst(Self.bookmarkStart.count).split(separator: "_", maxSplits: 2)
    guard parts.count == 3, let kind = Kind.allCases.first(where: { $0.rawValue.prefix(1) == parts[0] }) else {
      return nil
    }
    // LibreOffice appends a number to a bookmark whose name exists already.
    let language = String(parts[2]).replacing("_", with: "-")
    guard Self.isTag(language), Self.isCommit(String(parts[1])) else { return nil }
    self.init(kind: kind, document: nil, language: language, commit: String(parts[1]))
  }
}

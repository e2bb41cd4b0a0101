import RecordValues
import RecordYAML
import Terminology

/// The uses of terms in one text that somebody looked at and found right, such as the title of a law.
///
/// An acceptance is of a term in a paragraph with certain words: when the paragraph changes, it no longer applies.
public struct AcceptedUses: Sendable, Hashable {
  /// The uses, in the order of the file.
  public var uses: [Use]

  /// One use.
  public struct Use: Sendable, Hashable {
    /// The language of the text.
    public let language: LanguageTag
    /// The id of the term.
    public let term: String
    /// What was found.
    public let kind: TermFinding.Kind
    /// The SHA-256 of the paragraph's words: see `CheckedText.words(ofParagraph:)`.
    public let paragraph: String
    /// The words that were found, for people.
    public let text: String
    /// Why it is right; `nil` if nobody said.
    public let reason: String?

    /// A use from its parts.
    public init(
      language: LanguageTag, term: String, kind: TermFinding.Kind, paragraph: String, text: String, reason: String?
    ) {
      self.language = language
      self.term = term
      self.kind = kind
      self.paragraph = paragraph
      self.text = text
      self.reason = reason
    }

    /// Whether it is of the same finding, whatever was said of it.
    func isSame(as other: Use) -> Bool {
      language == other.language && term == other.term && kind == other.kind && paragraph == other.paragraph
    }
  }

  static let key = "accepted"
  /// One text has at most as many.
  static let limit = 5_000

  init(uses: [Use]) { self.uses = uses }

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    uses = try decoder.mappings(Self.key, limit: Self.limit).map { mapping throws(RecordError) in
      var decoder = mapping
      return Use(
        language: try decoder.required("language") { LanguageTag($0) },
        term: try decoder.string("term", limit: ReadingLimits.title),
        kind: try decoder.required("kind") { TermFinding.Kind(rawValue: $0) },
        paragraph: try decoder.required("paragraph") { Self.isDigest($0) ? $0 : nil },
        text: try decoder.optionalString("text") ?? "", reason: try decoder.optionalString("reason"))
    }
  }

  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }
}

extension AcceptedUses.Use {
  /// The use of a finding in a text.
  init(_ finding: TermFinding, in checked: CheckedText, reason: String?) {
    self.init(
      language: finding.language, term: finding.term, kind: finding.kind,
      paragraph: Self.paragraph(of: finding, in: checked), text: finding.text, reason: reason)
  }

  static func paragraph(of finding: TermFinding, in checked: CheckedText) -> String {
    sha256(Array(checked.words(ofParagraph: finding.paragraph).utf8))
  }

  /// The use as the file has it.
  var node: Node {
    .mapping(
      [
        ("language", .string(language.description)), ("term", .string(term)), ("kind", .string(kind.rawValue)),
        ("paragraph", .string(paragraph)), ("text", .string(text)),
      ] + (reason.map { [("reason", .string($0))] } ?? []))
  }
}

extension RecordState {
  /// The accepted uses in a text; none if there is no file of them.
  public func acceptedUses(of document: DocumentID) throws(RecordError) -> AcceptedUses {
    guard let file = try file(FactFile.acceptedUses(of: document)) else { return AcceptedUses(uses: []) }
    return try AcceptedUses(file)
  }
}

import RecordValues

/// A place of a text where its words and the glossary do not agree.
public struct TermFinding: Sendable, Hashable {
  /// What it is.
  public let kind: Kind
  /// The id of the term.
  public let term: String
  /// The language of the text.
  public let language: LanguageTag
  /// The place of the paragraph, from 1.
  public let paragraph: Int
  /// How the paragraph is cited: `7(a)`; `nil` without a number.
  public let citation: String?
  /// The bytes of the words in the text; of a translation that differs, those of the paragraph's first word.
  public let bytes: Range<Int>
  /// The line of the first byte, from 1.
  public let line: Int
  /// The column of the first byte, from 1, in characters (Unicode scalars).
  public let column: Int
  /// The words as the text has them; of a translation that differs, those that the other language has.
  public let text: String
  /// What to write instead: a name in the text's language, else the id of a term; `nil` if there is nothing.
  public let use: String?
  /// The language that has the term where this one does not.
  public let other: LanguageTag?

  /// What may be the matter. The raw values are those of JSON.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A name, or a term, that is no longer to be used.
    case deprecated
    /// A term whose definition is not agreed.
    case notAgreed = "not_agreed"
    /// A term that another language has in the same paragraph.
    case translationDiffers = "translation_differs"
  }
}

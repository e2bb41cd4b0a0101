/// Something of a term that a format cannot say, so that it is not in the file; or something in a file that a term has no place for.
public struct ExchangeLoss: Sendable, Hashable {
  /// The id of the term; of a file, the id that its entry has there. Empty for the file as a whole.
  public let term: String
  /// What is lost.
  public let part: Part
  /// The language or the name of what is lost; empty where the part says all.
  public let detail: String

  /// The parts of a term or a file that may be lost. The raw values are those of JSON.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The source of a definition in a language that has no definition.
    case sourceWithoutDefinition = "source_without_definition"
    /// A definition without a text in any language.
    case emptyDefinition = "empty_definition"
    /// A relation to a term that is not in the file.
    case relation
    /// The difference between a preferred and an admitted form.
    case standing
    /// Names in a language that has no preferred one.
    case formsWithoutName = "forms_without_name"
    /// Characters and spaces that the format does not keep.
    case characters
    /// The order of definitions or names.
    case order
    /// A term without a name in the languages that are exported, which is left out.
    case term
    /// An element or a property of a file that is passed over.
    case unknown
  }

  init(_ term: String, _ part: Part, _ detail: String = "") {
    self.term = term
    self.part = part
    self.detail = detail
  }
}

/// The terms that a file of another program has.
public struct ImportedTerms: Sendable, Hashable {
  /// The terms, in the order of the file; ids as the file has them.
  public let terms: [Term]
  /// The ids of terms that have none in the file: those are made from its place there.
  public let withoutID: Set<String>
  /// What was passed over, each once.
  public let losses: [ExchangeLoss]

  /// Terms from a file.
  public init(terms: [Term], withoutID: Set<String> = [], losses: [ExchangeLoss] = []) {
    self.terms = terms
    self.withoutID = withoutID
    self.losses = losses
  }
}

/// Why a file of terms is refused.
public enum ExchangeError: Error, Sendable, Hashable {
  /// It has more bytes than this.
  case fileTooLarge(limit: Int)
  /// It has more terms, names or statements than this.
  case tooMany(limit: Int)
  /// It is not well-formed XML, or it is hostile XML: entities of its own, too deep.
  case notXML(line: Int?)
  /// It declares entities of its own.
  case entities
  /// It is not a text in UTF-8.
  case notUTF8
  /// It is well-formed, but of another kind.
  case anotherKind(found: String)
  /// It is a table whose first line names other columns.
  case columns(found: String)
  /// It cannot be read at a line.
  case syntax(line: Int)
  /// A text is longer than this, in characters.
  case tooLong(term: String, limit: Int)
  /// Two entries have one id.
  case duplicateID(String)
  /// An entry has no name in any language.
  case noName(String)
  /// A language that is not a tag (BCP 47).
  case language(String, term: String)
}

/// The limits on what is read from a file of terms.
public enum ExchangeLimits {
  /// The size of a file, in bytes.
  public static let bytes = 25_000_000
  /// The number of terms.
  public static let terms = 20_000
  /// The names, definitions and notes of one term, all languages together.
  public static let parts = 2_000
  /// A text, in characters (Unicode scalars).
  public static let text = 20_000
}

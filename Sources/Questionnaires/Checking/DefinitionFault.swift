import RecordYAML

/// Something wrong with a definition.
public struct DefinitionFault: Error, Sendable, Hashable {
  /// What is wrong, with its facts.
  public let kind: Kind
  /// Where it is in `questionnaire.yml`: keys and places in lists, from the root.
  public let path: [EditedText.Step]
  /// The line and column of the value, or of what it is missing from; `nil` for a definition that was not read from YAML.
  public internal(set) var mark: Mark?
  /// Where an id that is there twice was first.
  public internal(set) var firstMark: Mark?
  /// The id of the question, group or list that it is in, where there is one.
  public let id: String?

  /// What may be wrong.
  public enum Kind: Sendable, Hashable {
    // The file.
    /// It is not YAML that a record may contain.
    case yaml(YAMLError.Problem)
    /// More bytes than ``QuestionnaireLimits/definitionBytes``.
    case tooLarge(bytes: Int)
    // Keys and values.
    /// A key that is not known here, and the nearest that are.
    case unknownKey(String, nearest: [String])
    /// A key that must be given.
    case missingKey(String)
    /// A value of another kind than the key has.
    case wrongType(expected: ValueKind, found: ValueKind)
    /// A text that is empty, a list without anything in it.
    case empty
    /// More than the most of something: characters, questions, choices, rows, levels of groups.
    case tooMany(Countable, count: Int, most: Int)
    /// A word that is none of the known ones.
    case unknownWord(String, nearest: [String], known: [String])
    /// A key that questions of this type do not have.
    case keyNotOfType(key: String, type: String)
    /// Two keys of which only one may be given.
    case bothKeys(String, String)
    /// No day of the calendar.
    case invalidDay(String)
    /// No time of the day, `18:00`.
    case invalidClock(String)
    /// No name of a time zone.
    case invalidTimeZone(String)
    /// No tag of a language.
    case invalidLanguage(String)
    /// No number, or one that the key cannot have.
    case invalidNumber(String)
    // Ids.
    /// An id that is no name of XLSForm, or is too long; a questionnaire's id that is not a slug.
    case invalidID(String)
    /// A questionnaire's id that is not a slug.
    case notASlug(String)
    /// An id that was given before, and its first place.
    case duplicateID(String, first: [EditedText.Step])
    /// Two ids that differ in case only: in file names and in some programs they are one.
    case idsDifferInCase(String, other: String)
    /// A round that replaces itself.
    case replacesItself
    // Lists and tables.
    /// A list that the definition does not have, and the nearest that it has.
    case unknownList(String, nearest: [String])
    /// A list that no question chooses from.
    case unusedList
    /// A table in a table, or a column that is no question that has one answer.
    case columnType(String)
    /// A default that is no answer to its question.
    case invalidDefault(String)
    // Labels.
    /// No text in any language.
    case missingLabel
    /// No text in a language of the title.
    case missingTranslation(language: String)
    /// A text in a language that the title does not have.
    case languageNotInTitle(String)
    // Expressions.
    /// An expression that cannot be read, and where in it.
    case expression(ExpressionFault)
    /// An expression names a question that there is not; the nearest that there are.
    case unknownQuestion(String, nearest: [String])
    /// A question with this name is in several repeated groups.
    case ambiguousQuestion(String)
    /// A fact that no choice of the list has.
    case unknownFact(String, nearest: [String])
    /// Questions that depend on each other: each on the next, the last on the first.
    case circle([String])
  }

  /// What is counted.
  public enum Countable: String, Sendable, Hashable {
    /// What there may be too many of.
    case characters, languages, sections, questions, lists, choices, rows, columns, levels, addressees, facts
  }

  /// Kinds of YAML values.
  public enum ValueKind: String, Sendable, Hashable {
    /// A kind of YAML value.
    case text, number, boolean, list, mapping, null
    /// Either of two.
    case booleanOrExpression, idOrMapping, scalar
  }

  /// Whether the definition can be used all the same.
  public var isWarning: Bool {
    switch kind {
    case .missingTranslation, .languageNotInTitle, .unusedList: true
    default: false
    }
  }

  init(_ kind: Kind, at path: [EditedText.Step], id: String? = nil) {
    (self.kind, self.path, self.id) = (kind, path, id)
  }
}

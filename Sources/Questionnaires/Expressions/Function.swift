extension ExpressionTree {
  /// The functions of XLSForm and XPath 1.0 that an expression may call; the raw value is the name as it is written.
  ///
  /// Source: ODK XForms Specification, "XPath Functions"; XPath 1.0, section 4.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    /// Whether ids between spaces have one.
    case selected
    /// The id at a place, from 0.
    case selectedAt = "selected-at"
    /// How many ids there are.
    case countSelected = "count-selected"
    /// The second or the third argument; the first that is not blank; the answer so far, else the argument.
    case `if`, coalesce, once
    /// A text; texts one after the other, and with a separator; whether a text is in another.
    case string, concat, join, contains
    /// Whether a text is at the start of another.
    case startsWith = "starts-with"
    /// Whether a text is at the end of another.
    case endsWith = "ends-with"
    /// A part from a position, from 0, up to but without another; positions count Unicode scalars, negative ones from the
    /// end.
    case substr
    /// What is before the first occurrence of a text.
    case substringBefore = "substring-before"
    /// What is after the first occurrence of a text.
    case substringAfter = "substring-after"
    /// The Unicode scalars of a text.
    case stringLength = "string-length"
    /// The text without white space at its ends, and with single spaces.
    case normalizeSpace = "normalize-space"
    /// Whether the whole text matches a ``Pattern``.
    case regex
    /// A number; towards zero; to the nearest, half up; down; up; without sign; least; most; total.
    case number, int, round, floor, ceiling, abs, min, max, sum
    /// How many entries a repeated group has.
    case count
    /// How many of its answers are not blank.
    case countNonEmpty = "count-non-empty"
    /// Whether a value is true.
    case boolean
    /// Whether a text is `true` or `1`.
    case booleanFromString = "boolean-from-string"
    /// The opposite.
    case not
    /// The Booleans.
    case `true`, `false`
    /// The day; the day and time; a day from a text or from a number of days.
    case today, now, date
    /// Days since 1970-01-01, with the time as a fraction.
    case decimalDateTime = "decimal-date-time"

    /// How many arguments it takes.
    public var arguments: ClosedRange<Int> {
      switch self {
      case .true, .false, .today, .now: 0...0
      case .countSelected, .once, .normalizeSpace, .int, .floor, .ceiling, .abs, .sum, .count, .countNonEmpty,
        .boolean, .booleanFromString, .not, .date, .decimalDateTime, .string, .number, .stringLength:
        1...1
      case .round: 1...2
      case .selected, .selectedAt, .contains, .startsWith, .endsWith, .substringBefore, .substringAfter, .regex: 2...2
      case .substr: 2...3
      case .if: 3...3
      case .coalesce, .concat, .min, .max: 1...ExpressionLimits.arguments
      case .join: 2...ExpressionLimits.arguments
      }
    }
  }
}

/// Functions that XLSForm has and this module does not: they need a device, a server, chance, or the tree of an XForm.
enum UnsupportedFunction {
  /// Their names.
  static let names: Set<String> = [
    "area", "base64-decode", "checklist", "cos", "acos", "sin", "asin", "tan", "atan", "atan2", "exp", "exp10", "log",
    "log10", "pi", "pow", "sqrt", "current", "date-time", "date-time-format", "decimal-time", "digest", "distance",
    "enclosed-area", "extract-signed", "format-date", "format-date-time", "geofence", "id", "indexed-repeat",
    "instance", "intersects", "is-null", "itext", "jr:choice-name", "jr:itext", "lang", "last", "local-name", "name",
    "namespace-uri", "position", "property", "pulldata", "random", "randomize", "search", "substring", "translate",
    "uuid", "version", "weighted-checklist",
  ]
}

/// The bounds of an expression beyond ``QuestionnaireLimits/expression``.
public enum ExpressionLimits {
  /// Levels of its tree.
  public static let depth = 100
  /// Arguments of a function.
  public static let arguments = 100
}

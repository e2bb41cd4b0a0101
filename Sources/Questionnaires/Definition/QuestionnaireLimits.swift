/// The bounds of a questionnaire and its answers: a file beyond them is refused before it costs anything.
public enum QuestionnaireLimits {
  /// Bytes of a definition, and of a file of answers.
  public static let definitionBytes = 4_000_000, answerBytes = 10_000_000
  /// Questions in all; choices of one list; groups in groups; rows of a table.
  public static let questions = 2_000, choices = 5_000, depth = 8, rows = 200
  /// Entries of one repeated group.
  public static let entries = 500
  /// Unicode scalars of one answer in words, and of one expression.
  public static let text = 100_000, expression = 4_000
}

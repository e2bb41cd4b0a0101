/// The bounds of a questionnaire and its answers: a file beyond them is refused before it costs anything.
public enum QuestionnaireLimits {
  /// Bytes of a definition, and of a file of answers.
  public static let definitionBytes = 4_000_000, answerBytes = 10_000_000
  /// Questions in all; choices of one list; groups in groups; rows of a table.
  public static let questions = 2_000, choices = 5_000, depth = 8, rows = 200
  /// Entries of one repeated group.
  public static let entries = 500
  /// Columns of a table, and facts of a choice; languages; addressees.
  public static let columns = 50, languages = 30, addressees = 300
  /// Answers of repeated groups that the expressions of one State's answers look at.
  public static let visits = 1_000_000
  /// Unicode scalars of one answer in words, and of one expression.
  public static let text = 100_000, expression = 4_000
}

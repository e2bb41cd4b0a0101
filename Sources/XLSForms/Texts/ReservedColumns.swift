/// The columns and properties in which a form says what XLSForm has no place for. pyxform ignores them.
enum Own {
  /// The first part of the headings on the sheet `survey`: `gcmrepo::type`.
  static let prefix = "gcmrepo"
  /// The id of a question or group whose name is another, which is kept.
  static let id = "id"
  /// The id of a question or group whose name was made from it.
  static let made = "made"
  /// A type, or a kind of group, that XLSForm does not have.
  static let type = "type"
  /// The list and filter of a question that offers another answer beside a list that others share.
  static let list = "list", filter = "filter"
  /// The id of the section that begins here without a group.
  static let section = "section"
  /// A default, constraint or the most entries, where the cell of XLSForm says something else or does not exist.
  static let `default` = "default", constraint = "constraint", most = "most"
  /// The facts of a row of a table.
  static let facts = "facts"
  /// Before the name of a column: the expression itself, where its cell says it in more names.
  static let expression = "expression."
  /// The column of the sheet `choices` with the id of a choice whose name is another. One word: pyxform fails on a column
  /// of choices whose heading has `::` in it.
  static let choiceID = "gcmrepo_id"
}

/// Why a questionnaire cannot be written as an XLSForm.
public enum XLSFormWriteError: Error, Sendable, Hashable {
  /// A text with `${` in it that names no question, in the question, group or choice with this id.
  case invalidReference(id: String, text: String)
  /// A list that the questionnaire does not have.
  case unknownList(id: String, list: String)
  /// A choice with a space in its name, in a list from which several may be chosen.
  case spaceInChoice(list: String, choice: String)
  /// A visible question without a label in any language.
  case missingLabel(id: String)
}

/// The paragraph styles by which a document of ours says that a paragraph is none of the text, or is more of it than its
/// looks say. Office programs keep a style's name, whatever they do to its id.
public enum LabelStyles {
  /// What is printed around the text: title, party, draft, commit.
  public static let label = "Record Label"
  /// A title that the text itself does not begin with.
  public static let title = "Record Title"
  /// In a redline of ours, a list's item whose number, or bullet, stands in its words before a tab.
  public static let item = "List Paragraph"

  /// Whether a style, by its name as the file has it, is of what stands around the text.
  public static func isLabel(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "record label" || name == "record title"
  }
}

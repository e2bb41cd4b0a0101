/// The paragraph styles with which a document of ours marks paragraphs that are not part of the text, or have a special
/// role in it. Office programs keep a style's name, whatever they do to its id.
public enum LabelStyles {
  /// Text printed around the text: title, party, draft, commit.
  public static let label = "Record Label"
  /// A title that is not part of the text itself.
  public static let title = "Record Title"
  /// In a redline of ours, a list item whose number or bullet is in its words, before a tab.
  public static let item = "List Paragraph"

  /// Whether a style, by its name in the file, is that of a paragraph around the text.
  public static func isLabel(_ name: String) -> Bool {
    let name = name.lowercased()
    return name == "record label" || name == "record title"
  }
}

/// What of a document does not stand in its text, or stands there otherwise.
public struct Losses: Sendable, Hashable {
  public var images = 0
  /// Charts and SmartArt.
  public var diagrams = 0
  /// OLE objects and controls.
  public var embeddedObjects = 0
  /// Other files placed inside (`w:altChunk`, `w:subDoc`).
  public var includedFiles = 0
  /// Text boxes with words; these follow the paragraph that holds the box.
  public var textBoxes = 0
  /// Underlined or highlighted passages, whose words are there.
  public var markedPassages = 0
  /// Passages that Word does not print.
  public var hiddenPassages = 0
  /// Headers and footers with words beside numbers.
  public var headersAndFooters = 0

  package init() {}
}

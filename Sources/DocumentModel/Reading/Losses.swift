/// What of a document does not stand in its text, or stands there otherwise.
public struct Losses: Sendable, Hashable {
  /// Pictures.
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
  /// Passages that are hidden and not printed.
  public var hiddenPassages = 0
  /// Headers and footers with words beside numbers.
  public var headersAndFooters = 0
  /// Pictures, sections and other parts that the document only names and that lie elsewhere; links are none.
  public var externalParts = 0
  /// Fields that nobody filled, and those whose answer can't be told.
  public var formFields = 0
  /// Letters that reach the text by no way, for a reason that nothing else here says.
  public var missingLetters = 0
  /// The first words of them, where they can be told.
  public var missingWords: String?
  /// Notes, text boxes, tables and fields that reach the text by no way.
  public var missing: [MissingPart: Missing] = [:]

  /// What a text lacks of one kind.
  public struct Missing: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// The first words of the first of them, where they can be told.
    public var words: String?

    /// So many, and the first words of one.
    public init(count: Int, words: String? = nil) {
      self.count = count
      self.words = words
    }
  }

  package init() {}

  /// Notes what the source has and the text has not.
  package mutating func note(missing tally: ContentTally) {
    missingLetters = max(0, tally.letters)
    for (part, count) in [(MissingPart.note, tally.notes), (.textBox, tally.boxes), (.table, tally.tables)]
      + [(.field, tally.fields)] where count > 0
    {
      missing[part] = Missing(count: count)
    }
  }
}

/// Content lost or altered by the conversion of a document to text.
public struct Losses: Sendable, Hashable {
  /// Pictures.
  public var images = 0
  /// Charts and SmartArt.
  public var diagrams = 0
  /// OLE objects and controls.
  public var embeddedObjects = 0
  /// Other files included (`w:altChunk`, `w:subDoc`).
  public var includedFiles = 0
  /// Text boxes with words; these follow the paragraph that contains the box.
  public var textBoxes = 0
  /// Underlined or highlighted passages, whose words are kept.
  public var markedPassages = 0
  /// Passages that are hidden and not printed.
  public var hiddenPassages = 0
  /// Headers and footers with words, not only numbers.
  public var headersAndFooters = 0
  /// External pictures, sections and other parts; links do not count.
  public var externalParts = 0
  /// Unfilled fields, and those whose value is unknown.
  public var formFields = 0
  /// Letters missing in the text for no other reason given here.
  public var missingLetters = 0
  /// The first missing words, if known.
  public var missingWords: String?
  /// Notes, text boxes, tables and fields missing in the text.
  public var missing: [MissingPart: Missing] = [:]

  /// What a text lacks of one kind.
  public struct Missing: Sendable, Hashable {
    /// How many.
    public var count: Int
    /// The first words of the first of them, if known.
    public var words: String?

    /// A count, and the first words of one.
    public init(count: Int, words: String? = nil) {
      self.count = count
      self.words = words
    }
  }

  package init() {}

  /// Records what the source has and the text lacks.
  package mutating func note(missing tally: ContentTally) {
    missingLetters = max(0, tally.letters)
    for (part, count) in [(MissingPart.note, tally.notes), (.textBox, tally.boxes), (.table, tally.tables)]
      + [(.field, tally.fields)] where count > 0
    {
      missing[part] = Missing(count: count)
    }
  }
}

/// What of the original does not stand in the text, or stands there otherwise; facts only.
public enum DocumentWarning: Sendable, Hashable {
  /// The text reads as if every change were accepted.
  case trackedChanges(insertions: Int, deletions: Int, moves: Int, authors: [String])
  case comments(Int)
  case images(Int)
  /// Charts and SmartArt, whose words are not in the text.
  case diagrams(Int)
  /// Headers and footers with words, each counted once.
  case headersAndFooters(Int)
  case textBoxes(Int)
  case embeddedObjects(Int)
  /// Pictures, templates and other parts that the file names elsewhere; nothing was fetched. Links are not.
  case externalContent(Int)
  /// Numbers that the office program counts by itself: the text may show others, or none.
  case automaticNumbers
  /// Tables with merged cells, tables in cells or several paragraphs in a cell, written in a plainer form.
  case plainerTables(Int)
  /// Parts of another file placed inside this one (`altChunk`).
  case includedFiles(Int)
  /// Underlined or highlighted passages, for which Markdown has no sign: in a draft they may mark changes.
  case markedPassages(Int)
  /// Form fields, of which the text has at most the words around them.
  case formFields(Int)
  /// Letters of the document that did not reach the text, for a reason not named by another warning.
  case missingText(letters: Int)
  /// Pages of a PDF without a word: a scan, most likely.
  case scanWithoutText(pages: Int)
  /// The document has no words.
  case noText
  /// Lines were joined to paragraphs by their position on the page; tables and columns may have suffered.
  case pageLayout(pages: Int)
}

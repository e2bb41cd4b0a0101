/// All texts that the renderers themselves write.
enum Phrase: Sendable, Hashable {
  // Titles
  case redline(from: String, to: String)
  case summary, changes, changeList, document, whatChanged, total
  case oldText, newText, noDifference, noDifferenceOfTexts, onlyLineEnds
  // How a document changed
  case documentModified, documentAdded, documentRemoved, documentRenamed, documentBinary
  case renamedFrom(String)
  // How a paragraph changed
  case equal, modified, renumbered, inserted, deleted, moved, movedModified
  case split(Int)
  case merged(Int)
  case movedFromStart
  case movedFromAfter(paragraph: Int, words: String)
  case movedTo(paragraph: Int, words: String)
  case seeNewPlace, seeOldPlace
  // Counts
  case documentCount(Int)
  case changeCount(Int)
  case unchangedCount(Int)
  /// Paragraphs in which only numbers changed, among the collapsed ones.
  case amongThemRenumbered(Int)
  case unchangedWords(Int)
  case movedCount(Int)
  case renumberedCount(Int)
  case party, documentsTitle, nobodysOwn, changesByParty, whoMadeEachChange
  case wordsInserted(Int)
  case wordsDeleted(Int)
  case wordsInsertedTitle, wordsDeletedTitle, movedTitle
  // What was not compared
  case notComparedBinary
  case reread
  case notComparedDamaged
  case binarySizes(old: Int?, new: Int?)
  case notText
  /// Changed data files and originals that are not shown.
  case leftOut(Int)
  case coarse(Range<Int>)
  // The page
  case skipToChanges, view, inline, sideBySide, extent, affectedParts, wholeText
  case linkToChange(Int, of: Int)
  case toTheList
  case keys, legend, previousChange, nextChange, oldNumber, newNumber
  case insertedSample, deletedSample, movedSample, startOfInsertion, endOfInsertion, startOfDeletion,
    endOfDeletion, startOfMovedAway, endOfMovedAway, oldParagraph, newParagraph
  // Tables
  case yes, no, nothing
}

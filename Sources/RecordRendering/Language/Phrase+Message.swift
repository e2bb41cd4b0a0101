import RecordLocalization

extension InterfaceLanguage {
  /// The phrase in this language.
  func callAsFunction(_ phrase: Phrase) -> String { phrase.message(self) }
}

extension Phrase {
  /// The phrase's message.
  var message: Message {
    switch self {
    case .redline(let from, let to):
      return Message("Changes from \(from, "from") to \(to, "to")")
    case .summary: return Message("Summary")
    case .changes: return Message("Changes")
    case .changeList: return Message("List of changes")
    case .document: return Message("Document")
    case .whatChanged: return Message("Status", context: "of a document in a redline")
    case .total: return Message("Total")
    case .oldText: return Message("Old text")
    case .newText: return Message("New text")
    case .noDifference: return Message("There is no difference.")
    case .noDifferenceOfTexts: return Message("No text differs.")
    case .onlyLineEnds: return Message("only line ends differ")
    case .documentModified: return Message("modified")
    case .documentAdded: return Message("new document")
    case .documentRemoved: return Message("removed document")
    case .documentRenamed: return Message("renamed")
    case .documentBinary: return Message("file not compared")
    case .renamedFrom(let path):
      return Message("was \(path, "path")")
    case .equal: return Message("Unchanged")
    case .renumbered: return Message("Renumbered")
    case .modified: return Message("Modified")
    case .inserted: return Message("Inserted")
    case .deleted: return Message("Deleted")
    case .moved: return Message("Moved")
    case .movedModified: return Message("Moved and modified")
    case .split(let n):
      return Message("Split into \(n, "count")")
    case .merged(let n):
      return Message("Merged from \(n, "count")")
    case .movedFromStart: return Message("moved from the beginning of the text")
    case .movedFromAfter(let n, let words):
      return Message("moved from after old ¶\(n, "paragraph") “\(words, "words")”")
    case .movedTo(let n, let words):
      return Message("“\(words, "words")” moved to ¶\(n, "paragraph")")
    case .seeNewPlace: return Message("see its new place")
    case .seeOldPlace: return Message("see its old place")
    case .documentCount(let n):
      return Message(grouped: n, "{count} document", "{count} documents")
    case .changeCount(let n):
      return Message(grouped: n, "{count} change", "{count} changes")
    case .unchangedCount(let n):
      return Message(grouped: n, "{count} unchanged paragraph", "{count} unchanged paragraphs")
    case .amongThemRenumbered(let n):
      return Message(grouped: n, "{count} of them renumbered", "{count} of them renumbered")
    case .leftOut(let n):
      return Message(
        grouped: n, "{count} changed file that is not text is not shown.",
        "{count} changed files that are not text are not shown.")
    case .toTheList: return Message("List and counts")
    case .unchangedWords(let n):
      return Message(grouped: n, "{count} unchanged word", "{count} unchanged words")
    case .movedCount(let n):
      return Message(grouped: n, "{count} paragraph moved", "{count} paragraphs moved")
    case .renumberedCount(let n):
      return Message(grouped: n, "{count} paragraph renumbered", "{count} paragraphs renumbered")
    case .party: return Message("Party")
    case .documentsTitle: return Message("Documents")
    case .changesByParty: return Message("Changes by party")
    case .whoMadeEachChange: return Message("Who made each change")
    case .nobodysOwn: return Message("joint texts")
    case .wordsInserted(let n):
      return Message(grouped: n, "{count} word inserted", "{count} words inserted")
    case .wordsDeleted(let n):
      return Message(grouped: n, "{count} word deleted", "{count} words deleted")
    case .wordsInsertedTitle: return Message("Words inserted")
    case .wordsDeletedTitle: return Message("Words deleted")
    case .movedTitle: return Message("Paragraphs moved")
    case .notComparedBinary: return Message("The file itself was not compared; the text made from it was.")
    case .reread:
      return Message(
        "The two texts were extracted by different versions of a reader; both originals were read again for this comparison."
      )
    case .notComparedDamaged:
      return Message("This file was not compared: it is missing or damaged in this copy of the record.")
    case .binarySizes(let old, let new):
      func size(_ bytes: Int?) -> Message {
        bytes.map { Message(grouped: $0, "{count}\u{A0}byte", "{count}\u{A0}bytes") } ?? Message("absent")
      }
      return Message("Old: \(size(old), "old"); new: \(size(new), "new").")
    case .notText: return Message("This file was not compared: it is not UTF-8 text.")
    case .coarse(let blocks):
      let one = blocks.count == 1
      let names = one ? "¶\(blocks.lowerBound + 1)" : "¶\(blocks.lowerBound + 1)–\(blocks.upperBound)"
      return Message("Too large to compare word by word; marked as a whole where it differs: \(names, "names").")
    case .skipToChanges: return Message("Skip to the changes")
    case .view: return Message("View")
    case .inline: return Message("In the text")
    case .sideBySide: return Message("Side by side")
    case .extent: return Message("Extent")
    case .affectedParts: return Message("Changes only")
    case .wholeText: return Message("Whole text")
    case .linkToChange(let n, let count):
      return Message("\(grouped: n, "number") / \(grouped: count, "all"): link to this change")
    case .keys: return Message("Keys n and p")
    case .oldNumber: return Message("old")
    case .newNumber: return Message("new")
    case .previousChange: return Message("Previous change")
    case .nextChange: return Message("Next change")
    case .legend: return Message("Legend")
    case .insertedSample: return Message("inserted text")
    case .deletedSample: return Message("deleted text")
    case .movedSample: return Message("moved paragraph")
    case .startOfInsertion: return Message("[insertion: ")
    case .endOfInsertion: return Message(" end of insertion]")
    case .startOfDeletion: return Message("[deletion: ")
    case .endOfDeletion: return Message(" end of deletion]")
    case .startOfMovedAway: return Message("[moved away: ")
    case .endOfMovedAway: return Message(" end of moved text]")
    case .oldParagraph: return Message("old paragraph ")
    case .newParagraph: return Message("new paragraph ")
    case .yes: return Message("yes")
    case .no: return Message("no")
    case .nothing: return Message("Nothing to show.")
    }
  }
}

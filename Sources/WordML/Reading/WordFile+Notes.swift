import OfficeOpenXML

extension WordFile {
  /// How many notes the body refers to, in all views together; of alternatives those in the one that is read.
  ///
  /// Cost: linear in the body.
  public var referredNotes: Int {
    var names: Set<String> = []
    for (part, isEndnote) in [(footnotes, false), (endnotes, true)] {
      guard let part else { continue }
      for note in part.children(part.root) where part.isElement(note) {
        if let id = part.attribute(note, "id") { names.insert(StoryScan.name(ofNote: id, isEndnote: isEndnote)) }
      }
    }
    return StoryScan(of: main, notes: names).tally(main.root).notes
  }
}

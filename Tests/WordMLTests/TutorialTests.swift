import Testing

// tutorial: begin
import WordML

/// A copy of the new file in which every change is a tracked change, and how many there are.
func redline(_ old: [UInt8], _ new: [UInt8]) throws -> (file: [UInt8], changes: Int) {
  let options = WordRedline.Options(author: "Secretariat", date: "2017-11-30T12:00:00Z", existingChanges: .keep)
  let redline = try WordRedline.write(old: old, new: new, options: options)
  for difference in redline.notMarked {
    print("Not marked:", difference.kind, difference.place)
  }
  return (redline.bytes, redline.changes)
}
// tutorial: end

/// The code of the tutorial does what it says. `TutorialsAreCompiledTests` holds the article to it.
@Suite struct TutorialTests {
  @Test func itMarksWhatDiffers() throws {
    func file(_ words: String) throws -> [UInt8] {
      try BuiltDocument("<w:p><w:r><w:t>\(words)</w:t></w:r></w:p>").file()
    }
    let (bytes, changes) = try redline(file("States shall consider it."), file("States shall prefer it."))
    #expect(changes == 2)
    let review = try WordFile(bytes).review()
    #expect(review.changes.map(\.author) == ["Secretariat", "Secretariat"])
    #expect(Set(review.changes.map(\.text)) == ["consider", "prefer"])
  }
}

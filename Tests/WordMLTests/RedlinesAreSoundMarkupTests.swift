import Testing
import WordML

@Suite struct RedlinesAreSoundMarkupTests {
  @Test(arguments: 0..<4) func randomEditsGiveSoundMarkup(part: Int) throws {
    for seed in UInt64(part * 100)..<UInt64(part * 100 + 100) {
      let (old, new) = RandomWordText.edited(seed: 40_000 + seed)
      var options = BuiltDocument.options
      options.topComment = { _ in "Not marked: something." }
      if seed % 2 == 0 { options.moves = .native }
      let redline = try WordRedline.write(old: old.file(), new: new.file(), options: options)
      let faults = try MarkupStructure.faults(redline.bytes)
      #expect(faults == [], "seed \(seed)")
    }
  }

  @Test func changesUponChangesGiveSoundMarkup() throws {
    for seed in UInt64(0)..<100 {
      let (first, second) = RandomWordText.edited(seed: 50_000 + seed)
      var chile = BuiltDocument.options
      chile.author = "Chile"
      let round = try WordRedline.write(old: first.file(), new: second.file(), options: chile)
      for choice in [WordRedline.ExistingChanges.keep, .accept, .reject] {
        var options = BuiltDocument.options
        options.existingChanges = choice
        let redline = try WordRedline.write(old: first.file(), new: round.bytes, options: options)
        #expect(try MarkupStructure.faults(redline.bytes) == [], "seed \(seed), \(choice)")
      }
    }
  }
}

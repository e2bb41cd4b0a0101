import SeededRandom
import Testing
import TextDiff

@Suite("Accepting gives the new text and rejecting the old one")
struct RebuildTests {
  @Test("for 10,000 pairs of drafts", arguments: 0..<20)
  func drafts(part: Int) {
    for seed in UInt64(part * 500)..<UInt64(part * 500 + 500) {
      var generator = DraftGenerator(seed: seed)
      let (old, new) = generator.pair()
      let faults = faults(of: TextRedline(from: old, to: new), old: old, new: new)
      #expect(faults.isEmpty, "seed \(seed)")
    }
  }

  @Test("for any bytes")
  func bytes() {
    let odd: [UInt8] = [
      0, 9, 10, 10, 13, 32, 32, 35, 45, 96, 97, 98, 0x80, 0xC3, 0xA9, 0xCC, 0x81, 0xE2, 0xF0, 0xFF,
    ]
    for seed in UInt64(0)..<2000 {
      var random = Generator(seed: seed)
      let isNarrow = random.chance(70)
      func text(_ random: inout Generator) -> [UInt8] {
        (0..<random.below(120)).map { _ in isNarrow ? random.pick(odd) : UInt8(random.below(256)) }
      }
      let (old, new) = (text(&random), text(&random))
      let faults = faults(of: TextRedline(from: old, to: new), old: old, new: new)
      #expect(faults.isEmpty, "seed \(seed)")
    }
  }

  @Test("for empty texts")
  func empty() {
    for (old, new) in [("", ""), ("a", ""), ("", "a"), ("\n", ""), ("\n", "\n\n"), ("\u{FEFF}a", "a")] {
      _ = redline(old, new)
    }
    #expect(redline("", "").blocks.isEmpty)
  }
}

@Suite("A comparison depends on its texts alone")
struct SymmetryTests {
  @Test("and is the same every time")
  func isDeterministic() {
    for seed in UInt64(20_000)..<20_200 {
      var generator = DraftGenerator(seed: seed)
      let (old, new) = generator.pair()
      #expect(TextRedline(from: old, to: new) == TextRedline(from: old, to: new), "seed \(seed)")
    }
  }

  @Test("and mirrored when they are exchanged")
  func isMirrored() {
    for seed in UInt64(30_000)..<32_000 {
      var generator = DraftGenerator(seed: seed)
      let (old, new) = generator.pair()
      let there = TextRedline(from: old, to: new)
      let back = TextRedline(from: new, to: old)
      #expect(lines(there, exchanged: false) == lines(back, exchanged: true), "seed \(seed)")
      #expect(there.statistics.wordsInserted == back.statistics.wordsDeleted, "seed \(seed)")
      #expect(there.statistics.wordsEqual == back.statistics.wordsEqual, "seed \(seed)")
    }
  }

  @Test("and equal texts have no change")
  func equalTexts() {
    for seed in UInt64(40_000)..<40_200 {
      var generator = DraftGenerator(seed: seed)
      let (old, _) = generator.pair()
      #expect(TextRedline(from: old, to: old).isUnchanged, "seed \(seed)")
    }
  }
}

import BestPractices
import SeededRandom
import Testing

/// Reading never fails, and costs what the text is long.
struct AnyBytesAreATextTests {
  @Test(arguments: 1...60)
  func noBytesCrashTheReader(_ seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    let pieces = [
      "#", "## Summary", "**", "*", "_", "|", "| Country ", "|---|", ":", "\n", "\n\n", "☐", "☒", "[x]", "\\", "[^1]:",
      "```",
      "País", "In three or four sentences, for those who read nothing else.", "(", ")", "\u{0}", "\u{301}", "3.1 ",
      "===", "- ",
      "Effective", "\u{202E}", "é", "0", "   ",
    ]
    var text: [UInt8] = []
    for _ in 0..<400 {
      if numbers.below(12) == 0 { text.append(UInt8(truncatingIfNeeded: numbers.below(256))) }
      text += pieces[numbers.below(pieces.count)].utf8
    }
    let read = PracticeText(text)
    #expect(Set(read.entries.map(\.space)).count == read.entries.count, "seed \(seed)")
    for entry in read.entries {
      #expect(entry.words.unicodeScalars.count <= PlainWords.longest, "seed \(seed)")
      _ = MarkedChoices(entry.markdown)
      _ = CriterionWords.all(in: entry.markdown)
    }
  }

  @Test(arguments: [
    "**", "| Country ", "Summary: ", "*", "[^1]: ", "☐ ", "[", "(", "1.", "a\n", "| a | b |\n", "| Country | b |\n\n",
    "In three or four sentences, for those who read ", "## Summary\n", "# ", "\\", "é", "In three ",
  ])
  func repetitionCostsLinearTime(_ piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let text = Array(String(repeating: piece, count: count).utf8)
      return clock.measure { _ = PracticeText(text) }
    }
    let count = 6_000 / piece.utf8.count
    _ = time(count / 4)
    let (small, large) = (time(count), time(count * 4))
    // Four times the text; quadratic cost would be sixteen times.
    #expect(large < small * 10 + .milliseconds(400))
  }
}

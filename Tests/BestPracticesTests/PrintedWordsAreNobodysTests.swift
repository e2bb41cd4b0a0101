import BestPractices
import Testing

/// What a form printed is told from what was written in it.
struct PrintedWordsAreNobodysTests {
  /// What is left of a text, line by line, without blanks.
  private func written(_ text: String, _ ranges: ([UInt8]) -> [Range<Int>] = PrintedWords.ofPractice) -> [String] {
    var bytes = Array(text.utf8)
    for range in ranges(bytes) { for place in range { bytes[place] = 0x20 } }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split { " |-".contains($0) }.joined(separator: " ") }.filter { !$0.isEmpty }
  }

  @Test(arguments: FormLanguage.allCases)
  func ofABlankFormNothingIsLeft(_ language: FormLanguage) {
    var text = "# \(PracticeForm.title(in: language))\n\n*\(PracticeForm.introduction(in: language))*\n\n"
    text += "| | |\n|---|---|\n"
    for space in PracticeSpace.allCases.prefix(5) {
      let words = space.instruction(in: language).map { " *\($0)*" } ?? ""
      text += "| **\(space.heading(in: language))**\(words) | |\n"
    }
    for space in PracticeSpace.allCases.dropFirst(5) {
      text += "\n# \(space.heading(in: language))\n\n"
      if let words = space.instruction(in: language) { text += "*\(words)*\n" }
      if space == .themes { text += "\n| | |\n|---|---|\n| ☐ | Trata de personas y tráfico |\n| | Género |\n" }
    }
    #expect(written(text) == [])
  }

  @Test func answersAndTickedChoicesAreLeft() {
    let text = """
      # Best practice form

      | | |
      |---|---|
      | **Title of the practice** | Community sponsorship |
      | **Effective** *What did it achieve of what it set out to do?* | It reached ñandúes. |

      # Themes

      | | |
      |---|---|
      | ☐ | Trafficking |
      | X | Governance |
      | ☒ | Remittances |

      # Summary

      *In three or four sentences, for those who read nothing else.* In short, it worked.
      """
    #expect(
      written(text) == [
        "Community sponsorship", "It reached ñandúes.", "X Governance", "☒ Remittances", "In short, it worked.",
      ])
  }

  @Test func choicesAreReadInEveryShape() {
    let text = """
      ☐ Trafficking
      - \\[ \\] Smuggling
      - [x] Asylum
      ☐ Yes ☒ No
      ☐ X Returns
      | Detention | ☐ |
      | Family unity | ☒ |
      | ☐ Law ☑ Decree | said at length |
      Yes ☐ No ☒
      [The States] agree (in principle).
      ```
      ☐ code
      ```
      """
    #expect(
      written(text, PrintedWords.untickedChoices) == [
        "[x] Asylum", "☒ No", "☐ X Returns", "Family unity ☒", "☑ Decree said at length", "Yes ☐ No ☒",
        "[The States] agree (in principle).", "```", "☐ code", "```",
      ])
  }
}

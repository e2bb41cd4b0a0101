import BestPractices
import Testing

/// What the form says of itself is never read as what a State says.
struct InstructionsAreNoAnswersTests {
  @Test(arguments: FormLanguage.allCases)
  func aFormWithItsInstructionsLeftInIsEmpty(_ language: FormLanguage) {
    var text = "# \(PracticeForm.title(in: language))\n\n*\(PracticeForm.introduction(in: language))*\n\n"
    for space in PracticeSpace.allCases {
      text += "## \(space.heading(in: language))\n\n"
      if let words = space.instruction(in: language) { text += "*\(words)*\n\n" }
      text += "\u{A0}\n\n"
    }
    let read = PracticeText(Array(text.utf8))
    #expect(read.empty == PracticeSpace.allCases)
    #expect(read.title == nil)
    #expect(read.preamble.isEmpty)
  }

  @Test(arguments: FormLanguage.allCases)
  func anAnswerIsKeptWhereverTheInstructionWasLeft(_ language: FormLanguage) throws {
    let heading = PracticeSpace.summary.heading(in: language)
    let instruction = try #require(PracticeSpace.summary.instruction(in: language))
    for body in [
      "*\(instruction)*\n\nAnswer.", "*\(instruction)* Answer.", "*\(instruction) Answer.*", "Answer. *\(instruction)*",
      "\(instruction.uppercased()) Answer.", "> _\(instruction)_\n\nAnswer.", "**\(instruction)**\n\nAnswer.",
    ] {
      let read = PracticeText(Array("## \(heading)\n\n\(body)\n".utf8))
      #expect(read.words(.summary) == "Answer.", "\(body)")
    }
  }

  @Test func aSentenceLikeAnInstructionIsKept() {
    let read = PracticeText(Array("## Summary\n\nIn three or four sentences we say it.\n".utf8))
    #expect(read.words(.summary) == "In three or four sentences we say it.")
  }
}

import Questionnaires
import Testing

/// In a text of answers the questions are told from what a State said.
struct PrintedQuestionsAreNobodysTests {
  @Test func onlyAnswersAreLeft() {
    let text = #"""
      # National consultation

      One answer from each State on trafficking.

      ## 1 Policy

      *Say what holds today.\
      Not before.*

      **1.1 Is there a law?\
      Or a \*\*decree\*\*?**

      Yes

      **1.2 In all:** 3

      **1.3 Comments**

      \*\*Bold\*\* words.

      Further words.

      ### 1.4 Agreements

      #### 1.4(1) Entry 1

      **1.4(1).1 Topics**

      - Children
      - Other: ports

      **1.5 Visits**

      |      | Women | Men |
      |------|-------|-----|
      | 2016 | 10    | 20  |

      """#
    var bytes = Array(text.utf8)
    for range in PrintedQuestions.ranges(in: bytes) {
      for place in range where bytes[place] != 0x0A { bytes[place] = 0x20 }
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    #expect(
      lines == [
        "Yes", "3", #"\*\*Bold\*\* words."#, "Further words.", "- Children", "- Other: ports",
        "|-------|-----|",
        "| 10 | 20 |",
      ])
  }
}

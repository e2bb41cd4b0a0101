import SeededRandom
import Testing

@testable import TextDiff

@Suite struct RespellingTests {
  private func respelled(_ draft: String, _ printed: String, _ returned: String, _ grain: Respelling.Grain = .block)
    -> String
  {
    String(
      decoding: Respelling.text(
        returned: Array(returned.utf8), printed: Array(printed.utf8), draft: Array(draft.utf8), grain: grain),
      as: UTF8.self)
  }

  /// Wrapped lines, other bullets, a reference link, escapes, an underlined heading, a link definition that does not
  /// print.
  private let draft = """
    Title
    =====

    A paragraph that is
    wrapped\\. See [the site][x].
    * one
    * two

    ---

    1) __first__
    3) third[^b]

    Last & least[^a].

    [x]: https://example.org
    [^a]: Note a.
    [^b]: Note
      b.


    """
  private let printed = """
    # Title

    A paragraph that is wrapped. See [the site](https://example.org).

    - one
    - two

    1) **first**

    3) third[^1]

    Last & least[^2].

    [^1]: Note b.

    [^2]: Note a.

    """

  @Test func whatCameBackUnchangedIsTheDraft() {
    #expect(respelled(draft, printed, printed) == draft)
  }

  @Test func oneWordChangesOneBlock() {
    let returned = printed.replacing("**first**", with: "**very first**")
    #expect(respelled(draft, printed, returned) == draft.replacing("__first__", with: "**very first**"))
  }

  @Test func aNewParagraphStandsApart() {
    let returned = printed.replacing("- one\n", with: "- one\n\nNew.\n\n")
    #expect(respelled(draft, printed, returned) == draft.replacing("* one\n", with: "* one\n\nNew.\n\n"))
  }

  /// A document has no blank lines between the items of a list, whatever the draft has.
  @Test func changedNeighboursStayAsFarApart() {
    let loose = "# T\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n4. Four.\n"
    let tight = loose.replacing(".\n\n", with: ".\n")
    for (old, new) in [
      (["One", "Two"], ["A", "B"]), (["Two", "Three"], ["A", "B"]), (["Three", "Four"], ["A", "B"]),
    ] {
      func changed(_ text: String) -> String { text.replacing(old[0], with: new[0]).replacing(old[1], with: new[1]) }
      #expect(respelled(loose, tight, changed(tight)) == changed(loose))
      #expect(respelled(tight, loose, changed(loose)) == changed(tight))
    }
  }

  @Test func aDeletedItemIsGone() {
    let returned = printed.replacing("- one\n", with: "")
    #expect(respelled(draft, printed, returned) == draft.replacing("* one\n", with: "\n"))
  }

  @Test func notesKeepTheirLabels() {
    // A new note is inserted before the others, and a later one is deleted.
    let returned = """
      # Title

      A paragraph[^1] that is wrapped. See [the site](https://example.org).

      - one
      - two

      1) **first**

      3) third[^2]

      Last & least.

      [^1]: A new one.

      [^2]: Note b.

      """
    let text = respelled(draft, printed, returned)
    #expect(text.contains("A paragraph[^1] that is") && text.contains("[^1]: A new one.\n"))
    #expect(text.contains("3) third[^b]\n") && text.contains("[^b]: Note\n  b.\n"))
    #expect(text.contains("Last & least.\n") && !text.contains("Note a"))
  }

  @Test func aChangedNoteStaysWhereItStands() {
    let returned = printed.replacing("Note b.", with: "Note b, amended.")
    #expect(
      respelled(draft, printed, returned)
        == draft.replacing("[^b]: Note\n  b.\n\n", with: "\n[^b]: Note b, amended.\n"))
  }

  @Test func aChangedRowLeavesTheOthers() {
    let draft = "| A |  B |\n|---|:--|\n|one|two|\n| three | four |\n\nEnd.\n"
    let printed = "| A | B |\n|---|---|\n| one | two |\n| three | four |\n\nEnd.\n"
    let returned = printed.replacing("two", with: "2")
    #expect(respelled(draft, printed, returned) == draft.replacing("|one|two|", with: "| one | 2 |"))
  }

  @Test func whatTheDocumentAddsIsNoText() {
    let draft = "First.\n\nSecond.\n"
    let printed = "# A title of the record\n\nFirst.\n\nSecond.\n"
    #expect(respelled(draft, printed, printed.replacing("Second", with: "Third")) == "First.\n\nThird.\n")
  }

  @Test func aConstructIsReplacedWhole() {
    let draft = "* one\n* two\n\nEnd\nhere.\n"
    let printed = "- one\n- two\n\nEnd here.\n"
    let returned = printed.replacing("two", with: "2")
    #expect(respelled(draft, printed, returned, .construct) == "- one\n- 2\n\nEnd\nhere.\n")
  }

  /// Whatever the texts contain, an unchanged return is the draft, and no byte makes it fail.
  @Test func anyBytesAreTaken() {
    for seed in 1...2_000 as ClosedRange<UInt64> {
      var maker = DraftGenerator(seed: seed)
      let (first, second) = maker.pair()
      let texts = [first, second, maker.edited(second)]
      #expect(Respelling.text(returned: texts[1], printed: texts[1], draft: texts[0]) == texts[0], "seed \(seed)")
      for grain in Respelling.Grain.allCases {
        _ = Respelling.text(returned: texts[2], printed: texts[1], draft: texts[0], grain: grain)
      }
    }
  }

  /// Each paragraph keeps its own spelling unless it, and it alone, was changed.
  @Test func eachParagraphStandsForItself() {
    for seed in 1...500 as ClosedRange<UInt64> {
      var numbers = Generator(seed: seed)
      let count = 1 + numbers.below(12)
      var (draft, printed, returned, wanted): ([String], [String], [String], [String]) = ([], [], [], [])
      for place in 0..<count {
        let own = "*\\word* \(place)\nof paragraph \(numbers.below(3))."
        let plain = own.replacing("\n", with: " ")
        draft.append(own)
        printed.append(plain)
        switch numbers.below(5) {
        case 0: break
        case 1:
          returned.append(plain + " Changed.")
          wanted.append(plain + " Changed.")
        case 2:
          returned += [plain, "New \(place)."]
          wanted += [own, "New \(place)."]
        default:
          returned.append(plain)
          wanted.append(own)
        }
      }
      func text(_ parts: [String]) -> String { parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n" }
      #expect(respelled(text(draft), text(printed), text(returned)) == text(wanted), "seed \(seed)")
    }
  }
}

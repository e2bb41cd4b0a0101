import SeededRandom
import Testing

@testable import RecordRendering
@testable import TextDiff

struct ReadingOrderTests {
  /// Random words, edited at random: some paragraphs changed, dropped, added, moved.
  private func pair(_ seed: UInt64) -> (old: String, new: String) {
    var generator = SeededGenerator(seed: seed)
    func paragraph() -> String {
      (0..<Int.random(in: 3...12, using: &generator)).map { _ in
        "w\(Int.random(in: 0..<500, using: &generator))"
      }.joined(separator: " ")
    }
    let old = (0..<Int.random(in: 0...40, using: &generator)).map { _ in paragraph() }
    var new = old
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let place = Int.random(in: 0...new.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: new.insert(paragraph(), at: place)
      case 1 where place < new.count: new.remove(at: place)
      case 2 where place < new.count: new[place] += " más"
      case 3 where place < new.count:
        let moved = new.remove(at: place)
        new.insert(moved, at: Int.random(in: 0...new.count, using: &generator))
      default: break
      }
    }
    return (old.joined(separator: "\n\n") + "\n", new.joined(separator: "\n\n") + "\n")
  }

  @Test(arguments: 0..<60) func everyBlockStandsOnceAndEveryMoveAtBothItsPlaces(seed: UInt64) {
    let (old, new) = pair(seed)
    let text = TextRedline(from: Array(old.utf8), to: Array(new.utf8))
    for context in [0, 1, 3] {
      var seen: [Int] = []
      var left: [Int] = []
      for entry in ReadingOrder(text, context: context).entries {
        switch entry {
        case .block(let index): seen.append(index)
        case .unchanged(let indices):
          #expect(indices.count > 1)
          #expect(indices.allSatisfy { !text.isChanged(text.blocks[$0]) })
          seen += indices
        case .movedAway(let index): left.append(index)
        }
      }
      #expect(seen == Array(text.blocks.indices), "seed \(seed)")
      #expect(left.sorted() == text.blocks.indices.filter { text.blocks[$0].isMoved }, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<20) func realRedlinesMakeSoundPages(seed: UInt64) {
    let (old, new) = pair(seed)
    let redline = state(TextRedline(from: Array(old.utf8), to: Array(new.utf8)))
    let checker = HTMLChecker(page(redline))
    #expect(checker.faults == [], "seed \(seed)")
    let anchors = checker.elements.compactMap { $0.attributes["id"] }
    #expect(Set(anchors).count == anchors.count, "seed \(seed)")
    for link in checker.all("a").compactMap({ $0.attributes["href"] }) {
      #expect(anchors.contains(String(link.dropFirst())), "seed \(seed): \(link)")
    }
  }

  @Test func theLinesThatCloseABlockAreNotShownBehindWhatWasAddedAtItsEnd() {
    let old = "7. La detención es el último recurso.\n"
    let new = "[7. La detención es el último recurso.]\n\n[7 bis. No se detiene a nadie.]\n"
    let redline = state(TextRedline(from: Array(old.utf8), to: Array(new.utf8)))
    #expect(terminal(redline, width: 0).contains("{+[+}7. La detención es el último recurso.{+]+}\n+"))
    #expect(markdown(redline).contains("recurso.<ins>\\]</ins>\n"))
  }

  @Test func aParagraphThatAnotherOneNowFollowsIsNoChange() {
    let old = "Uno dos tres.\n\nCuatro cinco seis.\n"
    let appended = state(TextRedline(from: Array(old.utf8), to: Array((old + "\nSiete ocho nueve.\n").utf8)))
    for shown in [terminal(appended, width: 0), page(appended), markdown(appended)] {
      #expect(shown.contains("1 change") && !shown.contains("↵"))
    }
    let longer = state(TextRedline(from: Array(old.utf8), to: Array((old + "\n\n").utf8)))
    for shown in [terminal(longer, width: 0), page(longer), markdown(longer)] {
      #expect(shown.contains("only line ends differ") && !shown.contains("↵"))
    }
  }

  @Test func otherNumbersAloneAreSaidAndMarkedButAreNoChanges() {
    let items = (1...9).map { "\($0). Los Estados cooperan en el asunto \($0 * 11) de la región." }
    let old = items.joined(separator: "\n\n") + "\n"
    let new = items.enumerated().map { "\($0 + 2)" + $1.dropFirst() }.joined(separator: "\n\n") + "\n"
    let alone = state(TextRedline(from: Array(old.utf8), to: Array(new.utf8)))
    for shown in [terminal(alone, width: 0), page(alone), markdown(alone)] {
      #expect(shown.contains("9 paragraphs renumbered") && !shown.contains("words inserted"))
      #expect(!shown.contains(">Modified<") && !shown.contains("9 changes"))
    }
    #expect(terminal(alone, width: 0).contains("[-9.-]{+10.+} Los Estados"))
    #expect(!page(alone).contains("<ol"))
    // Next to a change of words, those far from it are collapsed with the others.
    let more = state(TextRedline(from: Array(old.utf8), to: Array(("1. Un compromiso del todo nuevo.\n\n" + new).utf8)))
    let shown = terminal(more, width: 0)
    #expect(shown.contains("1 change · 5 words inserted · 9 paragraphs renumbered"))
    #expect(shown.contains("… 8 paragraphs renumbered"))
  }

  @Test func aSplitParagraphIsShownInItsParts() {
    let one = "Este párrafo se parte aquí. Y sigue con otra oración bastante larga que se separa.\n"
    let two = one.replacing("aquí. Y", with: "aquí.\n\nY")
    let split = state(TextRedline(from: Array(one.utf8), to: Array(two.utf8)))
    #expect(terminal(split, width: 0).contains("aquí.[-·-]{+↵↵+}\n      │ Y sigue"))
    #expect(
      page(split).contains(
        "aquí.<del class=\"ws\">·</del><ins class=\"ws\">↵↵</ins><span class=\"bi\">\n</span>Y sigue"))
    #expect(markdown(split).contains("aquí.<del>·</del><ins>↵↵</ins><br>\nY sigue"))
    let merged = state(TextRedline(from: Array(two.utf8), to: Array(one.utf8)))
    // The line break is shown where the old text is shown by itself.
    #expect(
      page(merged).contains(
        "aquí.<del class=\"ws\">↵↵</del><span class=\"bd\">\n</span><ins class=\"ws\">·</ins>Y sigue"))
  }

  @Test func aGapOfOneIsShown() {
    let text = TextRedline(
      from: Array("a\n\nb\n\nc\n\nd\n\ne\n".utf8), to: Array("A\n\nb\n\nc\n\nd\n\nE\n".utf8))
    #expect(!terminal(state(text)).contains("unchanged"))
  }

  @Test(arguments: 0..<20) func noBytesBreakARendering(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces: [[UInt8]] = [
      [0x1B, 0x5B, 0x32, 0x4A], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xFF], [0xED, 0xA0, 0x80], [0x00], [0x0A],
      [0x0A],
      [0x0A, 0x0A], [0x20], [0x3C, 0x62, 0x3E], [0x26], [0x22], Array("# ".utf8), Array("- ".utf8),
      Array("| ".utf8),
      Array("palabra ".utf8), Array("ñ日👍 ".utf8), [0xF0, 0x9F], [0x0D],
    ]
    func bytes() -> [UInt8] {
      (0..<Int.random(in: 0...60, using: &generator)).flatMap { _ in pieces.randomElement(using: &generator)!
      }
    }
    for _ in 0..<10 {
      let redline = state(TextRedline(from: bytes(), to: bytes()))
      #expect(HTMLChecker(page(redline)).faults == [], "seed \(seed)")
      #expect((try? JSONValue.parse(json(redline).utf8)) != nil, "seed \(seed)")
      for layout in RedlineTerminal.Layout.allCases {
        for line in terminal(redline, width: 70, layout: layout).split(separator: "\n") {
          #expect(TerminalText.columns(String(line)) <= 70, "seed \(seed)")
          #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" && !isHidden($0) })
        }
      }
      var text = markdown(redline)
      for own in ["<ins>", "</ins>", "<del>", "</del>", "<br>", "<!-- -->", "<sup>", "</sup>"] {
        text = text.replacing(own, with: "")
      }
      #expect(!text.contains("<"), "seed \(seed)")
    }
  }
}

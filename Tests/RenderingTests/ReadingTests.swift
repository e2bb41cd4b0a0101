import Testing

@testable import Redline
@testable import Rendering

struct ReadingOrderTests {
  /// Random words, edited at random: some paragraphs changed, dropped, added, moved.
  private func pair(_ seed: UInt64) -> (old: String, new: String) {
    var generator = SeededGenerator(seed)
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
          #expect(indices.allSatisfy { text.blocks[$0].change == .equal })
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

  @Test func aGapOfOneIsShown() {
    let text = TextRedline(
      from: Array("a\n\nb\n\nc\n\nd\n\ne\n".utf8), to: Array("A\n\nb\n\nc\n\nd\n\nE\n".utf8))
    #expect(!terminal(state(text)).contains("unchanged"))
  }
}

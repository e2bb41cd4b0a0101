import TextDiff
import Testing

/// The blocks of a text and their kinds, one string each.
private func blocks(_ text: String) -> [String] {
  let side = redline("", text).new
  return side.blocks.map { "\(name($0.kind)): \(side.string($0.range))" }
}

private func name(_ kind: SourceText.Kind) -> String {
  switch kind {
  case .paragraph: "p"
  case .heading(let level): "h\(level)"
  case .listItem: "li"
  case .tableRow: "row"
  case .footnote: "note"
  case .other: "other"
  }
}

@Suite("A text falls into the blocks that a reader sees")
struct BlockTests {
  @Test("paragraphs run over several lines, up to a blank one")
  func paragraphs() {
    #expect(blocks("uno\ndos\n\n\ntres") == ["p: uno\ndos\n\n\n", "p: tres"])
    #expect(blocks("uno\r\ndos\r\n\r\ntres\r\n") == ["p: uno\r\ndos\r\n\r\n", "p: tres\r\n"])
  }

  @Test("blank lines at the start belong to the first block")
  func leadingBlankLines() {
    #expect(blocks("\n \nuno\n") == ["p: \n \nuno\n"])
    #expect(blocks("\n\n") == ["other: \n\n"])
  }

  @Test("headings of both styles are blocks of one line")
  func headings() {
    #expect(blocks("# A\ntexto\n### B\n") == ["h1: # A\n", "p: texto\n", "h3: ### B\n"])
    #expect(blocks("Título\n===\nuno\n---\n") == ["h1: Título\n===\n", "h2: uno\n---\n"])
    #expect(blocks("#sin espacio\n") == ["p: #sin espacio\n"])
  }

  @Test("each item of a list is a block")
  func items() {
    #expect(
      blocks("- a\n  más\n- b\n\n1. c\n2. d\n") == [
        "li: - a\n  más\n", "li: - b\n\n", "li: 1. c\n", "li: 2. d\n",
      ])
    #expect(blocks("incisos:\na) uno\nb) dos\n(iv) tres\n").count == 4)
  }

  @Test("a year or an initial at the start of a wrapped line is no item")
  func wrappedNumbers() {
    #expect(blocks("en el año\n2014. Después\n").count == 1)
    #expect(blocks("según\nA. García\n").count == 1)
  }

  @Test("each row of a table is a block")
  func rows() {
    #expect(
      blocks("| a | b |\n|---|---|\n| 1 | 2 |\n\nfin\n").map { $0.prefix(3) } == ["row", "row", "row", "p: "])
  }

  @Test("footnotes, rules and code are told apart")
  func others() {
    #expect(
      blocks("[^1]: nota\nsigue\n\n***\n\nfin\n") == [
        "note: [^1]: nota\nsigue\n\n", "other: ***\n\n", "p: fin\n",
      ])
    #expect(
      blocks("```swift\nlet a\n\n# b\n```\nfin\n") == ["other: ```swift\nlet a\n\n# b\n```\n", "p: fin\n"])
  }

  @Test("a fence without an end does not swallow the text")
  func openFence() {
    #expect(blocks("```\nuno\n\ndos\n") == ["p: ```\nuno\n\n", "p: dos\n"])
    #expect(blocks("~~~tachado~~~\n\ndos\n").count == 2)
  }

  @Test("the metadata at the top is one block")
  func metadata() {
    #expect(blocks("---\na: 1\n\nb: 2\n---\n\n# T\n") == ["other: ---\na: 1\n\nb: 2\n---\n\n", "h1: # T\n"])
    #expect(blocks("+++\na = 1\n+++\nuno\n") == ["other: +++\na = 1\n+++\n", "p: uno\n"])
    #expect(blocks("---\n\nuno\n") == ["other: ---\n\n", "p: uno\n"])
  }
}

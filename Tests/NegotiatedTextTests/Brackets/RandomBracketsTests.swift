import NegotiatedText
import SeededRandom
import Testing
import TextDiff

@Suite struct RandomBracketsTests {
  private static let pieces = [
    "[", "]", "\\[", "\\]", "(", ")", "`", "``", "<!--", "-->", "<", ">", "!", "^", "[^", ":", "CL", "MX: ", "ALT 1: ",
    "– CL", "\n",
    "\n\n", "1. ", "- ", "| ", "sic", "…", "1", "x", " ", "é", "\\", "*", "_", "[a]: http://b\n", "```\n", "\"",
    "\u{0}", "suprimir",
  ]

  /// Any bytes are read: positions are valid, brackets are nested, and what is between them is nowhere counted twice.
  @Test func anyBytesAreRead() throws {
    for seed in 1...3_000 as ClosedRange<UInt64> {
      var random = SeededNumbers(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0..<random.below(80) {
        if random.chance(5) { bytes.append(UInt8(random.below(256))) } else { bytes += random.pick(Self.pieces).utf8 }
      }
      let grammar = random.chance(50) ? BracketGrammar() : BracketsAreReadTests.grammar
      let read = TextBrackets(try NumberedText(bytes), grammar)
      try check(read, bytes, seed)
    }
  }

  private func check(_ read: TextBrackets, _ bytes: [UInt8], _ seed: UInt64) throws {
    for (index, bracket) in read.brackets.enumerated() {
      let text = String(decoding: bytes[bracket.range], as: UTF8.self)
      try #require(text.hasPrefix("[") || text.hasPrefix("\\["), "\(seed)")
      try #require(text.hasSuffix("]") || text.hasSuffix(")"), "\(seed)")
      try #require(
        bracket.range.lowerBound < bracket.text.lowerBound && bracket.text.upperBound < bracket.range.upperBound
          || bracket.text.isEmpty, "\(seed)")
      try #require(read.text.paragraphs.indices.contains(bracket.places.upperBound - 1), "\(seed)")
      try #require(read.groups[bracket.group].members.contains(index), "\(seed)")
      if let parent = bracket.parent {
        let outer = read.brackets[parent]
        try #require(
          parent < index && outer.depth == bracket.depth - 1 && outer.children.contains(index)
            && outer.range.lowerBound < bracket.range.lowerBound && outer.range.upperBound > bracket.range.upperBound,
          "\(seed)")
        // A label is outside the brackets in it.
        try #require(
          outer.text.lowerBound <= bracket.range.lowerBound && outer.text.upperBound >= bracket.range.upperBound,
          "\(seed)")
      } else {
        try #require(bracket.depth == 1, "\(seed)")
      }
    }
    #expect(read.groups.flatMap(\.members).sorted() == Array(read.brackets.indices), "\(seed)")
    for (one, next) in zip(read.brackets, read.brackets.dropFirst()) {
      try #require(one.range.lowerBound < next.range.lowerBound, "\(seed)")
      try #require(
        one.range.upperBound <= next.range.lowerBound || next.range.upperBound < one.range.upperBound, "\(seed)")
    }
    for fault in read.faults {
      try #require(bytes.indices.contains(fault.offset), "\(seed)")
      #expect(fault.line == bytes[..<fault.offset].count { $0 == 0x0A } + 1, "\(seed)")
    }
    #expect(Set(BracketID.all(of: read)).count == read.brackets.count, "\(seed)")
    let match = BracketMatch(read, read)
    #expect(match.counterparts == read.brackets.indices.map { $0 }, "\(seed)")
    // Whatever is settled, the rest of the text stays.
    for group in read.groups.prefix(4) {
      for words in [[], Array("y".utf8)] {
        let change = read.replacing(group.members, with: words)
        let made = change.applied(to: bytes)
        try #require(made.starts(with: bytes[..<change.range.lowerBound]), "\(seed)")
        try #require(
          made.suffix(bytes.count - change.range.upperBound).elementsEqual(bytes[change.range.upperBound...]), "\(seed)"
        )
      }
    }
  }

  /// Balanced brackets are found as they were made, and settled one after the other none is left.
  @Test func whatWasNestedIsFoundAndSettled() throws {
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededNumbers(seed: seed)
      var made: [Int] = []
      func part(_ depth: Int, _ random: inout SeededNumbers) -> String {
        var text = "palabra "
        for _ in 0..<random.below(3) where depth < 5 {
          made.append(depth + 1)
          let label = random.pick(["", "CL: ", "CL, MX: ", "ALT 1: ", "Opción B: "])
          text += "[\(label)\(part(depth + 1, &random))] y "
        }
        return text + "fin"
      }
      var text = "# T\n\n"
      for number in 1...1 + random.below(5) { text += "\(number). \(part(0, &random))\n\n" }
      var read = try BracketsAreReadTests.read(text)
      #expect(read.faults.isEmpty && read.brackets.map(\.depth) == made, "\(seed)")
      var count = read.brackets.count
      while !read.brackets.isEmpty {
        let members = read.groups[read.brackets[random.below(read.brackets.count)].group].members
        let kept = Array(read.words(of: read.brackets[members[0]]).utf8)
        let bytes = read.replacing(members, with: kept).applied(to: read.text.source.bytes)
        read = TextBrackets(try NumberedText(bytes), BracketsAreReadTests.grammar)
        try #require(read.faults.isEmpty && read.brackets.count < count, "\(seed)")
        count = read.brackets.count
      }
      #expect(!read.text.source.string(0..<read.text.source.bytes.count).contains("["), "\(seed)")
    }
  }
}

import NegotiatedText
import SeededRandom
import Testing
import TextDiff

/// The guarantees of a compilation over random drafts and proposals; each failure names its seed.
@Suite struct CompilationGuarantees {
  @Test(arguments: 0..<10) func everyPartysAlternativesGiveItsText(part: Int) throws {
    for seed in part * 500..<(part + 1) * 500 {
      var drafts = RandomDrafts(seed: UInt64(seed))
      let draft = drafts.paragraphs()
      let base = RandomDrafts.text(draft)
      var proposals: [CompiledProposal] = []
      for number in 0..<1 + drafts.random.below(5) {
        // Some say the same as another.
        let text =
          number > 0 && drafts.random.chance(25)
          ? drafts.random.pick(proposals).text : RandomDrafts.text(drafts.edited(draft))
        proposals.append(try Self.proposal(["CL", "MX", "PE", "UY", "CO"][number], base, text))
      }
      let compilation = CompiledText(try NumberedText(base), proposals)
      try Self.check(compilation, base, proposals, seed: seed)
      let shuffled = CompiledText(try NumberedText(base), proposals.shuffled(using: &drafts.random))
      #expect(shuffled == compilation, "seed \(seed)")
      let alone = CompiledText(try NumberedText(base), [proposals[0]])
      #expect(alone.text(taking: proposals[0].id) == proposals[0].text, "seed \(seed)")
      #expect(
        CompiledText(try NumberedText(base), []).paragraphs.allSatisfy { $0.alternatives.isEmpty }, "seed \(seed)")
    }
  }

  @Test(
    "whatever crosses paragraphs",
    arguments: [
      // A paragraph after which an equal one of the draft comes, and one that is divided in its last letters.
      (
        "    \u{A0} \u{A0}\n\n| Estados _\\\n a_b_c\n\n",
        "c\n\n    \u{A0} \u{A0}\n\n| Estados _\\\n a_b_\n\n"
      ),
      // Two cells that become one, before a row that loses its first border.
      (
        "| A | B |\n|:-:|:-:|\n| x|y *o* | &lt; |\n| [^1] &#65; ***tres*** | ![foto](x.png) |\n"
          + "| los | \u{7} |\n\n| [ los |\n| --- |\n| ] <https://iom.int> \u{7} |\n\n> fin\n\n",
        "| A | B |\n|:-:|:-:|\n| x|y *o* | &lt; |\n| [^1] &#65; ***tres*** | ![foto](x.png) |\n"
          + "| los los \u{7} |\n\n[ los |\n| --- |\n| ] <https://iom.int> \u{7} |\n\n> fin\n\n"
      ),
    ])
  func crossed(draft: String, text: String) throws {
    let proposal = try Self.proposal("CL", Array(draft.utf8), Array(text.utf8))
    let compilation = CompiledText(try NumberedText(Array(draft.utf8)), [proposal])
    #expect(String(decoding: compilation.text(taking: proposal.id), as: UTF8.self) == text)
  }

  static func proposal(_ holder: String, _ base: [UInt8], _ text: [UInt8]) throws -> CompiledProposal {
    let changes = ProposedChanges(TextRedline(from: base, to: text))
    // Held to both texts, as when it is read back.
    let read = try ProposedChanges(changes.changes, from: base, to: text)
    return CompiledProposal(id: "\(holder)/proposals/draft-1/p", holder: holder, text: text, changes: read)
  }

  static func check(
    _ compilation: CompiledText, _ base: [UInt8], _ proposals: [CompiledProposal], seed: Int
  ) throws {
    let draft = compilation.paragraphs.flatMap { compilation.text(of: $0) }
    #expect(draft == base, "the draft, seed \(seed)")
    for proposal in proposals {
      #expect(compilation.text(taking: proposal.id) == proposal.text, "\(proposal.id), seed \(seed)")
      let wanted = proposal.changes.changes.compactMap(\.number)
      let found = compilation.paragraphs.flatMap(\.alternatives).flatMap(\.changes)
        .filter { $0.proposal == proposal.id }.compactMap(\.number)
      #expect(found.sorted() == wanted, "the changes of \(proposal.id), seed \(seed)")
    }
    for paragraph in compilation.paragraphs {
      let texts = paragraph.alternatives.map(\.text)
      #expect(Set(texts).count == texts.count, "equal proposals are one alternative, seed \(seed)")
    }
    try checkPrinted(compilation, base, proposals, seed: seed)
    var moves: [Int: Int] = [:]
    for paragraph in compilation.paragraphs { if let move = paragraph.move { moves[move, default: 0] += 1 } }
    #expect(moves.values.allSatisfy { $0 > 1 }, "a move has two ends, seed \(seed)")
  }

  /// The printed form of a compilation.
  static func checkPrinted(_ compilation: CompiledText, _ base: [UInt8], _ proposals: [CompiledProposal], seed: Int)
    throws
  {
    let printed = BracketedText(compilation, words: BracketWords("es"))
    if !compilation.paragraphs.contains(where: \.isContested) { #expect(printed.bytes == base, "seed \(seed)") }
    #expect(depth(printed.bytes) == depth(base), "brackets are balanced, seed \(seed)")
    var holders: Set<String> = []
    for paragraph in printed.paragraphs {
      for case .group(let options) in paragraph.pieces { for option in options { holders.formUnion(option.holders) } }
    }
    let read = TextBrackets(NumberedText(try SourceText(printed.bytes)))
    #expect(Set(read.brackets.flatMap(\.holders)) == holders, "what is printed is read back, seed \(seed)")
    #expect(
      read.faults.count <= TextBrackets(compilation.base).faults.count,
      "no bracket without its counterpart, seed \(seed)")
    // Nobody holds the line below a table's head.
    func isRuler(_ paragraph: CompiledText.Paragraph) -> Bool {
      compilation.text(of: paragraph).allSatisfy { "|-: \r\n".utf8.contains($0) } && !paragraph.base.isEmpty
    }
    let asking = compilation.paragraphs.filter { !isRuler($0) }.flatMap(\.alternatives).filter(\.isProposed).flatMap(
      \.holders)
    #expect(holders == Set(asking), "seed \(seed): \(String(decoding: printed.bytes, as: UTF8.self))")
  }

  /// How many brackets are open at the end; `nil` if one is closed that is not open.
  static func depth(_ text: [UInt8]) -> Int? {
    var depth = 0
    for byte in text {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if depth < 0 { return nil }
    }
    return depth
  }
}

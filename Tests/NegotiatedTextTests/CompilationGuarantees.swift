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
        proposals.append(try Self.proposal("P\(number)", base, text))
      }
      let compilation = CompiledText(try NumberedText(base), proposals)
      Self.check(compilation, base, proposals, seed: seed)
      let shuffled = CompiledText(try NumberedText(base), proposals.shuffled(using: &drafts.random))
      #expect(shuffled == compilation, "seed \(seed)")
      let alone = CompiledText(try NumberedText(base), [proposals[0]])
      #expect(alone.text(taking: proposals[0].id) == proposals[0].text, "seed \(seed)")
      #expect(
        CompiledText(try NumberedText(base), []).paragraphs.allSatisfy { $0.alternatives.isEmpty }, "seed \(seed)")
    }
  }

  static func proposal(_ holder: String, _ base: [UInt8], _ text: [UInt8]) throws -> CompiledProposal {
    let changes = ProposedChanges(TextRedline(from: base, to: text))
    // Held to both texts, as when it is read back.
    let read = try ProposedChanges(changes.changes, from: base, to: text)
    return CompiledProposal(id: "\(holder)/proposals/draft-1/p", holder: holder, text: text, changes: read)
  }

  static func check(_ compilation: CompiledText, _ base: [UInt8], _ proposals: [CompiledProposal], seed: Int) {
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
    var moves: [Int: Int] = [:]
    for paragraph in compilation.paragraphs { if let move = paragraph.move { moves[move, default: 0] += 1 } }
    #expect(moves.values.allSatisfy { $0 > 1 }, "a move has two ends, seed \(seed)")
  }
}

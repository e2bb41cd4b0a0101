import SeededRandom
import Testing
import TextDiff

/// A chain of versions whose words name the step that wrote them, and the redline of its ends.
private struct Chain {
  let versions: [[UInt8]]
  let redline: TextRedline
  let attribution: Attribution

  init(_ versions: [String]) { self.init(versions.map { Array($0.utf8) }) }

  init(_ versions: [[UInt8]]) {
    self.versions = versions
    let whole = TextRedline(from: versions[0], to: versions[versions.count - 1])
    (redline, attribution) = whole.attributed(
      through: Array(versions.dropFirst().dropLast()), steps: Array(0..<versions.count - 1))
  }

  /// The text with its changes and their steps: `{+new+}1`, `[-old-]0`, and `<inserted and deleted>01`.
  var marked: [String] {
    redline.blocks.indices.map { index in
      let block = redline.blocks[index]
      var passing = attribution.passing(throughBlock: index)
      var text = ""
      func pass(before span: Int) {
        while let next = passing.first, next.span == span {
          text += "<\(String(decoding: next.text, as: UTF8.self))>\(next.insertedBy)\(next.deletedBy)"
          passing = passing.dropFirst()
        }
      }
      for span in block.spans {
        pass(before: span)
        let words = String(decoding: redline.bytes(of: redline.spans[span]), as: UTF8.self)
        let step = attribution.step(ofSpan: span).map(String.init) ?? "?"
        switch redline.spans[span].operation {
        case .equal: text += words
        case .insert: text += "{+\(words)+}\(step)"
        case .delete: text += "[-\(words)-]\(step)"
        }
      }
      pass(before: block.spans.upperBound)
      return text
    }
  }
}

@Suite("Each change is told to be of the step that made it")
struct AttributionTests {
  @Test("two rounds in one reading")
  func rounds() {
    let chain = Chain([
      "Los Estados cooperan en la región.", "Los Estados Partes cooperan en la región.",
      "Los Estados Partes cooperan y se informan en la región.",
    ])
    #expect(chain.marked == ["Los Estados {+Partes +}0cooperan {+y se informan +}1en la región."])
    #expect(chain.attribution.statistics[0]?.wordsInserted == 1)
    #expect(chain.attribution.statistics[1]?.wordsInserted == 3)
  }

  @Test("one insertion by two steps is cut in two")
  func cut() {
    let chain = Chain(["a b c d e f.", "a b nuevo c d e f.", "a b nuevo texto c d e f."])
    #expect(chain.marked == ["a b {+nuevo +}0{+texto +}1c d e f."])
  }

  @Test("a deletion is of the step that deleted, and not of the one that replaced the neighbour")
  func deletions() {
    let chain = Chain(["a uno dos b c d e", "a dos b c d e", "a b c d e"])
    #expect(chain.marked == ["a [-uno -]0[-dos -]1b c d e"])
  }

  @Test("text that came in one round and went in the next is shown as that")
  func passing() {
    let chain = Chain(["Los Estados cooperan.", "Los Estados siempre cooperan.", "Los Estados cooperan bien."])
    #expect(chain.marked == ["Los Estados <siempre >01cooperan{+ bien+}1."])
  }

  @Test("and so is a paragraph that came and went, also at the end of the text")
  func passingParagraph() {
    let chain = Chain(["uno.\n\ndos.\n", "uno.\n\nNadie lo vio nunca.\n\ndos.\n\nFin de todo.\n", "uno.\n\ndos.\n"])
    #expect(chain.redline.isUnchanged)
    #expect(chain.marked.joined().contains("<Nadie lo vio nunca.\n\n>01"))
    #expect(chain.marked.joined().contains("Fin de todo."))
    let gone = Chain(["uno.\n", "uno.\n\nSolo un rato.\n", ""])
    #expect(gone.attribution.passing.count == 1)
  }

  @Test("a moved paragraph has the step that moved it")
  func mover() {
    let texts = [
      "Los Estados reconocen la importancia de la migración.", "Cada país informará una vez al año de sus avances.",
      "El grupo de trabajo presentará su informe a la sede.",
    ]
    func join(_ order: [Int], _ end: String) -> String { order.map { texts[$0] }.joined(separator: "\n\n") + end }
    let chain = Chain([join([0, 1, 2], ".\n"), join([0, 1, 2], ". Bien.\n"), join([1, 2, 0], ". Bien.\n")])
    let moved = chain.redline.blocks.indices.filter { chain.attribution.mover(ofBlock: $0) != nil }
    #expect(moved.count == 1)
    #expect(moved.allSatisfy { chain.attribution.mover(ofBlock: $0) == 1 })
  }

  @Test("accepting and rejecting give what they gave, every change has a step, and nothing else is marked")
  func rebuilds() {
    for seed in UInt64(70_000)..<72_000 {
      var generator = DraftGenerator(seed: seed)
      var versions = [generator.pair().old]
      for _ in 0..<1 + generator.random.below(4) { versions.append(generator.edited(versions[versions.count - 1])) }
      let chain = Chain(versions)
      #expect(rebuilt(chain.redline, old: true) == versions[0], "seed \(seed)")
      #expect(rebuilt(chain.redline, old: false) == versions[versions.count - 1], "seed \(seed)")
      let plain = TextRedline(from: versions[0], to: versions[versions.count - 1])
      #expect(joined(chain.redline) == joined(plain), "seed \(seed)")
      var (inserted, deleted) = (0, 0)
      for (step, counts) in chain.attribution.statistics {
        #expect((0..<versions.count - 1).contains(step), "seed \(seed)")
        inserted += counts.wordsInserted
        deleted += counts.wordsDeleted
      }
      #expect(inserted == plain.statistics.wordsInserted, "seed \(seed)")
      #expect(deleted == plain.statistics.wordsDeleted, "seed \(seed)")
      for span in chain.redline.spans.indices {
        let isEqual = chain.redline.spans[span].operation == .equal
        #expect((chain.attribution.step(ofSpan: span) == nil) == isEqual, "seed \(seed)")
      }
      for passing in chain.attribution.passing {
        #expect(passing.insertedBy < passing.deletedBy, "seed \(seed)")
        let block = chain.redline.blocks[passing.block]
        #expect((block.spans.lowerBound...block.spans.upperBound).contains(passing.span), "seed \(seed)")
        #expect(holds(versions[passing.insertedBy + 1], passing.text), "seed \(seed)")
      }
    }
  }

  /// The changed bytes of each block, the spans of one operation that follow each other joined.
  private func joined(_ redline: TextRedline) -> [String] {
    redline.blocks.map { block in
      var text = ""
      var last: TextRedline.Operation?
      for span in redline.spans[block.spans] {
        if span.operation != last { text += "|\(span.operation) " }
        last = span.operation
        text += redline.bytes(of: span).map { String($0, radix: 16) }.joined(separator: ",") + ","
      }
      return "\(block.change)\(block.from)\(block.to)" + text
    }
  }

  private func holds(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    let words = part.filter { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    let whole = text.filter { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    return words.isEmpty || whole.indices.contains { whole[$0...].starts(with: words) }
  }

  @Test("and where each word stands once, each is its writer's, and each loss its deleter's")
  func exact() {
    for seed in UInt64(80_000)..<80_500 {
      var random = Generator(seed: seed)
      var words = (0..<60).map { "p\($0)" }
      var texts = [words]
      let steps = 1 + random.below(5)
      for step in 0..<steps {
        for edit in 0..<1 + random.below(3) {
          // Far from each other, so that no cleanup joins the changes of two steps.
          let at = random.below(words.count)
          if random.chance(50) { words.insert("s\(step)x\(edit)", at: at) } else { words.remove(at: at) }
        }
        texts.append(words)
      }
      let chain = Chain(texts.map { $0.joined(separator: " ") })
      for span in chain.redline.spans.indices where chain.redline.spans[span].operation != .equal {
        let step = chain.attribution.step(ofSpan: span)!
        let text = String(decoding: chain.redline.bytes(of: chain.redline.spans[span]), as: UTF8.self)
        for word in text.split(separator: " ").map(String.init) {
          let stood = texts.map { $0.contains(word) }
          guard stood[0] != stood[steps] else { continue }
          #expect(stood[step] != stood[step + 1], "seed \(seed): \(word) at \(step)")
        }
      }
      for passing in chain.attribution.passing {
        for word in String(decoding: passing.text, as: UTF8.self).split(separator: " ").map(String.init)
        where word.hasPrefix("s") {
          #expect(
            !texts[passing.insertedBy].contains(word) && texts[passing.insertedBy + 1].contains(word), "seed \(seed)")
          #expect(
            texts[passing.deletedBy].contains(word) && !texts[passing.deletedBy + 1].contains(word), "seed \(seed)")
        }
      }
    }
  }
}

import SeededRandom

/// Drafts and edited copies of them, from a seed.
struct RandomDrafts {
  var random: SeededNumbers

  init(seed: UInt64) { random = SeededNumbers(seed: seed) }

  private static let words = """
    los Estados deben podrán cooperar en materia de migración segura ordenada y regular niñas niños adolescentes acceso a \
    servicios básicos sin discriminación frontera retorno digno información alternativas detención trata personas datos
    """.split(separator: " ").map(String.init)

  mutating func sentence() -> String {
    let words = (0..<3 + random.below(14)).map { _ in random.pick(Self.words) }
    return words.joined(separator: " ").prefix(1).uppercased() + words.joined(separator: " ").dropFirst() + "."
  }

  /// A draft: headings, numbered paragraphs, items, a table, notes.
  mutating func paragraphs() -> [String] {
    var paragraphs = ["# Declaración"]
    for number in 1...3 + random.below(12) {
      switch random.below(9) {
      case 0: paragraphs.append("## \(sentence().dropLast())")
      case 1: paragraphs.append(sentence())
      case 2: paragraphs.append("- \(sentence())\n- \(sentence())")
      case 3: paragraphs.append("| A | B |\n| --- | --- |\n| \(sentence()) | \(sentence()) |")
      default: paragraphs.append("\(number). \(sentence())" + (random.chance(20) ? " [\(sentence())]" : ""))
      }
    }
    if random.chance(20) { paragraphs.append("[^1]: \(sentence())") }
    return paragraphs
  }

  static func text(_ paragraphs: [String]) -> [UInt8] {
    paragraphs.isEmpty ? [] : Array((paragraphs.joined(separator: "\n\n") + "\n").utf8)
  }

  /// Another party's version of a draft.
  mutating func edited(_ draft: [String]) -> [String] {
    var paragraphs = draft
    for _ in 0..<1 + random.below(5) {
      let place = random.below(max(1, paragraphs.count))
      switch random.below(8) {
      case 0: paragraphs.insert(sentence(), at: random.below(paragraphs.count + 1))
      case 1: paragraphs.append(sentence())
      case 2 where !paragraphs.isEmpty: paragraphs.remove(at: place)
      case 3 where paragraphs.count > 2:
        let taken = paragraphs.remove(at: place)
        paragraphs.insert(taken, at: random.below(paragraphs.count + 1))
      case 4 where place + 1 < paragraphs.count:
        paragraphs[place] += " " + paragraphs.remove(at: place + 1)
      case 5 where !paragraphs.isEmpty: paragraphs.insert("\(99 + place). \(sentence())", at: place)
      default:
        guard !paragraphs.isEmpty else { continue }
        var words = paragraphs[place].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<1 + random.below(3) where !words.isEmpty {
          let word = random.below(words.count)
          switch random.below(3) {
          case 0: words.remove(at: word)
          case 1: words.insert(random.pick(Self.words), at: word)
          default: words[word] = random.pick(Self.words)
          }
        }
        paragraphs[place] = words.joined(separator: " ")
      }
    }
    return paragraphs
  }
}

import SeededRandom

typealias Generator = SeededRandom.SeededNumbers

/// Texts that look like drafts of one another: paragraphs, items, tables and odd bytes, edited, moved, split, merged.
struct DraftGenerator {
  var random: Generator
  private let words = [
    "los", "Estados", "de", "la", "migración", "segura", "ordenada", "y", "regular", "a", "b", "acuerdo,",
    "región.",
    "1.º", "25/10/2018", "l'État", "niños\u{301}", "移民", "👨‍👩‍👧", "x", "(a)", "**", "1.234,56",
  ]
  private let openings = ["", "", "", "# ", "- ", "1. ", "| ", "[^1]: ", "> ", "```\n", "---\n", "\n", "a) "]
  private let breaks = ["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\r\n\r\n", "\r", " \n\t\n"]

  init(seed: UInt64) { random = Generator(seed: seed) }

  mutating func pair() -> (old: [UInt8], new: [UInt8]) {
    var paragraphs: [[UInt8]] = []
    for _ in 0..<random.below(9) { paragraphs.append(paragraph()) }
    let old = join(paragraphs)
    for _ in 0..<random.below(5) { edit(&paragraphs) }
    return (old, join(paragraphs))
  }

  /// The next version of a text: its paragraphs edited, occasionally all of it rewritten.
  mutating func edited(_ text: [UInt8]) -> [UInt8] {
    if random.chance(5) { return pair().new }
    var paragraphs = [[UInt8]]()
    var rest = text[...]
    while !rest.isEmpty {
      var end = rest.startIndex
      while end < rest.endIndex, !(rest[end] == 0x0A && end + 1 < rest.endIndex && rest[end + 1] == 0x0A) { end += 1 }
      paragraphs.append(Array(rest[..<end]))
      rest = rest[min(end + 2, rest.endIndex)...]
    }
    for _ in 0..<random.below(4) { edit(&paragraphs) }
    return join(paragraphs)
  }

  /// Characters at the edges of the definition of a word, in any order.
  mutating func oddities() -> [UInt8] {
    let parts = [
      "a", "É", "7", ".", ",", "'", "-", "_", "/", ":", "º", "°", "’", "移", "\u{301}", "\u{200D}", "👨", "🇨",
      " ", "(",
    ]
    return (0..<40).flatMap { _ in Array(random.pick(parts).utf8) } + [UInt8(random.below(256))]
  }

  private mutating func paragraph() -> [UInt8] {
    var text = random.pick(openings)
    for index in 0..<random.below(14) {
      if index > 0 { text += random.chance(90) ? " " : random.chance(50) ? "\n" : "\u{A0}" }
      text += random.pick(words)
    }
    return Array(text.utf8)
  }

  private mutating func join(_ paragraphs: [[UInt8]]) -> [UInt8] {
    var text: [UInt8] = random.chance(5) ? [0x0A] : []
    for paragraph in paragraphs {
      text += paragraph
      text += random.chance(95) ? [0x0A, 0x0A] : Array(random.pick(breaks).utf8)
    }
    if random.chance(20), !text.isEmpty { text.removeLast() }
    return text
  }

  private mutating func edit(_ paragraphs: inout [[UInt8]]) {
    guard !paragraphs.isEmpty else { return paragraphs.append(paragraph()) }
    let at = random.below(paragraphs.count)
    switch random.below(8) {
    case 0: paragraphs.insert(paragraph(), at: at)
    case 1: paragraphs.remove(at: at)
    case 2: paragraphs.insert(paragraphs.remove(at: at), at: random.below(paragraphs.count + 1))
    case 3:
      let cut = random.below(paragraphs[at].count + 1)
      paragraphs.insert(Array(paragraphs[at][cut...]), at: at + 1)
      paragraphs[at].removeSubrange(cut...)
    case 4 where at + 1 < paragraphs.count:
      paragraphs[at] += [0x20] + paragraphs.remove(at: at + 1)
    case 5:
      paragraphs[at].insert(UInt8(random.below(256)), at: random.below(paragraphs[at].count + 1))
    default:
      var words = paragraphs[at].split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
      words[random.below(words.count)] = Array(random.pick(self.words).utf8)
      paragraphs[at] = Array(words.joined(separator: [0x20]))
    }
  }
}

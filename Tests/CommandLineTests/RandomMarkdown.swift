/// Random texts of the blocks that a record's text may hold: headings, paragraphs, nested lists with gaps and both marks,
/// tables, quotations, code, notes, links, emphasis, breaks, rules, brackets.
struct RandomMarkdown {
  private var state: UInt64
  private var notes = 0
  private var references = 0

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  private mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  private mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  private static let vocabulary = [
    "the", "States", "reaffirm", "[their]", "commitment", "human-rights", "B.O.", "niños", "1.º", "§3", "a\\*b",
    "c\\_d",
    "e\\<f", "3.5", "100%", "(a)", "«cita»", "l'État", "semi;colon", "[A] [B]", "R&D", "2014.",
  ]

  private mutating func words(_ count: Int) -> String {
    (0..<count).map { _ in Self.vocabulary[below(Self.vocabulary.count)] }.joined(separator: " ")
  }

  mutating func text() -> String {
    var blocks: [String] = chance(15) ? ["+++\nversion = \"1.\(below(9))\"\n+++"] : []
    if chance(70) { blocks.append("# Title \(below(100))") }
    for _ in 0..<(2 + below(7)) { blocks.append(block()) }
    for note in 0..<notes { blocks.append("[^n\(note + 1)]: Note \(note + 1) \(words(3)).") }
    if references > 0 {
      blocks.append(
        (1...references).map { "[r\($0)]: https://example.org\(["", "/", "/a/\($0)"][below(3)])" }
          .joined(separator: "\n"))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private mutating func block() -> String {
    switch below(10) {
    case 0...2: return "P " + runs()
    case 3: return String(repeating: "#", count: 1 + below(4)) + " Head " + words(2)
    case 4, 5: return items(indent: 0, depth: 0)
    case 6: return table()
    case 7: return "> Q " + runs().replacing("\n", with: "\n> ")
    case 8: return "```\ncode  line\n  two \(below(100))\n```"
    default: return ["---", "* * *", "Underlined \(below(9))\n-------"][below(3)]
    }
  }

  private mutating func runs() -> String {
    var parts: [String] = []
    for _ in 0..<(1 + below(4)) {
      let some = words(1 + below(3))
      switch below(16) {
      case 0: parts.append("*\(some)*")
      case 1: parts.append("**\(some)**")
      case 2: parts.append("***\(some)***")
      case 3: parts.append("~~\(some)~~")
      case 4: parts.append("`code \(below(9))`")
      case 5: parts.append("[the site \(below(9))](https://example.org/\(below(9)))")
      case 13: parts.append("[the host](https://host\(below(9)).example.org\(chance(50) ? "/" : ""))")
      case 14:
        references += 1
        parts.append("[by *reference*][r\(references)]")
      case 15:
        parts.append(chance(50) ? "<https://bare\(below(9)).example.org>" : "https://bare.example.org/a\(below(9))")
      case 6: parts.append(chance(50) ? "**bold *both* bold**" : "_it **both**_")
      case 7:
        notes += 1
        parts.append("\(some)[^n\(notes)]")
      case 8: parts.append(some + ["  \n", "\\\n", "\n"][below(3)] + "next " + words(1))
      default: parts.append(some)
      }
    }
    return parts.joined(separator: " ")
  }

  private mutating func items(indent: Int, depth: Int) -> String {
    let isOrdered = chance(60)
    let (mark, bullet, isLoose) = (chance(50) ? "." : ")", ["-", "*", "+"][below(3)], chance(50))
    var number = [1, 1, 1, 3, 7][below(5)]
    var lines: [String] = []
    for _ in 0..<(1 + below(4)) {
      let label = isOrdered ? "\(number)\(mark) " : bullet + " "
      let inner = String(repeating: " ", count: indent + label.count)
      lines.append(String(repeating: " ", count: indent) + label + "I " + runs().replacing("\n", with: "\n" + inner))
      number += [1, 1, 1, 2, 3][below(5)]
      if isLoose, chance(20) { lines += ["", inner + "More of it."] }
      if depth < 2, chance(35) {
        if isLoose { lines.append("") }
        lines.append(items(indent: indent + label.count, depth: depth + 1))
      }
      if isLoose { lines.append("") }
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private mutating func table() -> String {
    let columns = 2 + below(3)
    func row(_ cells: [String]) -> String { "|" + cells.map { " \($0) " }.joined(separator: "|") + "|" }
    var lines = [row((0..<columns).map { _ in words(1) })]
    lines.append("|" + (0..<columns).map { _ in ["---", ":--", "--:", ":-:"][below(4)] }.joined(separator: "|") + "|")
    for _ in 0..<(1 + below(3)) {
      lines.append(row((0..<columns).map { _ in ["", "*x*", "**y** z", words(2)][below(4)] }))
    }
    return lines.joined(separator: "\n")
  }
}

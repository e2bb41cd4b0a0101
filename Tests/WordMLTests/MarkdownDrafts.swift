/// Markdown drafts of one another, made from a seed: headings, lists, tables, footnotes, marks within lines, odd characters;
/// edited, moved, split, merged, turned into other kinds.
struct MarkdownDrafts {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func below(_ bound: Int) -> Int {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ list: [String]) -> String { list[below(list.count)] }

  private let words = [
    "los", "Estados", "migración", "**segura**", "*ordenada*", "y", "regular", "[^1]", "[^2]", "[^a]", "`code`",
    "**a *b* c**", "\\*", "\\[", "[texto](https://example.org/a_(b))", "<https://iom.int>", "&amp;", "&lt;", "~~no~~",
    "1.º", "25/10/2018", "niños\u{301}", "移民", "👨‍👩‍👧", "**", "*", "_", "`", "[", "]", "](", "a_b_c", "<b>", "\u{7}",
    "![foto](x.png)", "\u{FFFE}", "x|y", "\\|", "***tres***", "&#65;", "\u{A0}",
  ]
  private let openings = [
    "", "", "", "", "# ", "## ", "### ", "- ", "* ", "1. ", "2. ", "  - ", "   a) ", "(iv) ", "> ", "[^1]: ", "[^2]: ",
    "[^a]: ", "```\n", "---\n", "    ", "| ",
  ]

  private mutating func phrase(_ longest: Int) -> String {
    var text = ""
    for index in 0..<(1 + below(longest)) {
      if index > 0 { text += ["", "\n", "  \n", "\\\n", "\t"][max(0, below(24) - 19)] + (below(20) == 0 ? "" : " ") }
      text += pick(words)
    }
    return text
  }

  private mutating func table() -> String {
    let columns = 1 + below(3)
    var rows = [row(columns), "|" + String(repeating: pick([" --- |", ":-:|", "---|"]), count: columns)]
    for _ in 0..<below(4) { rows.append(row(below(8) == 0 ? columns + 1 : columns)) }
    return rows.joined(separator: "\n")
  }

  private mutating func row(_ columns: Int) -> String {
    "|" + (0..<columns).map { _ in " " + phrase(3).filter { $0 != "\n" } + " |" }.joined()
  }

  /// Several paragraphs, each of one line or more.
  private mutating func quotation() -> String {
    var lines: [String] = []
    for number in 0..<(1 + below(4)) {
      if number > 0 { lines.append([">", "> ", ">  "][below(3)]) }
      for _ in 0..<(1 + below(2)) {
        lines.append("> " + phrase(5).filter { $0 != "\n" } + ["", "", "", "  ", "\\"][below(5)])
      }
    }
    return lines.joined(separator: below(8) == 0 ? "\r\n" : "\n")
  }

  private mutating func paragraph() -> String {
    switch below(13) {
    case 12: quotation()
    case 0, 1: table()
    case 2: "Título\n" + pick(["===", "---"])
    case 3: "```\n" + phrase(6) + "\n```"
    default: pick(openings) + phrase(9)
    }
  }

  mutating func pair() -> (old: String, new: String) {
    var paragraphs: [String] = []
    for _ in 0..<(1 + below(8)) { paragraphs.append(paragraph()) }
    let old = joined(paragraphs)
    for _ in 0..<(1 + below(4)) { edit(&paragraphs) }
    return (old, joined(paragraphs))
  }

  /// A draft and the versions of several parties, some of which say the same.
  mutating func several(_ count: Int) -> (draft: String, versions: [String]) {
    var paragraphs: [String] = []
    // A fence without an end makes one block of all that follows.
    while paragraphs.count < 2 + below(8) {
      let next = paragraph()
      if !next.contains("```") { paragraphs.append(next) }
    }
    var versions: [String] = []
    for number in 0..<count {
      if number > 0, below(5) == 0 {
        versions.append(versions[below(number)])
        continue
      }
      var own = paragraphs
      for _ in 0..<(1 + below(3)) { edit(&own) }
      own.removeAll { $0.contains("```") }
      versions.append(joined(own, plainly: true))
    }
    return (joined(paragraphs, plainly: true), versions)
  }

  /// - Parameter plainly: whether the same paragraphs give the same text.
  private mutating func joined(_ paragraphs: [String], plainly: Bool) -> String {
    plainly ? paragraphs.map { $0 + "\n\n" }.joined() : joined(paragraphs)
  }

  private mutating func joined(_ paragraphs: [String]) -> String {
    var text = below(20) == 0 ? "\n" : below(20) == 0 ? "---\ntitle: x\n---\n" : ""
    for paragraph in paragraphs { text += paragraph + ["\n\n", "\n\n", "\n\n", "\n\n", "\n", "\r\n\r\n"][below(6)] }
    return text
  }

  private mutating func edit(_ paragraphs: inout [String]) {
    guard !paragraphs.isEmpty else { return paragraphs.append(paragraph()) }
    let place = below(paragraphs.count)
    switch below(9) {
    case 0: paragraphs.insert(paragraph(), at: place)
    case 1: paragraphs.remove(at: place)
    case 2: paragraphs.insert(paragraphs.remove(at: place), at: below(paragraphs.count + 1))
    case 3:
      let cut = paragraphs[place].index(paragraphs[place].startIndex, offsetBy: below(paragraphs[place].count + 1))
      paragraphs.insert(String(paragraphs[place][cut...]), at: place + 1)
      paragraphs[place] = String(paragraphs[place][..<cut])
    case 4 where place + 1 < paragraphs.count:
      paragraphs[place] += " " + paragraphs.remove(at: place + 1)
    case 5: paragraphs[place] = pick(openings) + paragraphs[place]
    case 6: paragraphs[place] = String(paragraphs[place].drop { "#-*0123456789.|> ".contains($0) })
    default:
      var parts = paragraphs[place].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      parts[below(parts.count)] = pick(words)
      if below(3) == 0 { parts.insert(phrase(4), at: below(parts.count)) }
      paragraphs[place] = parts.joined(separator: " ")
    }
  }
}

import SeededRandom

/// A text of lists, numbered headings and paragraphs between them, from a seed.
///
/// Each paragraph has a unique word, so that its label can be distinguished from another reader's.
struct RandomLists {
  private var numbers: SeededNumbers
  private var words = 0
  private var lists: [String] = []

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  static func text(seed: UInt64) -> BuiltText {
    var random = RandomLists(seed: seed)
    return random.built()
  }

  private mutating func built() -> BuiltText {
    let styles = style("A") + style("B")
    let outline =
      "<text:outline-style style:name=\"Outline\">"
      + levels(3, "outline-level-style") + "</text:outline-style>"
      + (1...3).map {
        "<style:style style:name=\"Heading_20_\($0)\" style:display-name=\"Heading \($0)\" style:family=\"paragraph\" "
          + "style:default-outline-level=\"\($0)\"/>"
      }
      .joined()
    var body = ""
    for _ in 0..<numbers.below(10) + 4 { body += block() }
    return BuiltText(body: body, automatic: styles, named: outline)
  }

  private mutating func style(_ name: String) -> String {
    "<text:list-style style:name=\"\(name)\">"
      + levels(4, "list-level-style-number") + "</text:list-style>"
  }

  private mutating func levels(_ count: Int, _ element: String) -> String {
    var result = ""
    for level in 1...count { result += "<text:\(element) text:level=\"\(level)\" \(attributes(of: level))/>" }
    return result
  }

  private mutating func attributes(of level: Int) -> String {
    let format = numbers.pick(["1", "1", "a", "A", "i", "I", "1st", "One", "01, 02, 03, ..."])
    let prefix = numbers.pick(["", "", "(", "Art. "])
    let shown = numbers.chance(40) ? numbers.below(level) + 1 : 1
    let start = numbers.chance(20) ? " text:start-value=\"\(numbers.below(5) + 1)\"" : ""
    return
      "style:num-format=\"\(format)\" style:num-prefix=\"\(prefix)\" style:num-suffix=\"\(numbers.pick([".", ")"]))\" "
      + "text:display-levels=\"\(shown)\"\(numbers.chance(50) ? " style:num-letter-sync=\"true\"" : "")\(start)"
  }

  private mutating func word() -> String {
    words += 1
    let letters = [words / 676, words / 26 % 26, words % 26].map { String(UnicodeScalar(UInt8(97 + $0))) }
    return "word" + letters.joined()
  }

  private mutating func block() -> String {
    switch numbers.below(10) {
    case 0...1: return p(word())
    case 2...3:
      let level = numbers.below(3) + 1
      return h(level, word(), nil, numbers.chance(10) ? "text:is-list-header=\"true\"" : "")
    default: return topList()
    }
  }

  private mutating func topList() -> String {
    let name = "l\(lists.count)"
    var more = "xml:id=\"\(name)\""
    if numbers.chance(30), !lists.isEmpty {
      more += " text:continue-list=\"\(numbers.pick(lists))\""
    } else if numbers.chance(30) {
      more += " text:continue-numbering=\"\(numbers.chance(80))\""
    }
    lists.append(name)
    return nested(numbers.pick(["A", "A", "B"]), depth: 1, more)
  }

  private mutating func nested(_ style: String?, depth: Int, _ more: String = "") -> String {
    var items = ""
    for _ in 0..<numbers.below(4) + 1 { items += entry(depth) }
    return list(style, items, more: more)
  }

  private mutating func entry(_ depth: Int) -> String {
    var deeper = ""
    if depth < 4, numbers.chance(35) {
      for _ in 0...(numbers.chance(20) ? 1 : 0) {
        let goesOn = numbers.chance(20) ? "text:continue-numbering=\"\(numbers.chance(60))\"" : ""
        deeper += nested(nil, depth: depth + 1, goesOn)
      }
    }
    if numbers.chance(15) { return header(p(word()), numbers.chance(20) ? p(word()) : "", deeper) }
    // An item may begin with a list of the next level.
    if !deeper.isEmpty, numbers.chance(15) { return item(deeper) }
    let further = numbers.chance(15) ? p(word()) : ""
    let start = numbers.chance(8) ? "text:start-value=\"\(numbers.below(30) + 1)\"" : ""
    return item(p(word()), further, deeper, more: start)
  }
}

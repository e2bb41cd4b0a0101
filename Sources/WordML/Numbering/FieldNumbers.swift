import DocumentModel
import OfficeOpenXML

/// The numbers of AUTONUM, AUTONUMLGL, AUTONUMOUT and LISTNUM fields, which Word computes whenever it shows them
/// (ECMA-376 part 1, sections 17.16.5.3 to 17.16.5.5 and 17.16.5.31).
///
/// The three kinds of AUTONUM number paragraphs, in one sequence for each heading level and one for all other
/// paragraphs; a level restarts when one above it counts. LISTNUM counts in one of three lists of its own, or in a list
/// of the document.
struct FieldNumbers {
  private static let levelCount = 9
  /// For the heading levels, and last for paragraphs that are not headings.
  private var paragraphs = [Int](repeating: 0, count: levelCount + 1)
  private var lists: [List: [Int]] = [:]

  private enum List: String {
    case number = "numberdefault"
    case outline = "outlinedefault"
    case legal = "legaldefault"
  }

  /// The properties of a paragraph that determine how its fields count.
  struct Paragraph {
    /// From 0; `nil` for anything but a heading.
    var heading: Int?
    /// The list and level of the paragraph's own number.
    var reference: ListReference?
    fileprivate var isCounted = false

    init(heading: Int?, reference: ListReference?) {
      self.heading = heading
      self.reference = reference
    }
  }

  /// What a field shows; `nil` for a field of another kind.
  ///
  /// - Parameter count: returns the next number of a list of the document, and may restart it.
  mutating func next(
    _ instruction: String, in paragraph: inout Paragraph,
    count: (_ name: String?, _ level: Int?, _ start: Int?) -> String?
  ) -> String? {
    let field = FieldInstruction(instruction)
    switch field.name {
    case "AUTONUM", "AUTONUMLGL", "AUTONUMOUT": return automatic(field, &paragraph)
    case "LISTNUM":
      let name = field.arguments.first?.lowercased()
      let start = field.switches["s"].flatMap(WordNumber.read)
      let level = field.switches["l"].flatMap(WordNumber.read).map { min(max($0, 1), Self.levelCount) - 1 }
      let list = name.map { List(rawValue: $0) } ?? (paragraph.reference == nil ? .number : nil)
      if let list { return listed(list, level: level ?? 0, start: start) }
      return count(field.arguments.first, level, start) ?? listed(.number, level: level ?? 0, start: start)
    default: return nil
    }
  }

  // MARK: Paragraphs

  private mutating func automatic(_ field: FieldInstruction, _ paragraph: inout Paragraph) -> String {
    let level = min(paragraph.heading ?? Self.levelCount, Self.levelCount)
    if !paragraph.isCounted {
      paragraph.isCounted = true
      paragraphs[level] += 1
      for below in (level + 1)..<max(paragraphs.count, level + 1) { paragraphs[below] = 0 }
    }
    let separator = field.switches["s"]?.first.map { String($0) } ?? "."
    switch field.name {
    case "AUTONUMLGL":
      let numbers = paragraphs[...level].filter { $0 > 0 }.map(String.init).joined(separator: separator)
      return field.switches["e"] == nil ? numbers + separator : numbers
    case "AUTONUMOUT":
      let place = paragraph.heading == nil ? 0 : level
      return Self.outline[min(place, Self.outline.count - 1)].text(paragraphs[level])
    default: return field.format.text(paragraphs[level], language: "en") + separator
    }
  }

  // MARK: Lists

  private mutating func listed(_ list: List, level: Int, start: Int?) -> String {
    var counts = lists[list] ?? Array(repeating: 0, count: Self.levelCount)
    for above in 0..<level where counts[above] == 0 { counts[above] = 1 }
    counts[level] = start ?? min(counts[level] + 1, Int(Int32.max))
    for below in (level + 1)..<max(Self.levelCount, level + 1) { counts[below] = 0 }
    lists[list] = counts
    switch list {
    case .number: return Self.numbers[level].text(counts[level])
    case .outline: return Self.outline[level].text(counts[level])
    case .legal: return counts[...level].map { "\($0)." }.joined()
    }
  }

  private struct Label {
    let before: String
    let format: NumberFormat
    let after: String

    init(_ before: String, _ format: NumberFormat, _ after: String) {
      self.before = before
      self.format = format
      self.after = after
    }

    func text(_ number: Int) -> String { before + format.text(number, language: "en") + after }
  }

  private static let numbers = [
    Label("", .decimal, ")"), Label("", .lowerLetter, ")"), Label("", .lowerRoman, ")"), Label("(", .decimal, ")"),
    Label("(", .lowerLetter, ")"), Label("(", .lowerRoman, ")"), Label("", .decimal, "."),
    Label("", .lowerLetter, "."), Label("", .lowerRoman, "."),
  ]
  private static let outline = [
    Label("", .upperRoman, "."), Label("", .upperLetter, "."), Label("", .decimal, "."), Label("", .lowerLetter, ")"),
    Label("(", .decimal, ")"), Label("(", .lowerLetter, ")"), Label("(", .lowerRoman, ")"),
    Label("(", .lowerLetter, ")"), Label("(", .lowerRoman, ")"),
  ]
}

/// A field code in its parts: its name, its arguments, and its switches with theirs (section 17.16.2).
struct FieldInstruction {
  private(set) var name = ""
  private(set) var arguments: [String] = []
  /// By their lower-case letters; `*` for the format.
  private(set) var switches: [String: String] = [:]

  /// Switches without an argument.
  private static let alone: Set<String> = ["e", "h"]

  init(_ text: String) {
    var open: String?
    for word in Self.words(of: text) {
      if name.isEmpty {
        name = word.uppercased()
      } else if word.hasPrefix("\\"), word.utf8.count > 1 {
        let letter = String(word.dropFirst().prefix(1)).lowercased()
        switches[letter] = ""
        // The argument may follow without a space: \s3.
        let rest = String(word.dropFirst(2))
        if !rest.isEmpty { switches[letter] = rest }
        open = rest.isEmpty && !Self.alone.contains(letter) ? letter : nil
      } else if let letter = open {
        switches[letter] = word
        open = nil
      } else {
        arguments.append(word)
      }
    }
  }

  /// By the general format switch (`\* ROMAN`); digits without one.
  var format: NumberFormat {
    switch switches["*"] {
    case "roman": .lowerRoman
    case "ROMAN", "Roman": .upperRoman
    case "alphabetic": .lowerLetter
    case "ALPHABETIC", "Alphabetic": .upperLetter
    default: .decimal
    }
  }

  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text.prefix(2_000) {
      if character == "\"" || character == "“" || character == "”" {
        isQuoted.toggle()
        if !isQuoted {
          words.append(word)
          word = ""
        }
      } else if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}

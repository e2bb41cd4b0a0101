/// Text in several inks, wrapped to a given width.
struct WrappedText {
  /// Text of one ink. May contain line endings.
  struct Run: Equatable {
    var text: String
    var ink: Ink
  }

  /// The lines, each in runs without line endings.
  private(set) var lines: [[Run]] = []

  private let width: Int
  private var line: [Run] = []
  private var lineColumns = 0
  private var spaces: [Run] = []
  private var spaceColumns = 0
  private var word: [Run] = []
  private var wordColumns = 0

  /// Wraps runs at word borders; a word longer than a line is split. A width of 0 sets no limit.
  init(_ runs: [Run], width: Int) {
    self.width = width <= 0 ? .max : max(width, 2)
    for run in runs { add(run) }
    endWord()
    endLine()
  }

  /// The columns of a line.
  static func columns(_ line: [Run]) -> Int {
    line.reduce(0) { $0 + TerminalText.columns($1.text) }
  }

  /// A line with its inks, padded with spaces to a number of columns.
  static func paint(_ line: [Run], _ style: TerminalStyle, padTo columns: Int = 0) -> String {
    let text = line.reduce(into: "") { $0 += $1.ink($1.text, style) }
    let missing = columns == 0 ? 0 : columns - Self.columns(line)
    return missing > 0 ? text + String(repeating: " ", count: missing) : text
  }

  private mutating func add(_ run: Run) {
    var rest = Substring(run.text).utf8
    while let first = rest.first {
      if first == UInt8(ascii: "\n") {
        endWord()
        endLine()
        rest = rest.dropFirst()
      } else if Self.isSpace(first) {
        endWord()
        let space = rest.prefix(while: Self.isSpace)
        Self.append(Run(text: String(repeating: " ", count: space.count), ink: run.ink), to: &spaces)
        spaceColumns += space.count
        rest = rest.dropFirst(space.count)
      } else {
        let part = rest.prefix { !Self.isSpace($0) && $0 != UInt8(ascii: "\n") }
        let text = String(Substring(part))
        Self.append(Run(text: text, ink: run.ink), to: &word)
        wordColumns += TerminalText.columns(text)
        rest = rest[part.endIndex...]
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func append(_ run: Run, to runs: inout [Run]) {
    if let last = runs.indices.last, runs[last].ink == run.ink {
      runs[last].text += run.text
    } else {
      runs.append(run)
    }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let needed = spaceColumns + wordColumns
    if lineColumns + needed > width, lineColumns > 0 { endLine() }
    // Spaces at the start of a paragraph's line are its indent; after a wrap they are dropped.
    if lineColumns + spaceColumns < width {
      for run in spaces { Self.append(run, to: &line) }
      lineColumns += spaceColumns
    }
    spaces = []
    spaceColumns = 0
    if lineColumns + wordColumns <= width {
      for run in word { Self.append(run, to: &line) }
      lineColumns += wordColumns
    } else {
      cutWord()
    }
    word = []
    wordColumns = 0
  }

  /// Splits a word longer than a line, character by character.
  private mutating func cutWord() {
    for run in word {
      var piece = ""
      for character in run.text {
        let columns = TerminalText.columns(character)
        if lineColumns + columns > width, lineColumns > 0 {
          // A path is split after a slash, if there is one in the half that is nearest the edge.
          let slash = piece.lastIndex(of: "/").map { piece.index(after: $0) }
          let cut = slash.flatMap { piece.distance(from: $0, to: piece.endIndex) < width / 2 ? $0 : nil }
          let rest = String(piece[(cut ?? piece.endIndex)...])
          Self.append(Run(text: String(piece[..<(cut ?? piece.endIndex)]), ink: run.ink), to: &line)
          endLine()
          piece = rest
          lineColumns = TerminalText.columns(rest)
        }
        piece.append(character)
        lineColumns += columns
      }
      if !piece.isEmpty { Self.append(Run(text: piece, ink: run.ink), to: &line) }
    }
  }

  private mutating func endLine() {
    lines.append(line.filter { !$0.text.isEmpty })
    line = []
    lineColumns = 0
    spaces = []
    spaceColumns = 0
  }
}

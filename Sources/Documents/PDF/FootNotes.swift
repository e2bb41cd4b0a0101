import DocumentModel

/// The notes at the foot of the pages, with their reference marks.
///
/// A note is set smaller than the text, at the end of a page or a column, and begins with a mark that is a superscript
/// in the text above. Anything else stays text, and its mark a superscript digit.
struct FootNotes {
  /// The lines of each note; it may continue over pages.
  private(set) var notes: [[TextLine]] = []
  /// The letters and digits of the marks before them, which are not part of their words.
  private(set) var markLetters = 0
  private let bodySize: Double
  /// Whether the last page ended within a note.
  private var isOpen = false

  init(bodySize: Double) { self.bodySize = bodySize }

  /// Removes the notes of a page from its regions, and marks the words that refer to them.
  mutating func take(from regions: inout [PageRegion]) {
    let feet = Self.feet(of: regions, bodySize: bodySize)
    var marks: Set<String> = []
    for (index, region) in regions.enumerated() {
      let end = feet.first { $0.region == index }?.start
      for line in Self.lines(of: region).prefix(end ?? .max) {
        for word in line.words.dropFirst() where line.isRaised(word) { marks.insert(Self.mark(word.text)) }
      }
    }
    marks.remove("")
    let wasOpen = isOpen
    isOpen = false
    var called: [String: Int] = [:]
    for (foot, start) in feet {
      guard case .text(let lines, let right) = regions[foot] else { continue }
      var kept = Array(lines[..<start])
      var hasBegun = false
      // A paragraph in small print between the text and the notes.
      var pending: [TextLine] = []
      for line in lines[start...] {
        if let first = line.words.first, line.words.count > 1 || line.isRaised(first) {
          let mark = Self.mark(first.text)
          if marks.contains(mark), called[mark] == nil {
            if !hasBegun { settle(&pending, wasOpen && called.isEmpty, &kept) }
            called[mark] = notes.count
            var rest = line
            markLetters += LetterCount.of(rest.words.removeFirst().text)
            notes.append(rest.words.isEmpty ? [] : [TextLine(rest.words)])
            hasBegun = true
            continue
          }
        }
        if hasBegun { notes[notes.count - 1].append(line) } else { pending.append(line) }
      }
      if !hasBegun { settle(&pending, wasOpen && called.isEmpty && foot == feet.last?.region, &kept) }
      isOpen = isOpen || hasBegun
      regions[foot] = .text(kept, right: right)
    }
    tie(&regions, called)
  }

  /// Where notes may begin: at the small lines at the end of a column, or at the first line that begins with a
  /// superscript mark.
  private static func feet(of regions: [PageRegion], bodySize: Double) -> [(region: Int, start: Int)] {
    var feet: [(region: Int, start: Int)] = []
    for (index, region) in regions.enumerated() {
      guard case .text(let lines, _) = region else { continue }
      var start = lines.count - lines.reversed().prefix { $0.size < bodySize * 0.94 }.count
      let opened = lines.firstIndex { line in
        line.words.count > 1 && line.isRaised(line.words[0]) && !mark(line.words[0].text).isEmpty
      }
      start = min(start, opened ?? start)
      if start < lines.count { feet.append((index, start)) }
    }
    return feet
  }

  /// Small lines above the first note of a page: the rest of a note of the previous page, or text.
  private mutating func settle(_ pending: inout [TextLine], _ continues: Bool, _ kept: inout [TextLine]) {
    if continues, !notes.isEmpty, pending.first?.words.first?.text.first?.isLowercase == true {
      notes[notes.count - 1] += pending
      isOpen = true
    } else {
      kept += pending
    }
    pending = []
  }

  private func tie(_ regions: inout [PageRegion], _ called: [String: Int]) {
    var called = called
    guard !called.isEmpty else { return }
    func tie(_ lines: inout [TextLine]) {
      for index in lines.indices {
        for place in lines[index].words.indices.dropFirst() where lines[index].isRaised(lines[index].words[place]) {
          // Only the first mark gets the note: a later one refers to it.
          guard let note = called.removeValue(forKey: Self.mark(lines[index].words[place].text)) else { continue }
          lines[index].words[place].note = note
        }
      }
    }
    for index in regions.indices {
      switch regions[index] {
      case .text(var lines, let right):
        tie(&lines)
        regions[index] = .text(lines, right: right)
      case .table(var table):
        for row in table.rows.indices {
          for cell in table.rows[row].indices { tie(&table.rows[row][cell]) }
        }
        regions[index] = .table(table)
      }
    }
  }

  private static func lines(of region: PageRegion) -> [TextLine] {
    switch region {
    case .text(let lines, _): lines
    case .table(let table): table.rows.flatMap { $0.flatMap { $0 } }
    }
  }

  /// A number of up to three digits, a lower-case letter or a symbol, without surrounding characters; empty if it is
  /// none.
  static func mark(_ text: String) -> String {
    let inner = text.filter { !"[]().,".contains($0) }
    let isNumber = inner.count <= 3 && inner.allSatisfy { ("0"..."9").contains($0) }
    let isSign = inner.count <= 3 && inner.allSatisfy { "*†‡§¶".contains($0) }
    let isLetter = inner.count == 1 && inner.allSatisfy { ("a"..."z").contains($0) && $0 != "o" }
    return isNumber || isSign || isLetter ? inner : ""
  }
}

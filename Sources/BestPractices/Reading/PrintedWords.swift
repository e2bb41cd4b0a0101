import MarkdownText

/// The words of a text that stood in its form before anybody filled it in: headings, instructions, and choices that were
/// not made. A reader who asks what a State wrote leaves them out.
public enum PrintedWords {
  /// Those of a best practice: what the form prints in any of the four languages, and the choices that are not ticked.
  ///
  /// - Parameter text: Markdown in UTF-8, as the record keeps it.
  /// - Returns: ranges of its bytes, in order, without overlaps. Cost: linear.
  public static func ofPractice(in text: [UInt8]) -> [Range<Int>] {
    var space: PracticeSpace?
    return ranges(in: text) { line in
      if let heading = line.heading {
        if let named = PracticeSpace.headings.name(of: heading, isHeading: true) { space = named }
        if Self.isPrinted(heading) { return [0..<line.scalars.count] }
      }
      let lists = space == .themes || space == .objectives
      let choices = line.untickedChoices(blankIsBox: lists)
      return choices.isEmpty ? line.printedParts(isLabel: Self.isPrinted) : choices
    }
  }

  /// The choices of any text that have a box and are not ticked: `☐ Words`, `[ ] Words`, a row of a table with a box.
  ///
  /// - Parameter text: Markdown in UTF-8.
  /// - Returns: ranges of its bytes, in order, without overlaps. Cost: linear.
  public static func untickedChoices(in text: [UInt8]) -> [Range<Int>] {
    ranges(in: text) { $0.untickedChoices(blankIsBox: false) }
  }

  /// Whether words are a heading of the form or its name.
  private static func isPrinted(_ words: String) -> Bool {
    guard words.utf8.count <= HeadingKey.longest else { return false }
    return PracticeSpace.headings.language(of: words) != nil || PracticeCriterion.headings.language(of: words) != nil
      || titles.contains(HeadingKey(words).words)
  }

  private static let titles = Set(FormLanguage.allCases.map { HeadingKey(PracticeForm.title(in: $0)).words })

  /// What is found in each line outside code, as bytes of the text.
  private static func ranges(in text: [UInt8], of found: (PrintedLine) -> [Range<Int>]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var fence: Substring?
    var start = 0
    for bytes in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      defer { start += bytes.count + 1 }
      // The places in a line that is no UTF-8 are not those of its string.
      guard let string = String(validating: bytes, as: UTF8.self) else { continue }
      let content = string.drop { $0 == " " }
      if let open = fence {
        if content.hasPrefix(open) { fence = nil }
        continue
      }
      if content.hasPrefix("```") || content.hasPrefix("~~~") {
        fence = content.prefix(3)
        continue
      }
      let line = PrintedLine(string)
      let places = found(line).sorted { $0.lowerBound < $1.lowerBound }
      guard !places.isEmpty else { continue }
      var offsets = [start]
      for scalar in line.scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
      for place in places {
        let lower = max(ranges.last?.upperBound ?? 0, offsets[place.lowerBound])
        if lower < offsets[place.upperBound] { ranges.append(lower..<offsets[place.upperBound]) }
      }
    }
    return ranges
  }
}

/// A line of a filled form, with the places of its scalars.
private struct PrintedLine {
  let scalars: [Unicode.Scalar]

  init(_ line: String) { scalars = Array(line.unicodeScalars) }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The words of a heading, or of a line that is bold as a whole.
  var heading: String? {
    let line = text(0..<scalars.count).trimmed
    if line.first == "#" { return InlinePlainText.of(line.drop { $0 == "#" }.utf8).trimmed }
    guard line.hasPrefix("**"), line.hasSuffix("**"), line.utf8.count > 4 else { return nil }
    return InlinePlainText.of(line.utf8).trimmed
  }

  /// The cells of a row; `nil` for another line. A pipe is escaped in one.
  private var cells: [Range<Int>]? {
    guard let first = scalars.firstIndex(where: { $0 != " " }), scalars[first] == "|" else { return nil }
    var cells: [Range<Int>] = []
    var (start, place) = (first + 1, first + 1)
    while place < scalars.count {
      switch scalars[place] {
      case "\\": place += 1
      case "|":
        cells.append(start..<place)
        start = place + 1
      default: break
      }
      place += 1
    }
    if start < scalars.count { cells.append(start..<scalars.count) }
    return cells
  }

  /// The form's sentences, and the labels before them.
  func printedParts(isLabel: (String) -> Bool) -> [Range<Int>] {
    let sentences = FormSentences.all.places(in: scalars)
    guard let label = cells?.first else { return sentences }
    // The cell that names what is asked stands before the answer.
    var kept = ""
    var at = label.lowerBound
    for sentence in sentences where sentence.lowerBound < label.upperBound {
      kept += text(at..<max(at, sentence.lowerBound))
      at = max(at, min(sentence.upperBound, label.upperBound))
    }
    kept += text(at..<label.upperBound)
    let words = InlinePlainText.of(kept.trimmed.utf8).trimmed
    return isLabel(words) ? [label] + sentences.filter { $0.lowerBound >= label.upperBound } : sentences
  }

  /// The choices with a box that is not ticked.
  ///
  /// - Parameter blankIsBox: whether the box of a row may have been deleted.
  func untickedChoices(blankIsBox: Bool) -> [Range<Int>] {
    guard let cells else { return unticked(in: 0..<scalars.count) }
    let words = cells.map { InlinePlainText.of(text($0).utf8).trimmed }
    let filled = words.indices.filter { !words[$0].isEmpty }
    guard let first = filled.first, let last = filled.last else { return [] }
    if MarkedChoices.isTicked(words[first]) == false, isBox(words[first]) { return [0..<scalars.count] }
    // `Words | ☐`
    if filled.count == 2, isBox(words[last]), MarkedChoices.isTicked(words[last]) == false {
      return [0..<scalars.count]
    }
    if blankIsBox, first > 0 { return [0..<scalars.count] }
    return cells.flatMap { unticked(in: $0) }
  }

  private func isBox(_ cell: String) -> Bool { cell.contains { MarkedChoices.empty.contains($0) || "[(".contains($0) } }

  /// Of a line or a cell that begins with a box: each box that is not ticked, with the words up to the next.
  private func unticked(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = range.lowerBound
    // The mark of a list.
    while place < range.upperBound, " \u{A0}".unicodeScalars.contains(scalars[place]) { place += 1 }
    if place + 1 < range.upperBound, "-*+•".unicodeScalars.contains(scalars[place]), scalars[place + 1] == " " {
      place += 2
    }
    var open: Int?
    var isFirst = true
    while place < range.upperBound {
      if let box = box(at: place, before: range.upperBound) {
        if let start = open { found.append(start..<place) }
        open = box.isTicked ? nil : place
        place = box.end
      } else if isFirst {
        return []
      } else {
        place += 1
      }
      isFirst = false
    }
    if let open { found.append(open..<range.upperBound) }
    return found
  }

  /// A box at a place: where it ends, and whether it is ticked.
  private func box(at place: Int, before limit: Int) -> (end: Int, isTicked: Bool)? {
    let character = Character(scalars[place])
    if MarkedChoices.ticks.contains(character) { return (place + 1, true) }
    if MarkedChoices.empty.contains(character) {
      // `☐ X words`, where the box was left.
      var after = place + 1
      while after < limit, scalars[after] == " " || scalars[after] == "\u{A0}" { after += 1 }
      let isTicked =
        after < limit && "xX✓✔".unicodeScalars.contains(scalars[after])
        && !(after + 1 < limit && scalars[after + 1].properties.isAlphabetic)
      return (place + 1, isTicked)
    }
    guard "[(\\".unicodeScalars.contains(scalars[place]) else { return nil }
    let rest = text(place..<min(limit, place + 8))
    guard let bracket = MarkedChoices.bracket(Substring(rest)) else { return nil }
    return (place + rest.unicodeScalars.count - bracket.rest.unicodeScalars.count, bracket.isTicked)
  }
}

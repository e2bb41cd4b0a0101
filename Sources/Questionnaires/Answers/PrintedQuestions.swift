/// The words of a text of answers that are the questionnaire's: its title and introduction, headings, questions, the heads
/// and the rows' names of tables. A reader who asks what a State wrote leaves them out.
///
/// The text is one that was printed from answers: there an answer is words of a paragraph, and its marks are escaped. Choices
/// are printed only where they were made.
public enum PrintedQuestions {
  /// Their places.
  ///
  /// - Parameter text: Markdown in UTF-8.
  /// - Returns: ranges of its bytes, in order, without overlaps. Cost: linear.
  public static func ranges(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    var isIntroduction = true
    var isInTable = false
    while place < text.count {
      let end = text[place...].firstIndex(of: newline) ?? text.count
      let line = text[place..<end]
      let isRow = line.first == UInt8(ascii: "|")
      var printed: Range<Int>?
      if line.starts(with: "#".utf8) {
        // The title is above the introduction.
        if line.starts(with: "##".utf8) { isIntroduction = false }
        printed = place..<end
      } else if line.starts(with: "**".utf8) {
        isIntroduction = false
        printed = place..<closing("**", after: place + 2, in: text)
      } else if isIntroduction {
        printed = place..<end
      } else if line.count > 1, line.first == UInt8(ascii: "*"), line.dropFirst().first != UInt8(ascii: " ") {
        printed = place..<closing("*", after: place + 1, in: text)
      } else if isRow {
        printed = isInTable ? place..<endOfCell(after: place, before: end, in: text) : place..<end
      }
      isInTable = isRow
      if let printed, !printed.isEmpty { ranges.append(printed) }
      // A question of several lines ends where its mark does.
      let next = max(end, printed?.upperBound ?? end)
      place = (text[next...].firstIndex(of: newline) ?? text.count) + 1
    }
    return ranges
  }

  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")

  /// The end of the next mark that is not escaped, in the same paragraph.
  private static func closing(_ mark: String, after start: Int, in text: [UInt8]) -> Int {
    var place = start
    while place < text.count {
      if text[place] == backslash {
        place += 2
        continue
      }
      if text[place...].starts(with: mark.utf8) { return place + mark.utf8.count }
      if text[place] == newline, place + 1 < text.count, text[place + 1] == newline { return place }
      place += 1
    }
    return text.count
  }

  /// The end of a row's first cell.
  private static func endOfCell(after start: Int, before end: Int, in text: [UInt8]) -> Int {
    var place = start + 1
    while place < end, text[place] != UInt8(ascii: "|") { place += text[place] == backslash ? 2 : 1 }
    return min(place, end)
  }
}

import BestPractices
import GitStore
import Questionnaires

/// The parts of a contribution's text that its form printed, and the State did not write: headings, instructions, questions,
/// choices that were not made.
///
/// The text of the record keeps them; whoever asks what a State wrote reads it without them.
package struct PrintedParts: Sendable, Hashable {
  /// Ranges of the text's bytes, in order, without overlaps.
  package let ranges: [Range<Int>]

  /// A text that is all the State's.
  package static let none = PrintedParts(ranges: [])

  private init(ranges: [Range<Int>]) { self.ranges = ranges }

  fileprivate init(of kind: ContributionKind, in text: [UInt8], hasAnswers: Bool) {
    switch kind {
    case .proposal: ranges = []
    case .bestPractice: ranges = PrintedWords.ofPractice(in: text)
    case .questionnaire where hasAnswers: ranges = PrintedQuestions.ranges(in: text)
    case .questionnaire, .input, .reference: ranges = PrintedWords.untickedChoices(in: text)
    }
  }

  /// The text with spaces in their place: what is left stands where it stood.
  package func blanked(in text: [UInt8]) -> [UInt8] {
    var text = text
    for range in ranges { for place in range where text[place] != UInt8(ascii: "\n") { text[place] = 0x20 } }
    return text
  }

  /// Whether nothing but marks is left of a part of the text.
  package func isAll(of part: Range<Int>, in text: [UInt8]) -> Bool {
    guard overlaps(part) else { return false }
    var kept = Array(text[part])
    for range in ranges where range.overlaps(part) {
      for place in range.clamped(to: part) { kept[place - part.lowerBound] = 0x20 }
    }
    return !kept.hasWords
  }

  /// Whether words are among them, in whole or in part. Cost: a binary search.
  package func overlaps(_ words: Range<Int>) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= words.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].overlaps(words)
  }
}

extension RecordState {
  /// What the form printed of a text of a contribution in this state. Cost: linear in the text, and for answers the folder.
  ///
  /// - Parameter text: the text as the record has it.
  package func printedParts(of id: ContributionID, in text: [UInt8]) throws(RecordError) -> PrintedParts {
    var hasAnswers = false
    if id.kind == .questionnaire {
      let answers = id.path(.other(FactFile.answers))
      hasAnswers = try inRecord { () throws(GitError) in try repository.entry(at: answers, in: tree) } != nil
    }
    return PrintedParts(of: id.kind, in: text, hasAnswers: hasAnswers)
  }
}

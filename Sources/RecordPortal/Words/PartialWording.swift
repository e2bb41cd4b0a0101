import Questionnaires
import RecordLocalization
import RecordValues

extension AnswersTable {
  /// Which answers of a State are missing, in words: `partial (1.2 missing)`; `nil` if its answers are complete.
  package func partialWording(of country: PartyCode) -> Message? { Self.partialWording(missingAnswers(of: country)) }

  /// The same of the numbers of questions; `nil` for none.
  package static func partialWording(_ missing: [String]) -> Message? {
    guard !missing.isEmpty else { return nil }
    let shown = missing.prefix(mostNumbers).joined(separator: ", ") + (missing.count > mostNumbers ? ", …" : "")
    return Message("partial (\(shown, "questions") missing)")
  }

  /// More numbers than these say no more than that many are missing.
  private static let mostNumbers = 8
}

import GCMRepo
import Questionnaires
import Synchronization

/// The answers to each questionnaire, each table made once.
final class AnswerTables: Sendable {
  private let tables = Mutex<[String: AnswersTable?]>([:])

  /// The table of a questionnaire; `nil` if its definition cannot be read.
  func table(_ id: String, in state: RecordState) throws(RecordError) -> AnswersTable? {
    if let known = tables.withLock({ $0[id] }) { return known }
    let made: AnswersTable?
    do throws(RecordError) {
      let form = try state.questionnaire(named: id)
      let time = try state.time()
      made = AnswersTable(
        of: form, try state.answers(to: try Slug(id)).answers.map { $0.submission(at: time) },
        addressees: try state.addressees(of: form.questionnaire))
    } catch {
      guard error.concernsOneFile || error.code == .malformedFile else { throw error }
      made = nil
    }
    tables.withLock { $0[id] = .some(made) }
    return made
  }
}

extension PortalRecord {
  /// All answers to a questionnaire; `nil` if it cannot be read.
  func answers(to id: String) throws(RecordError) -> AnswersTable? { try answerTables.table(id, in: state) }
}

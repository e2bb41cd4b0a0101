import DocumentModel
import GCMRepo

extension DocumentLabel {
  /// The label of a document about a state of the record, by which it is told from a text when somebody submits it.
  static func account(of state: RecordState, in language: String) -> DocumentLabel {
    account(at: state.commit.description, in: language)
  }

  /// - Parameter commit: of the state; `nil` for a record without one.
  static func account(at commit: String?, in language: String) -> DocumentLabel {
    DocumentLabel(kind: .account, document: nil, language: language, commit: commit ?? noCommit)
  }
}

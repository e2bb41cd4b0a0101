/// A right that a party may have in a record.
public enum Right: String, Sendable, Hashable, CaseIterable {
  /// Submit contributions on its own behalf.
  case submit
  /// Withdraw its own contributions.
  case withdraw
  /// Set the text of the declaration.
  case declare
  /// Record what both conferences share: the calendar, the glossary, questionnaires, texts extracted again by a newer
  /// reader.
  case record
  /// Admit parties and set the record's rules.
  case admit
  /// Freeze the record as a draft.
  case tag
}

extension CommitFacts.Action {
  /// The right required by a commit with this action.
  var right: Right {
    switch self {
    case .submit: .submit
    case .withdraw: .withdraw
    case .declare: .declare
    case .record: .record
    case .admit: .admit
    }
  }
}

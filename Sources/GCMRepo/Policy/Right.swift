/// What a party may be permitted to do in a record.
public enum Right: String, Sendable, Hashable, CaseIterable {
  /// Submit contributions in its own name.
  case submit
  /// Take its own contributions back.
  case withdraw
  /// Set the text of the declaration.
  case declare
  /// Record what both conferences share: the calendar, the glossary, questionnaires, texts that a newer reader makes.
  case record
  /// Admit parties and set the record's rules.
  case admit
  /// Freeze the record as a draft.
  case tag
}

extension CommitFacts.Action {
  /// The right that a commit of this action needs.
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

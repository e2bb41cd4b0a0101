/// A right that a party may have in a record. The raw values are the keys in the rules of `gcmrepo.yml`.
public enum Right: String, Sendable, Hashable, CaseIterable {
  /// Submit contributions on its own behalf.
  case submit
  /// Submit reference documents.
  case inform
  /// Withdraw its own contributions.
  case withdraw
  /// Send in for a State what it sent by mail.
  case onBehalf = "on_behalf"
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
  /// The right required by a commit with this action on a contribution of a kind; `nil` for what every party does for
  /// itself.
  func right(on kind: ContributionKind?) -> Right? {
    switch self {
    case .submit: kind == .reference ? .inform : .submit
    case .withdraw: .withdraw
    case .declare: .declare
    case .record: .record
    case .admit: .admit
    case .propose, .position, .answer: .submit
    case .dispose: .declare
    case .confirm, .contest, .silence, .adopt: nil
    }
  }
}

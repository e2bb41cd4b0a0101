import GitStore

/// What an entry of the record's facts is. The raw values are those in JSON.
public enum EntryKind: String, Sendable, Hashable, CaseIterable {
  /// A meeting; an agreement of a meeting; a term of the glossary; a person of the directory; what must recur.
  case meeting, agreement, term, person, duty

  /// The right that a change of one takes: who names persons says who acts for a party.
  public var right: Right { self == .person ? .admit : .record }
}

/// A data file that the bodies that keep a record change by hand or by command.
public enum KeptFile: Sendable, Hashable {
  /// The meeting with an id.
  case meeting(String)
  /// The agreements of the meeting with an id.
  case agreements(of: String)
  /// The term with an id.
  case term(String)
  /// What must recur.
  case duties
  /// A party, with its focal points.
  case party(PartyCode)

  /// Its path in the record.
  public var path: String {
    switch self {
    case .meeting(let id): RecordFolder.meetings.path(id + "/" + FactFile.meeting)
    case .agreements(let id): RecordFolder.meetings.path(id + "/" + FactFile.agreements)
    case .term(let id): FactFile.term(id)
    case .duties: RecordFolder.meetings.path(FactFile.duties)
    case .party(let code): FactFile.party(code.description)
    }
  }

  /// The action of a commit that changes it.
  var action: CommitFacts.Action {
    if case .party = self { .admit } else { .record }
  }

  func treePath() throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) { return try TreePath(path) } catch {
      throw .damaged(path: path, object: nil, detail: "the name \(error.path) is not allowed in a record")
    }
  }
}

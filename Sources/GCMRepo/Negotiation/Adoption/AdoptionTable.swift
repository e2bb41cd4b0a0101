import GitStore

/// How all States adopt a final draft.
public struct AdoptionTable: Sendable {
  /// The draft.
  public let draft: Draft
  /// Its exact commit, tag and manifest.
  public let text: AdoptedDraft
  /// The States that are asked, by code, and others that said something when they were members.
  public let rows: [Row]
  /// Files that cannot be read.
  public let problems: [RecordError]

  /// A State.
  public struct Row: Sendable {
    /// Its code.
    public let party: PartyCode
    /// Its last word; `nil` if it was not heard from.
    public let adoption: Adoption?
    /// All that it said of this draft, oldest first, with the last.
    public let history: [Adoption]
    /// The commit of its last word.
    public let commit: CommitID?
  }

  /// Those that were not heard from.
  public var notHeard: [PartyCode] { rows.filter { $0.adoption == nil }.map(\.party) }
}

extension Record {
  /// How all States adopt a final draft.
  ///
  /// - Parameter name: the draft, which must be final; the last final one for `nil`.
  /// - Throws: ``RecordError/Code-swift.struct/notFinal`` with those that are.
  public func adoptions(of name: String? = nil) throws(RecordError) -> AdoptionTable {
    let draft = try finalDraft(named: name)
    guard let text = AdoptedDraft(draft) else { throw .notFinal(draft.name, finals: try finalDrafts()) }
    let state = try current()
    var (rows, problems): ([AdoptionTable.Row], [RecordError]) = ([], [])
    for party in try state.parties() where party.kind == .state {
      var said: [Adoption] = []
      do throws(RecordError) {
        said = try state.adoptionFile(of: party.code).adoptions.filter { $0.text == text }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
      guard party.isMemberState || !said.isEmpty else { continue }
      let commit = said.isEmpty ? nil : try state.lastCommit(of: NegotiationFile.adoption(party.code).path)
      rows.append(
        .init(party: party.code, adoption: said.last, history: said, commit: commit.map { CommitID($0.id) }))
    }
    return AdoptionTable(draft: draft, text: text, rows: rows, problems: problems)
  }
}

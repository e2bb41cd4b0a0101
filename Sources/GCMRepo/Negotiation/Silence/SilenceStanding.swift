import GitStore

/// How a silence procedure stands.
public struct SilenceStanding: Sendable {
  /// The procedure.
  public let procedure: SilenceProcedure
  /// Who objects, in the order in which the record received it.
  public let voices: [Voice]
  /// The member States that do not object.
  public let silent: [PartyCode]
  /// How it stands.
  public let state: State

  /// The raw values are those of JSON.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Objections count.
    case open
    /// A State objects; no body has closed it.
    case broken
    /// Its time is over, and nobody objected; what was mailed before may still be sent in.
    case grace
    /// Its time is over, and nobody objected; no body has closed it.
    case over
    /// It is closed: nobody objected.
    case agreed
    /// It is closed: a State objected.
    case ended
  }

  /// An objection of a State.
  public struct Voice: Sendable, Hashable {
    /// The State.
    public let party: PartyCode
    /// What it says.
    public let objection: Objection
    /// The commit with which it came.
    public let commit: CommitID
    /// When it was received: by the host's clock where there is a host, else when it was committed here.
    public let received: Timestamp
    /// Whether the host says so.
    public let isReceivedByHost: Bool
  }
}

extension Record {
  /// How a silence procedure stands.
  ///
  /// Cost: the host's log, and the history of the objections.
  ///
  /// - Parameter name: its id; else the only open one.
  public func silence(_ name: String? = nil) throws(RecordError) -> SilenceStanding {
    let state = try current()
    return try standing(of: state.silenceProcedure(named: name), in: state)
  }

  /// How all silence procedures stand, by the time at which they end.
  public func silences() throws(RecordError) -> [SilenceStanding] {
    let state = try current()
    return try state.silenceProcedures().sorted { ($0.until, $0.id.string) < ($1.until, $1.id.string) }
      .map { procedure throws(RecordError) in try standing(of: procedure, in: state) }
  }

  private func standing(of procedure: SilenceProcedure, in state: RecordState) throws(RecordError) -> SilenceStanding {
    let objecting = try state.objections(in: procedure.id)
    var voices: [SilenceStanding.Voice] = []
    if !objecting.isEmpty {
      let tip = state.object
      let commits = try inRecord { () throws(GitError) in try repository.commits(of: tip) }
      var along = try timesAlongHistory().times
      let times = along.times(of: commits)
      for (party, _) in objecting {
        voices += try self.voices(of: party, in: procedure.id, state, times)
      }
    }
    voices.sort { ($0.received, $0.party) < ($1.received, $1.party) }
    let members = try state.parties().filter(\.isMemberState).map(\.code)
    let now = clock()
    let standing: SilenceStanding.State =
      switch procedure.closing?.result {
      case .agreed: .agreed
      case .broken: .ended
      case nil where !voices.isEmpty: .broken
      case nil where now <= procedure.until: .open
      case nil: now <= procedure.lastSending ? .grace : .over
      }
    return SilenceStanding(
      procedure: procedure, voices: voices, silent: members.filter { code in !voices.contains { $0.party == code } },
      state: standing)
  }

  /// Each objection with the commit that brought it.
  private func voices(
    of party: PartyCode, in id: Slug, _ newest: RecordState, _ times: CommitTimes
  ) throws(RecordError) -> [SilenceStanding.Voice] {
    let path = NegotiationFile.objection(party, id).path
    var voices: [SilenceStanding.Voice] = []
    var state = newest
    var objections = try state.objections(of: party, in: id).objections
    while !objections.isEmpty {
      let commit = try state.lastCommit(of: path)
      var earlier: [Objection] = []
      var before: RecordState?
      if let parent = commit.parents.first {
        let state = try self.state(at: parent)
        before = state
        earlier = try state.objections(of: party, in: id).objections
      }
      let received = times[commit.id].flatMap { $0.source == .host ? $0.time : nil }
      voices += objections.dropFirst(earlier.count).map {
        SilenceStanding.Voice(
          party: party, objection: $0, commit: CommitID(commit.id),
          received: received ?? Timestamp(seconds: commit.committer.time), isReceivedByHost: received != nil)
      }
      guard let before, earlier.count < objections.count else { break }
      (state, objections) = (before, earlier)
    }
    return voices
  }
}

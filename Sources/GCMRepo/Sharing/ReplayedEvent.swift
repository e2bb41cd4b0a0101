/// What became of one local event when it was put on the host's newest commit.
public struct ReplayedEvent: Sendable, Hashable {
  /// The local commit, and its event.
  public let revision: Revision
  /// What became of it.
  public let outcome: Outcome

  /// What can become of an event.
  public enum Outcome: Sendable, Hashable {
    /// It is in the record as another commit; with another number if the host had a revision with that one.
    case replayed(as: CommitID, number: Int?)
    /// The host has the same content already, so that nothing was left to write.
    case alreadyThere
    /// The host has something else in its place: nothing was written, and the event waits in the outbox.
    case conflict(RecordError)
  }

  /// An event and its outcome.
  public init(revision: Revision, outcome: Outcome) {
    self.revision = revision
    self.outcome = outcome
  }
}

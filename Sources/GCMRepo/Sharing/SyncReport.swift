/// What an exchange with the host did.
public struct SyncReport: Sendable {
  /// How many commits came.
  public var received = 0
  /// The drafts that came.
  public var receivedDrafts: [String] = []
  /// What became of the local events that had to be put on the host's newest commit.
  public var replayed: [ReplayedEvent] = []
  /// How many commits the host took.
  public var sent = 0
  /// The drafts that the host took.
  public var sentDrafts: [String] = []
  /// Local drafts that are kept under another name, in ``SetAsideDraft/reference``.
  public var setAside: [SetAsideDraft] = []
  /// References that the host moved, though they never move: they were not taken.
  public var movedOnHost: [String] = []
  /// What the rules say against commits that came.
  public var findings: [AuditEntry] = []
  /// Why the host did not take what waits, if it did not.
  public var refusal: RecordError?
  /// How many events wait.
  public var waiting = 0
  /// Why checked-out files were not updated, if they were not.
  public var checkoutProblem: RecordError?

  /// Nothing yet.
  public init() {}

  /// The events that the host has something else for.
  public var conflicts: [ReplayedEvent] {
    replayed.filter { if case .conflict = $0.outcome { true } else { false } }
  }
}

/// A local draft that could not be shared under its name.
public struct SetAsideDraft: Sendable, Hashable {
  /// The draft's name.
  public let name: String
  /// The reference that keeps it.
  public let reference: String
  /// Why.
  public let why: Reason
  /// The local draft; `nil` if its tag cannot be read.
  public let own: Draft?
  /// The host's draft of that name, which stays; `nil` if there is none.
  public let host: Draft?

  /// Why a draft could not be shared under its name.
  public enum Reason: String, Sendable, Hashable {
    /// The host has another draft of that name.
    case nameTaken = "name-taken"
    /// It froze a state that the host never had: events came first from elsewhere.
    case stateNotShared = "state-not-shared"
  }

  /// A draft from its parts.
  public init(name: String, reference: String, why: Reason, own: Draft? = nil, host: Draft? = nil) {
    self.own = own
    self.host = host
    self.name = name
    self.reference = reference
    self.why = why
  }
}

import GitStore
import RecordComparison
import Synchronization

/// A state of the record, and the name by which it was requested.
public struct NamedState: Sendable {
  /// `draft-1`, `main`, or a commit's abbreviated id.
  public let name: String
  /// The record at that commit.
  public let state: RecordState

  var stateName: StateName { StateName(name: name, commit: state.commit) }
}

/// Two states to compare. Their names are resolved once, when the pair is made: all answers refer to the same two
/// commits.
public struct StatePair: Sendable {
  /// The old state.
  public let from: NamedState
  /// The new state.
  public let to: NamedState
  let reading = PairReading()

  /// A pair of states of one record.
  public init(from: NamedState, to: NamedState) {
    self.from = from
    self.to = to
  }

  var record: Record { to.state.record }

  /// Whether a name is that of a contribution, a path or a folder in either state.
  public func holds(document name: String) throws(RecordError) -> Bool {
    try Record.holds(name, in: [from.state, to.state])
  }

  /// The redline between the two states: see ``Record/compare(_:to:_:attributingTo:rereadTexts:progress:)``.
  public func compare(
    _ filter: DocumentFilter = .init(), attributingTo attribution: ChangeAttribution? = nil,
    rereadTexts: [String: RereadPair] = [:], progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) -> StateRedline {
    try record.compare(self, filter, attributingTo: attribution, rereadTexts: rereadTexts, progress: progress)
  }

  /// The texts that different readers extracted: see ``Record/unlikeReaders(_:to:_:)``.
  public func unlikeReaders(_ filter: DocumentFilter = .init()) throws(RecordError) -> [UnlikeReaders] {
    try record.unlikeReaders(self, filter)
  }

  /// Who made the changes: see ``Record/authors(of:from:to:)``.
  public func authors(
    of documents: [(path: String, fromPath: String)]
  ) throws(RecordError) -> [String: DocumentAuthor] {
    try record.authors(of: documents, in: self)
  }
}

/// What several answers about one pair of states need, read once.
final class PairReading: Sendable {
  private let changes = Mutex<(filter: DocumentFilter, changes: [FileChange])?>(nil)
  private let titles = Mutex<[ContributionID: LocalizedText]>([:])

  /// The changes by the filter that was used last.
  func changes(
    _ filter: DocumentFilter, read: () throws(RecordError) -> [FileChange]
  ) throws(RecordError) -> [FileChange] {
    if let known = changes.withLock({ $0 }), known.filter == filter { return known.changes }
    let found = try read()
    changes.withLock { $0 = (filter, found) }
    return found
  }

  /// Notes the title that a contribution has in the new state.
  func note(_ title: LocalizedText, of id: ContributionID) { titles.withLock { $0[id] = title } }

  /// The titles noted so far.
  var notedTitles: [ContributionID: LocalizedText] { titles.withLock { $0 } }
}

extension Record {
  /// The state with that name; for `nil` the current one, named after the branch.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``.
  public func named(_ revision: String?) throws(RecordError) -> NamedState {
    NamedState(name: revision ?? branch, state: try state(at: revision))
  }

  /// The state of a commit, named by the commit's id.
  public func named(_ commit: CommitID) throws(RecordError) -> NamedState {
    NamedState(name: commit.description, state: try state(at: commit))
  }

  /// Two states by their names.
  public func states(_ from: String, _ to: String?) throws(RecordError) -> StatePair {
    StatePair(from: try named(from), to: try named(to))
  }
}

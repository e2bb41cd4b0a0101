import GitStore

/// One commit of the history.
public struct Revision: Sendable, Hashable {
  /// The commit.
  public let commit: CommitID
  /// Its author's date.
  public let time: Timestamp
  /// Its author's name.
  public let person: String
  /// Its author's address.
  public let email: String
  /// Its trailers.
  public let facts: CommitFacts
  /// The first line of its message.
  public let subject: String
  /// The reason or note that its person gave (`-m`); `nil` for none.
  public let message: String?

  /// A revision from its parts.
  public init(
    commit: CommitID, time: Timestamp, person: String, email: String, subject: String, message: String? = nil,
    facts: CommitFacts
  ) {
    self.commit = commit
    self.time = time
    self.person = person
    self.email = email
    self.subject = subject
    self.message = message
    self.facts = facts
  }

  init(_ commit: Commit) { self.init(commit, CommitFacts(commit.trailers)) }

  init(_ commit: Commit, _ facts: CommitFacts) {
    self.commit = CommitID(commit.id)
    time = Timestamp(seconds: commit.author.time)
    person = TextValidation.shortened(commit.author.name)
    email = TextValidation.shortened(commit.author.email)
    self.facts = facts
    subject = TextValidation.shortened(commit.subject)
    let body = commit.body(before: facts.action != nil || facts.party != nil)
    message = body.isEmpty ? nil : body
  }
}

/// A revision range in git's notation.
public struct HistoryRange: Sendable, Hashable {
  /// The revision excluded with all its history; `nil` for the beginning.
  public var from: String?
  /// The newest revision; `nil` for the current state.
  public var to: String?

  /// A range; by default all history up to the current state.
  public init(from: String? = nil, to: String? = nil) {
    self.from = from
    self.to = to
  }

  /// Parses `FROM..TO`, `FROM..`, `..TO` or a single revision, which includes all its history.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    let dots = bytes.indices.dropLast().first { bytes[$0] == UInt8(ascii: ".") && bytes[$0 + 1] == UInt8(ascii: ".") }
    if let dots {
      let from = String(decoding: bytes[..<dots], as: UTF8.self)
      let to = String(decoding: bytes[(dots + 2)...], as: UTF8.self)
      self.init(from: from.isEmpty ? nil : from, to: to.isEmpty ? nil : to)
    } else {
      self.init(to: text)
    }
  }
}

extension Record {
  /// The revisions of a range, newest first; of one contribution, or of the declaration, if it is given.
  ///
  /// Cost: 10 µs per commit of the range, whatever is selected; for one contribution in all history, an index of it.
  ///
  /// - Throws: the first problem with one of them.
  public func log(
    _ range: HistoryRange = .init(), contribution: String? = nil, _ filter: ContributionFilter = .init()
  ) throws(RecordError) -> [Revision] {
    try readableLog(range, contribution: contribution, filter).complete()
  }

  /// The readable revisions, newest first, and the problems of the others.
  public func readableLog(
    _ range: HistoryRange = .init(), contribution: String? = nil, _ filter: ContributionFilter = .init()
  ) throws(RecordError) -> Partial<Revision> {
    var revisions: [Revision] = []
    var problems: [RecordError] = []
    func isSelected(_ facts: CommitFacts) -> Bool {
      if let contribution {
        guard contribution == Declaration.name ? facts.action == .declare : facts.contribution == contribution else {
          return false
        }
      }
      return (filter.party == nil || facts.party == filter.party?.description)
        && (filter.kind == nil || facts.kind == filter.kind)
    }
    func add(_ commit: Commit) {
      let facts = CommitFacts(commit.trailers)
      if isSelected(facts) { revisions.append(Revision(commit, facts)) }
    }
    if range == HistoryRange(), let id = contribution.flatMap({ ContributionID($0) }),
      let indexed = try indexedRevisions(of: id)
    {
      revisions = indexed.filter { isSelected($0.facts) }
    } else if try !visitStraightLine(in: range, add) {
      revisions = []
      let history = try history(in: range)
      problems = history.problems
      for id in history.commits {
        do throws(RecordError) {
          add(try inRecord { () throws(GitError) in try repository.commit(id) })
        } catch {
          guard error.concernsOneFile else { throw error }
          problems.append(error)
        }
      }
    }
    // For a name that was never used, an empty history would be a poor answer.
    if let contribution, revisions.isEmpty, problems.isEmpty, range == HistoryRange() {
      _ = try current().document(named: contribution)
    }
    return Partial(revisions, problems: problems)
  }
}

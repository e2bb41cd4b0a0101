import GitStore

/// Who made the changes of a document between two states, and when.
public struct DocumentAuthor: Sendable, Hashable {
  /// A person with the party, `Ana Rojas (CL)`; a party, if several of its persons are authors; the parties, if several
  /// are.
  public var name: String
  /// The time of the last change.
  public var time: Timestamp
}

extension Record {
  /// The authors of the changes of documents between two states, by the documents' paths.
  ///
  /// If one person, or one party, made all changes of a document, they are its author; otherwise all its parties are,
  /// and never somebody who made none of them, such as the maker of the draft. If no commits lead from the one state to
  /// the other, it is the author of the newer one. Cost: the commits between the states.
  /// - Parameters:
  ///   - documents: the paths of each document in the new state and in the old one.
  ///   - from: the name of the old state.
  ///   - to: the name of the new state.
  public func authors(
    of documents: [(path: String, fromPath: String)], from: String, to: String
  ) throws(RecordError) -> [String: DocumentAuthor] {
    try authors(of: documents, in: try states(from, to))
  }

  func authors(
    of documents: [(path: String, fromPath: String)], in pair: StatePair
  ) throws(RecordError) -> [String: DocumentAuthor] {
    let target = pair.to.state.object
    var made: [String: [Revision]] = [:]
    var names: [String: [String]] = [:]
    for document in documents {
      for path in Set([document.path, document.fromPath]) { names[path, default: []].append(document.path) }
    }
    try inRecord { () throws(GitError) in
      var reader = HistoryReader(repository, of: PathSelection(names.keys))
      for id in try repository.commits(of: target, without: [pair.from.state.object]) {
        let (commit, changes) = try reader.step(id)
        for name in Set(changes.flatMap { names[$0.path] ?? [] }) {
          made[name, default: []].append(Revision(commit))
        }
      }
    }
    let last = Revision(try inRecord { () throws(GitError) in try repository.commit(target) })
    var authors: [String: DocumentAuthor] = [:]
    for document in documents {
      let revisions = made[document.path] ?? []
      let time = revisions.map(\.time).max { $0.seconds < $1.seconds } ?? last.time
      authors[document.path] = DocumentAuthor(
        name: Self.name(of: revisions.isEmpty ? [last] : revisions), time: time)
    }
    return authors
  }

  private static func name(of revisions: [Revision]) -> String {
    func known(_ person: String, _ party: String?) -> String { party.map { "\(person) (\($0))" } ?? person }
    let parties = revisions.reduce(into: [String]()) { list, revision in
      if let party = revision.facts.party, !list.contains(party) { list.append(party) }
    }
    let isOneParty = parties.count <= 1 && revisions.allSatisfy { $0.facts.party == revisions[0].facts.party }
    if isOneParty, Set(revisions.map(\.email)).count == 1 { return known(revisions[0].person, parties.first) }
    if isOneParty, let party = parties.first { return party }
    return parties.isEmpty
      ? Set(revisions.map(\.person)).sorted().joined(separator: ", ") : parties.sorted().joined(separator: ", ")
  }
}

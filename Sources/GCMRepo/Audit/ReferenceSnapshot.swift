import GitStore

/// The references of a record as they stood at one moment: what a writer adds while an account is made is not in it.
struct ReferenceSnapshot: Sendable {
  /// What the record's branch names.
  private(set) var tip: Result<ObjectID?, GitError>
  /// All of them, by name in the order of bytes.
  private(set) var references: Result<[Reference], GitError>
  /// The names of those whose files hold nothing that git could follow.
  let unreadable: [String]

  /// Reads them against the order in which they are written: a writer moves the branch, then names the commit by a
  /// draft, then notes the draft. So whatever is read names only what is read after it.
  init(of repository: Repository, branch: String) {
    do throws(GitError) {
      let notes = try repository.references(matching: KnownDraft.references + "*")
      let tags = try repository.references(matching: "refs/tags/*")
      let others = try repository.references(matching: "refs/*").filter { reference in
        reference.name != branch
          && ![KnownDraft.references, "refs/tags/"].contains { reference.name.utf8.starts(with: $0.utf8) }
      }
      references = .success(
        (notes + tags + others).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    } catch {
      references = .failure(error)
    }
    do throws(GitError) { tip = .success(try repository.reference(branch)) } catch { tip = .failure(error) }
    unreadable = repository.unreadableReferences().filter { $0 != branch }
  }

  /// The same with updates that are proposed and not made: a target for each name, `nil` to delete it.
  func applying(_ updates: [String: ObjectID?], branch: String) -> ReferenceSnapshot {
    var proposed = self
    if let target = updates[branch] { proposed.tip = .success(target) }
    guard case .success(let present) = references else { return proposed }
    var named = Dictionary(present.map { ($0.name, $0) }) { first, _ in first }
    for (name, target) in updates where name != branch {
      named[name] = target.map { Reference(name: name, target: $0) }
    }
    proposed.references = .success(named.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    return proposed
  }
}

extension Record {
  /// This record as it is now, whatever is written to it afterwards; with a handle that reads history fast.
  func frozen() -> Record {
    guard snapshot == nil else { return self }
    let snapshot = ReferenceSnapshot(of: repository, branch: branchReference)
    return Record((try? repository.reader()) ?? repository, branch: branch, snapshot: snapshot)
  }

  /// This record as it would be with references that somebody proposes, such as a push whose objects are there and whose
  /// references are not: `audit`, `verify` and comparisons of it answer as they would afterwards.
  ///
  /// - Parameter updates: the target of each reference by its full name, `nil` to delete it.
  package func proposing(_ updates: [String: ObjectID?]) -> Record {
    let now = snapshot ?? ReferenceSnapshot(of: repository, branch: branchReference)
    return Record(repository, branch: branch, snapshot: now.applying(updates, branch: branchReference))
  }

  /// The direct references below a folder such as `refs/tags/`.
  func references(below folder: String) throws(GitError) -> [Reference] {
    guard let snapshot else { return try repository.references(matching: folder + "*") }
    return try snapshot.references.get().filter { $0.name.utf8.starts(with: folder.utf8) }
  }
}

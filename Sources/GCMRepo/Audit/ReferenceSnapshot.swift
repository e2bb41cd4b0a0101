import GitStore

/// The references of a record at one moment: later writes do not appear in an audit based on it.
struct ReferenceSnapshot: Sendable {
  /// The commit of the record's branch.
  private(set) var tip: Result<ObjectID?, GitError>
  /// All references, sorted by the bytes of their names.
  private(set) var references: Result<[Reference], GitError>
  /// The names of references whose files cannot be followed.
  let unreadable: [String]

  /// Reads the references in the opposite order to that in which they are written: a writer moves the branch, then
  /// names the commit by a draft, then notes the draft. So whatever is read refers only to what is read after it.
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

  /// The same with proposed updates: a target for each name, `nil` to delete it.
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
  /// This record as it is now, unaffected by later writes, with a handle that reads history fast.
  package func frozen() -> Record {
    guard snapshot == nil else { return self }
    let snapshot = ReferenceSnapshot(of: repository, branch: branchReference)
    return Record(
      (try? repository.reader()) ?? repository, branch: branch, isBranchNamed: isBranchNamed, snapshot: snapshot,
      signer: signer, clock: clock)
  }

  /// This record with proposed references, such as a push whose objects have arrived and whose references have not:
  /// `audit`, `verify` and comparisons answer as they would afterwards.
  ///
  /// - Parameter updates: the target of each reference by its full name, `nil` to delete it.
  package func proposing(_ updates: [String: ObjectID?]) -> Record {
    let now = snapshot ?? ReferenceSnapshot(of: repository, branch: branchReference)
    return Record(
      repository, branch: branch, isBranchNamed: isBranchNamed,
      snapshot: now.applying(updates, branch: branchReference), signer: signer, clock: clock)
  }

  /// The direct references below a folder such as `refs/tags/`.
  func references(below folder: String) throws(GitError) -> [Reference] {
    guard let snapshot else { return try repository.references(matching: folder + "*") }
    return try snapshot.references.get().filter { $0.name.utf8.starts(with: folder.utf8) }
  }
}

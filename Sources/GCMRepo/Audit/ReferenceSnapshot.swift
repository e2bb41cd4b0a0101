import GitStore

/// The references of a record as they stood at one moment: what a writer adds while an account is made is not in it.
struct ReferenceSnapshot: Sendable {
  /// What the record's branch names.
  let tip: Result<ObjectID?, GitError>
  /// All of them, by name in the order of bytes.
  let references: Result<[Reference], GitError>
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
}

extension Record {
  /// This record as it is now, whatever is written to it afterwards.
  func frozen() -> Record {
    snapshot == nil
      ? Record(
        repository, branch: branch, snapshot: ReferenceSnapshot(of: repository, branch: branchReference))
      : self
  }

  /// The direct references below a folder such as `refs/tags/`.
  func references(below folder: String) throws(GitError) -> [Reference] {
    guard let snapshot else { return try repository.references(matching: folder + "*") }
    return try snapshot.references.get().filter { $0.name.utf8.starts(with: folder.utf8) }
  }
}

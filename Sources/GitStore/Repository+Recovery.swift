#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Cleans up after a writer that crashed while holding the lock, and brings the work trees to the state that it was
  /// writing.
  ///
  /// Only what provably belongs to such a writer is removed: a reference's lock that holds the commit that it
  /// announced, an index lock that is its own claim, and temporary objects, which only the lock's holder writes.
  ///
  /// - Returns: why a work tree could not be updated; the recovery is then still pending.
  func recover(after lock: WriteLock) throws(GitError) -> WorkTreeError? {
    sweepTemporaryObjects()
    if case .moving(let reference, let from, let to, let also) = lock.interrupted {
      removeLock(of: reference, holding: to)
      if let also { try follow(reference, with: also, to: to) }
      for tree in try WorkTree.showing(reference, of: self) {
        tree.sweep()
        // The files are outdated only if the branch did move.
        guard let tip = try? self.reference(reference), tip != from else { continue }
        do throws(WorkTreeError) { try tree.claim() } catch { return error }
        defer { tree.release() }
        // Missing objects must not block every later writer.
        guard let changes = try? changes(from: from, to: tip) else { continue }
        try? tree.sweepTemporaryFiles(beside: changes)
        do throws(WorkTreeError) { try tree.update(changes) } catch {
          // There may be room the next time; the user who got the warning relies on the note being kept.
          if error.isDiskFull { return error }
        }
      }
    } else {
      for branch in try references(matching: "refs/heads/*") {
        for tree in try WorkTree.showing(branch.name, of: self) { tree.sweep() }
      }
    }
    lock.markRecovered()
    return nil
  }

  /// Makes a second reference name what the first one does, if its writer crashed between the two.
  private func follow(_ reference: String, with other: String, to object: ObjectID) throws(GitError) {
    guard Self.isValidReferenceName(other), try self.reference(reference) == object else { return }
    removeLock(of: other, holding: object)
    guard try self.reference(other) == nil else { return }
    try moveReference(other, from: nil, to: object, reason: "recovered")
  }

  /// The differences between two commits, without names that lead out of a work tree: anybody may have moved the branch
  /// meanwhile.
  private func changes(from old: ObjectID?, to new: ObjectID) throws(GitError) -> [PathChange] {
    let oldTree: ObjectID? = if let old { try commit(old).tree } else { nil }
    return try changedPaths(from: oldTree, to: try commit(new).tree)
      .filter { (try? TreePath($0.path)) != nil && $0.new?.hasValidName != false }
  }

  /// Removes the lock file of a reference if it holds that object's name, or is empty and a second old.
  private func removeLock(of reference: String, holding object: ObjectID) {
    guard !reference.pathNames.contains("..") else { return }
    let path = lockPath(of: reference)
    for _ in 0..<60 {
      let file = openFile(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { return }
      var bytes = [UInt8](repeating: 0, count: 64)
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      var status = stat()
      fstat(file, &status)
      close(file)
      let content = String(decoding: bytes[..<max(0, count)], as: UTF8.self)
      if count > 0 {
        if "\(object)\n".utf8.starts(with: content.utf8) { unlink(path) }
        return
      }
      if time(nil) - status.modified >= 2 {
        unlink(path)
        return
      }
      usleep(50_000)
    }
  }

  /// The file by which git locks a reference.
  func lockPath(of reference: String) -> String { gitDirectory + reference + ".lock" }

  /// The age in seconds after which a reference's lock counts as stale: git holds one for milliseconds.
  static let staleAge = 600

  /// The same on a server, on which no person's git runs: a client whose push met a lock tries again for two minutes.
  private static let serverStaleAge = 60

  /// The same for what an exchange alone writes.
  private static let abandonedAge = 5

  /// Removes a reference's lock that no living writer holds, and tells whether it did.
  ///
  /// A lock of ours implies the write lock, which the caller holds. An old lock was left by a `git` that was killed.
  func removeStaleLock(of reference: String, after age: Int = staleAge) -> Bool {
    guard Repository.isValidReferenceName(reference) else { return false }
    let path = lockPath(of: reference)
    var status = stat()
    // At most an object's name and a newline: no writer of references writes a longer file.
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= 41,
      time(nil) - status.modified >= age
    else { return false }
    return unlink(path) == 0
  }

  /// Removes the locks that killed writers left on the references of a server: git holds one for milliseconds.
  ///
  /// - Parameter names: full names of references, and `HEAD`.
  public func removeStaleLocks(of names: [String]) {
    for name in names { _ = removeStaleLock(of: name, after: Self.serverStaleAge) }
  }

  /// Removes the locks that a killed exchange left on references.
  ///
  /// git and libgit2 hold one for milliseconds; a younger one than five seconds is waited for, and that of `packed-refs` is
  /// left alone for a minute.
  ///
  /// - Parameter paths: folders of references such as `refs/remotes`, and files such as `packed-refs`.
  public func removeAbandonedLocks(of paths: [String]) {
    for path in paths.flatMap({ locks(below: gitDirectory + $0) + [lockPath(of: $0)] }) {
      for _ in 0..<50 {
        var status = stat()
        guard lstat(path, &status) == 0 else { break }
        let age = time(nil) - status.modified
        // git may rewrite all of packed-refs under its lock.
        if age >= (path.hasSuffix("/packed-refs.lock") ? Self.serverStaleAge : Self.abandonedAge) {
          unlink(path)
          break
        }
        // A clock that was set back tells nothing.
        guard (0..<Self.abandonedAge).contains(age) else { break }
        usleep(100_000)
      }
    }
  }

  private func locks(below folder: String) -> [String] {
    var found: [String] = []
    var pending = [folder]
    while let next = pending.popLast(), next.utf8.count <= 4096 {
      for name in directoryEntries(next) {
        let path = next + "/" + name
        var status = stat()
        guard lstat(path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: pending.append(path)
        case S_IFREG where name.hasSuffix(".lock"): found.append(path)
        default: break
        }
      }
    }
    return found
  }

  /// Removes `objects/…/tmp_object_git2_*`.
  private func sweepTemporaryObjects() {
    for fanOut in ["objects"] + (0..<256).map({ "objects/" + String(256 + $0, radix: 16).dropFirst() }) {
      guard let folder = opendir(gitDirectory + fanOut) else { continue }
      defer { closedir(folder) }
      while let entry = readdir(folder) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name.utf8.starts(with: "tmp_object_git2_".utf8) { unlinkat(dirfd(folder), name, 0) }
      }
    }
  }
}

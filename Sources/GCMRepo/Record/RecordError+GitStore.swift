import GitStore

extension RecordError {
  /// The record's error for a failure of libgit2.
  init(_ error: GitError, path: String = "") {
    if error.isDiskFull {
      self = .diskFull
    } else if error.isReadOnly {
      self = .cannotWrite(path: path, errno: error.systemError)
    } else if error.code == .tooLarge {
      self = .tooLarge(path: nil, object: error.object?.description, detail: error.message)
    } else if error.code == .notFetched {
      self = .notFetched(path: nil, object: error.object?.description)
    } else if error.code == .owner {
      self = .otherOwner(path: path)
    } else if error.code == .notFound || error.code == .mismatch
      || Self.brokenObjectCategories.contains(error.category)
    {
      self = .damaged(path: nil, object: error.object?.description, detail: error.message)
    } else {
      self = .git(error)
    }
  }

  static func damaged(detail: String) -> RecordError { .damaged(path: nil, object: nil, detail: detail) }

  /// The same error, with the path for which the object was needed.
  func reading(_ path: String) -> RecordError {
    guard [.damaged, .tooLarge, .notFetched].contains(code), facts[.path] == nil else { return self }
    return RecordError(code, facts.adding([.path: .text(path)]))
  }

  /// `GIT_ERROR_ZLIB`, `GIT_ERROR_ODB`, `GIT_ERROR_OBJECT`, `GIT_ERROR_TAG`, `GIT_ERROR_TREE`: the object database has
  /// no such object, or a damaged one.
  private static let brokenObjectCategories: Set<Int32> = [5, 9, 11, 13, 14]

  /// The error for a folder that could not be made into a repository.
  init(making path: String, _ error: GitError) {
    self.init(error, path: path)
    guard code == .git, error.systemError != 0 else { return }
    self = .cannotWrite(path: path, errno: error.systemError)
  }

  /// The error for a file that the system refused to write.
  package static func writing(_ path: String, _ errno: Int32) -> RecordError {
    isDiskFull(errno) ? .diskFull : .cannotWrite(path: path, errno: errno)
  }

  init(_ error: LockError, path: String) {
    switch error {
    case .busy: self = .busy
    case .cancelled: self = .cancelled
    case .cannotOpen(let errno): self = .writing(path, errno)
    }
  }

  init(_ error: WorkTreeError) {
    switch error {
    case .indexLocked(let path): self = .gitAtWork(lock: path)
    case .cannotWrite(let path, let errno): self = .writing(path, errno)
    case .git(let error): self = .init(error)
    }
  }

  init(_ error: AdvanceError<RecordError>, path: String) {
    switch error {
    case .refused(let refusal): self = refusal
    case .lock(let error): self = .init(error, path: path)
    case .workTree(let error): self = .init(error)
    case .referenceLocked(let path): self = .gitAtWork(lock: path)
    case .localEdits(let paths): self = .localEdits(paths: paths)
    case .unexpectedChanges(let paths):
      self = .damaged(detail: "the new tree differs in \(paths.joined(separator: ", "))")
    case .git(let error): self = .init(error, path: path)
    }
  }
}

/// Runs a call of `GitStore` and converts its error.
func inRecord<T>(_ body: () throws(GitError) -> T) throws(RecordError) -> T {
  do throws(GitError) { return try body() } catch { throw RecordError(error) }
}

/// The same for reading a file, which is named as missing if the record is damaged.
func inRecord<T>(reading path: String, _ body: () throws(GitError) -> T) throws(RecordError) -> T {
  do throws(GitError) { return try body() } catch { throw RecordError(error).reading(path) }
}

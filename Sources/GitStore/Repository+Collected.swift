#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// Repeats an operation that failed because git's garbage collection deleted the folder that was about to be written
  /// into.
  ///
  /// `git gc` removes an object's fan-out folder once it is empty, and a reference's once it is packed, even between
  /// the moment when libgit2 has created it and the moment when it renames a file into it.
  func despiteCollection<T>(_ body: () throws(GitError) -> T) throws(GitError) -> T {
    for attempt in 0..<Self.patience {
      do throws(GitError) { return try body() } catch {
        guard error.isOfVanishedFile else { throw error }
        usleep(UInt32.random(in: 500...2_000) << UInt32(min(attempt, 4)))
      }
    }
    return try body()
  }

  private static let patience = 20
}

extension GitError {
  /// Whether the system did not find a file or a folder that had just existed.
  fileprivate var isOfVanishedFile: Bool { [ENOENT, ESTALE].contains(systemError) }
}

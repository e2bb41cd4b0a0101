import GitStore
import TextDiff

/// A search of the history, along first parents, for the commits that changed some files.
///
/// A few commits are searched first, since what is sought is often near, then more and more, on as many threads as there
/// are processors.
struct ChangeSearch {
  /// A commit that changed some of the files.
  struct Change: Sendable {
    let commit: Commit
    let paths: Set<String>
  }

  private let repository: Repository
  private let selection: PathSelection
  private let boundary: Set<ObjectID>
  private var readers: [Repository] = []
  /// The commit with which the next step begins; `nil` at the end of the history.
  private var next: Commit?
  /// The number of commits that the next step searches.
  private var size = 64

  /// Steps of up to this many commits are searched on one thread.
  private static let shortest = 64
  private static let longest = 4096

  init(_ repository: Repository, from start: ObjectID, for paths: some Sequence<String>) throws(GitError) {
    self.repository = repository
    selection = PathSelection(paths)
    boundary = repository.shallowBoundary
    readers = [repository]
    next = try repository.commit(start)
  }

  /// The changes in the next commits, newest first; `nil` at the end of the history. A first commit changes nothing.
  ///
  /// An error stands where it was encountered: the changes before it are all there are up to its commit.
  mutating func step() throws(GitError) -> [Result<Change, GitError>]? {
    guard let first = next else { return nil }
    let (line, failure) = line(from: first)
    next = failure == nil && line.count > size ? line.last : nil
    let threads = size > Self.shortest ? Processors.count : 1
    size = min(4 * size, Self.longest)
    while readers.count < threads { readers.append(try repository.reader()) }
    let (readers, selection) = (readers, selection)
    let length = (line.count - 1 + threads - 1) / threads
    let parts = Parallel.map(threads) { number in
      Self.changes(
        in: line[min(number * length, line.count - 1)...min((number + 1) * length, line.count - 1)],
        selection, readers[number])
    }
    return parts.flatMap { $0 } + (failure.map { [.failure($0)] } ?? [])
  }

  /// A commit and its first parents, one more than are searched, and the error that ended it.
  private func line(from first: Commit) -> ([Commit], GitError?) {
    var line = [first]
    while line.count <= size, let last = line.last, !boundary.contains(last.id), let parent = last.parents.first {
      do throws(GitError) { line.append(try repository.commit(parent)) } catch { return (line, error) }
    }
    return (line, nil)
  }

  /// What each of consecutive commits but the last changed against the one after it.
  private static func changes(
    in line: ArraySlice<Commit>, _ selection: PathSelection, _ reader: Repository
  ) -> [Result<Change, GitError>] {
    var found: [Result<Change, GitError>] = []
    do throws(GitError) {
      var reader = HistoryReader(reader, of: selection)
      for (commit, parent) in zip(line, line.dropFirst()) {
        let changes = try reader.changes(from: parent, to: commit)
        if !changes.isEmpty { found.append(.success(Change(commit: commit, paths: Set(changes.map(\.path))))) }
      }
    } catch {
      found.append(.failure(error))
    }
    return found
  }
}

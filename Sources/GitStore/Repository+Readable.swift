#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A history in which some commits cannot be read.
public struct ReadableHistory: Sendable {
  /// Each before its parents.
  public internal(set) var commits: [ObjectID] = []
  /// In the order in which they were encountered.
  public internal(set) var unreadable: [(id: ObjectID, error: GitError)] = []
}

extension Repository {
  /// The history of some commits as far as it can be read, where ``commits(of:without:)`` would throw, because it reads
  /// everything before it returns the first commit.
  ///
  /// - Parameters:
  ///   - starts: the commits whose history is read, themselves included.
  ///   - hidden: commits that are left out, with their histories.
  ///   - parent: the parent of a commit that cannot be read, if known, for example from the branch's reflog.
  /// - Complexity: it holds every commit's name and parents.
  public func readableHistory(
    of starts: [ObjectID], without hidden: [ObjectID] = [], parentOf parent: (ObjectID) -> ObjectID?
  ) -> ReadableHistory {
    let absent = shallowBoundary
    var history = ReadableHistory()
    var met = Set<ObjectID>()
    if !hidden.isEmpty {
      history = readableHistory(of: hidden, parentOf: parent)
      met = Set(history.commits + history.unreadable.map(\.id))
      history = ReadableHistory()
    }
    /// Depth first, each appended after its ancestors: reversed, children come first.
    func walk(from start: ObjectID) -> [ObjectID] {
      var (written, pending) = ([ObjectID](), [(id: start, isDone: false)])
      while let next = pending.popLast() {
        if next.isDone {
          written.append(next.id)
          continue
        }
        guard met.insert(next.id).inserted else { continue }
        do throws(GitError) {
          let commit = try self.commit(next.id)
          pending.append((next.id, true))
          if !absent.contains(next.id) { pending += commit.parents.reversed().map { ($0, false) } }
        } catch {
          history.unreadable.append((next.id, error))
          if let parent = parent(next.id) { pending.append((parent, false)) }
        }
      }
      return written
    }
    for start in starts { history.commits += walk(from: start).reversed() }
    return history
  }

  /// Whether the clone holds only the newest part of the history.
  public var isShallow: Bool { !shallowBoundary.isEmpty }

  /// The commits whose parents a shallow clone omits.
  public var shallowBoundary: Set<ObjectID> {
    let file = openFile(gitDirectory + "shallow", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return [] }
    defer { close(file) }
    let lines = String(decoding: readAll(file), as: UTF8.self).split(separator: "\n")
    return Set(lines.compactMap { ObjectID(hex: $0) })
  }
}

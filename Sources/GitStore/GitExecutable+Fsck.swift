#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What `git fsck` says of an object store.
public struct StoreCheck: Sendable, Hashable {
  /// git's output, at most twenty lines; empty if the store is sound.
  public var problems: [String] = []
  /// Whether objects are missing that a partial clone has not fetched.
  public var isPartial = false

  public init(problems: [String] = [], isPartial: Bool = false) {
    self.problems = problems
    self.isPartial = isPartial
  }
}

extension GitExecutable {
  /// The output of `git fsck --strict --full` for a repository's object store, including what is missing below these
  /// references.
  ///
  /// It runs in an empty repository of ours that borrows the store and its alternates, so that the repository's own
  /// configuration is never read, and gets the references as the caller read them: what a writer adds meanwhile is not
  /// judged half-written. If packs appear or disappear during the run, as in a `git gc`, it runs again.
  ///
  /// - Complexity: the whole store.
  public static func fsck(_ repository: Repository, references: [Reference]) async throws(Failure) -> StoreCheck {
    guard let folder = TemporaryFolder() else { throw .failed("no temporary folder could be made") }
    let borrowed = folder.path + "/git"
    guard mkdir(borrowed, 0o700) == 0, mkdir(borrowed + "/refs", 0o700) == 0, mkdir(borrowed + "/objects", 0o700) == 0,
      folder.write("ref: refs/heads/main\n", to: "git/HEAD"), folder.write(configuration, to: "git/config"),
      folder.write(references.map { "\($0.target) \($0.name)\n" }.joined(), to: "git/packed-refs"),
      folder.write(repository.shallowBoundary.map { "\($0)\n" }.joined(), to: "git/shallow")
    else { throw .failed("the temporary folder could not be written to") }
    if !repository.isShallow { unlink(borrowed + "/shallow") }
    let objects = repository.gitDirectory + "objects"
    var check = StoreCheck()
    for attempt in 0... {
      let packs = Set(directoryEntries(objects + "/pack"))
      let outcome = try await run(
        // By default git caches 96 MB of inflated objects, which saves no time here.
        ["-c", "core.deltaBaseCacheLimit=16m", "fsck", "--strict", "--full", "--no-dangling", "--no-progress"],
        in: folder, environment: ["GIT_DIR": borrowed, "GIT_OBJECT_DIRECTORY": objects])
      if outcome.succeeded { break }
      if !check.isPartial, (try? repository.isPartial()) == true {
        // Something is missing or damaged. Does anything remain beside what was not fetched?
        check.isPartial = true
        guard unlink(borrowed + "/config") == 0, folder.write(partialConfiguration, to: "git/config") else {
          throw .failed("the temporary folder could not be written to")
        }
        continue
      }
      // A loose object may also have been packed into an existing pack.
      if attempt == 0 || attempt < 3 && Set(directoryEntries(objects + "/pack")) != packs { continue }
      let lines = (outcome.diagnostics + outcome.output).split(separator: "\n").map(String.init).filter(isFinding)
      check.problems = lines.isEmpty ? ["git fsck failed"] : Array(lines.prefix(20))
      break
    }
    return check
  }

  private static let configuration = "[core]\n\trepositoryformatversion = 0\n\tbare = true\n"

  /// With it git does not report what a partial clone has not fetched. It names no place to fetch from.
  private static let partialConfiguration = """
    [core]
    \trepositoryformatversion = 1
    \tbare = true
    [extensions]
    \tpartialClone = origin
    [remote "origin"]
    \tpromisor = true

    """

  /// Whether a line of fsck's output is a finding: objects that libgit2 is just writing are not damage.
  private static func isFinding(_ line: String) -> Bool {
    !line.utf8.starts(with: "notice: ".utf8) && !line.utf8.starts(with: "dangling ".utf8)
      && !(line.utf8.starts(with: "bad sha1 file: ".utf8) && line.contains("/tmp_object_git2_"))
  }
}

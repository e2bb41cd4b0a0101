/// Another copy of a repository, reached by git itself.
///
/// libgit2 is not used for it: its push does not say what a hook refused, and it knows neither `~/.ssh/config` nor a time
/// limit.
public struct GitRemote: Sendable {
  /// The copy here.
  public let gitDirectory: String
  public let url: RemoteURL
  public var options: NetworkOptions

  public init(_ url: RemoteURL, of repository: Repository, options: NetworkOptions = NetworkOptions()) {
    gitDirectory = repository.gitDirectory
    self.url = url
    self.options = options
  }

  /// The references of the other copy; tags are not peeled.
  public func references() async throws(RemoteFailure) -> [Reference] {
    let run = try await run(["ls-remote", "--quiet", "--refs", "--", url.string])
    return try run.output.split(separator: "\n").map { line throws(RemoteFailure) in
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let id = ObjectID(hex: fields[0]) else {
        throw RemoteFailure(.other, detail: "ls-remote: \(line.prefix(200))")
      }
      return Reference(name: String(fields[1]), target: id)
    }
  }

  /// Fetches objects, and sets references here: all of them, or none.
  ///
  /// - Parameters:
  ///   - refspecs: such as `+refs/heads/main:refs/remotes/origin/main`. Without `+`, a reference that would not move
  ///     forward, and a tag that exists, fail the fetch.
  ///   - pruning: whether references here that match and no longer exist there are removed.
  /// - Throws: ``RemoteFailure``; nothing has moved then.
  public func fetch(_ refspecs: [String], pruning: Bool = false) async throws(RemoteFailure) {
    let words =
      ["fetch", "--progress", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--atomic"]
      + (pruning ? ["--prune"] : []) + ["--", url.string] + refspecs
    do throws(RemoteFailure) { try await run(words) } catch {
      guard error.detail.contains("[rejected]") || error.detail.contains("would clobber existing tag") else {
        throw error
      }
      throw RemoteFailure(.nonFastForward, serverLines: error.serverLines, detail: error.detail)
    }
  }

  /// Pushes: all references, or none where the server can do that.
  ///
  /// - Parameter refspecs: such as `refs/heads/main:refs/heads/main`; a `+` is refused.
  /// - Returns: every reference, each up to date, created or moved forward.
  /// - Throws: ``RemoteFailure`` if anything was refused; the server may have taken others if it cannot push atomically.
  @discardableResult
  public func push(_ refspecs: [String]) async throws(RemoteFailure) -> [PushedReference] {
    guard !refspecs.contains(where: { $0.hasPrefix("+") || $0.hasPrefix(":") || $0.hasPrefix("-") }) else {
      throw RemoteFailure(.other, detail: "a push neither forces nor deletes")
    }
    do throws(RemoteFailure) { return try await push(refspecs, atomically: true) } catch {
      guard error.detail.contains("does not support --atomic") else { throw error }
      return try await push(refspecs, atomically: false)
    }
  }

  private func push(_ refspecs: [String], atomically: Bool) async throws(RemoteFailure) -> [PushedReference] {
    let words =
      ["push", "--porcelain", "--progress", "--no-verify", "--no-follow-tags", "--no-recurse-submodules"]
      + (atomically ? ["--atomic"] : []) + ["--", url.string] + refspecs
    let run = try await NetworkRun(arguments: words, gitDirectory: gitDirectory, options: options).outcome()
    let references = run.output.split(separator: "\n").compactMap(PushedReference.init(porcelain:))
    let refused = references.filter { $0.outcome == .refused }
    guard refused.isEmpty else { throw RemoteFailure(refused: refused, diagnostics: run.diagnostics) }
    guard run.status == 0, references.count >= refspecs.count else {
      throw RemoteFailure(diagnostics: run.diagnostics)
    }
    return references
  }

  @discardableResult
  private func run(_ words: [String]) async throws(RemoteFailure) -> NetworkRun.Outcome {
    let run = try await NetworkRun(arguments: words, gitDirectory: gitDirectory, options: options).outcome()
    guard run.status == 0 else { throw RemoteFailure(diagnostics: run.diagnostics) }
    return run
  }
}

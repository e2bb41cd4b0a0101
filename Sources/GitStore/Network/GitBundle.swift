/// A file that carries references and their objects (git-bundle(1)), for places that no network reaches.
///
/// ``GitRemote`` fetches from it as from any other copy: its URL is the file's path.
public struct GitBundle: Sendable {
  /// Absolute.
  public let path: String
  public let repository: Repository
  public var options: NetworkOptions

  public init(_ path: String, with repository: Repository, options: NetworkOptions = NetworkOptions()) {
    self.path = path
    self.repository = repository
    self.options = options
  }

  /// Writes the bundle.
  ///
  /// - Parameters:
  ///   - references: full names of references here.
  ///   - excluded: commits that the receiver has, with their history.
  /// - Throws: ``RemoteFailure`` with code ``RemoteFailure/Code-swift.struct/incomplete`` for a shallow or partial
  ///   clone: git would say of its bundle that the history is complete, and a clone of it would then fail.
  public func create(_ references: [String], without excluded: [ObjectID] = []) async throws(RemoteFailure) {
    guard !repository.isShallow, (try? repository.isPartial()) != true else {
      throw RemoteFailure(.incomplete, detail: "this clone does not have the whole history")
    }
    guard path.hasPrefix("/"), references.allSatisfy({ $0.hasPrefix("refs/") }) else {
      throw RemoteFailure(.urlRefused, detail: path)
    }
    try await run(["bundle", "create", "--quiet", path] + references + excluded.map { "^\($0)" } + ["--"])
  }

  /// Whether everything that it builds on is here.
  public func verify() async throws(RemoteFailure) {
    guard path.hasPrefix("/") else { throw RemoteFailure(.urlRefused, detail: path) }
    // With --quiet git does not say why not.
    try await run(["bundle", "verify", path])
  }

  /// The references that it holds.
  public func heads() async throws(RemoteFailure) -> [Reference] {
    guard path.hasPrefix("/") else { throw RemoteFailure(.urlRefused, detail: path) }
    let run = try await run(["bundle", "list-heads", path])
    return run.output.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", maxSplits: 1)
      guard fields.count == 2, let id = ObjectID(hex: fields[0]) else { return nil }
      return Reference(name: String(fields[1]), target: id)
    }
  }

  /// Stores its objects here and sets no reference.
  public func unbundle() async throws(RemoteFailure) {
    guard path.hasPrefix("/") else { throw RemoteFailure(.urlRefused, detail: path) }
    try await run(["bundle", "unbundle", path])
  }

  @discardableResult
  private func run(_ words: [String]) async throws(RemoteFailure) -> NetworkRun.Outcome {
    let run = try await NetworkRun(
      arguments: words, gitDirectory: repository.gitDirectory, options: options
    ).outcome()
    guard run.status == 0 else {
      let said = run.diagnostics
      if said.contains("does not look like a v2 or v3 bundle") || said.contains("unrecognized header")
        || said.contains("could not open '")
      {
        throw RemoteFailure(.notABundle, detail: said)
      }
      throw RemoteFailure(diagnostics: said)
    }
    return run
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension GitRemote {
  /// Copies a repository with all its branches, tags and further references, and checks out nothing.
  ///
  /// Objects are named by SHA-1, and references are files, whatever a later git's defaults are. The copy's remote is
  /// `origin`.
  ///
  /// - Parameters:
  ///   - url: the address.
  ///   - folder: must not exist, or be empty. git removes what it made there if it fails or is ended.
  ///   - refspecs: what a fetch gets besides branches and tags.
  ///   - options: how long to wait, and whom to ask.
  public static func clone(
    _ url: RemoteURL, to folder: String, fetching refspecs: [String] = [], options: NetworkOptions = NetworkOptions()
  ) async throws(RemoteFailure) -> Repository {
    try await clone(url, to: folder, ["--no-checkout"], fetching: refspecs, options: options)
  }

  /// A bare copy with all references under their own names.
  public static func mirror(
    _ url: RemoteURL, to folder: String, options: NetworkOptions = NetworkOptions()
  ) async throws(RemoteFailure) -> Repository {
    try await clone(url, to: folder, ["--mirror"], fetching: [], options: options)
  }

  private static func clone(
    _ url: RemoteURL, to folder: String, _ choices: [String], fetching refspecs: [String], options: NetworkOptions
  ) async throws(RemoteFailure) -> Repository {
    let words =
      // --no-local: objects are copied and checked, also from a folder of this machine.
      ["clone", "--progress", "--no-local", "--reject-shallow", "--template=", "--origin=origin"] + choices
      + refspecs.flatMap { ["--config", "remote.origin.fetch=\($0)"] } + ["--", url.string, folder]
    let run = try await NetworkRun(arguments: words, gitDirectory: nil, options: options).outcome()
    guard run.status == 0 else { throw RemoteFailure(diagnostics: run.diagnostics) }
    do throws(GitError) { return try Repository.open(folder) } catch {
      throw RemoteFailure(.other, detail: error.message)
    }
  }
}

import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The `git` executable, as a second opinion on libgit2's results.
///
/// It runs with our own configuration only: a repository's configuration may name programs to run (`core.fsmonitor`,
/// `core.alternateRefsCommand`, filters, helpers) and lead elsewhere (`core.worktree`, `include`), and so may
/// environment variables (`git rev-parse --local-env-vars` and many more). Neither reaches it.
public enum GitExecutable {
  /// How a run ended.
  struct Outcome: Sendable {
    let succeeded: Bool
    /// The beginning of each output stream.
    let output: String
    let diagnostics: String
  }

  /// Why it did not run.
  public enum Failure: Error, Sendable, Hashable {
    case notInstalled
    case failed(String)
  }

  /// Whether there is a `git` to run.
  public static var isInstalled: Bool { path != nil }

  /// The version that it prints, such as `2.39.5`; `nil` if it is missing or does not answer.
  public static func version() async -> String? {
    guard let folder = TemporaryFolder(), let run = try? await run(["--version"], in: folder), run.succeeded else {
      return nil
    }
    return run.output.split(whereSeparator: \.isWhitespace).last.map(String.init)
  }

  /// Runs `git arguments…` with a temporary repository of ours, which it finds through environment variables.
  ///
  /// - Parameter folder: holds the output files, and is the working directory.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment more: [String: String] = [:]
  ) async throws(Failure) -> Outcome {
    guard let path else { throw .notInstalled }
    var options = PlatformOptions()
    // Its own group, together with its child processes.
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    unlink(folder.path + "/output")
    unlink(folder.path + "/diagnostics")
    do {
      // Into files: its output for a badly damaged store would fill a pipe.
      let files = try ["output", "diagnostics"].map {
        try FileDescriptor.open(
          FilePath(folder.path + "/" + $0), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
          permissions: .ownerReadWrite)
      }
      let run = try await Subprocess.run(
        .path(FilePath(path)), arguments: Arguments(arguments), environment: .custom(bareEnvironment(more)),
        workingDirectory: FilePath(folder.path), platformOptions: options,
        output: .fileDescriptor(files[0], closeAfterSpawningProcess: true),
        error: .fileDescriptor(files[1], closeAfterSpawningProcess: true))
      // Killed by somebody, or by the system when out of memory: that says nothing about the store.
      if case .signaled(let signal) = run.terminationStatus {
        throw Failure.failed("git was ended by signal \(signal)")
      }
      return Outcome(
        succeeded: run.terminationStatus.isSuccess, output: folder.read("output", limit: 1 << 16),
        diagnostics: folder.read("diagnostics", limit: 1 << 16))
    } catch let failure as Failure {
      throw failure
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notInstalled
    } catch {
      throw .failed(String(describing: error))
    }
  }

  /// The first `git` on `PATH`. Relative folders are skipped: they would be resolved in the working directory.
  static var path: String? {
    for folder in searchPath.utf8.split(separator: UInt8(ascii: ":")) where folder.first == UInt8(ascii: "/") {
      let path = "\(Substring(folder))/git"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  private static var searchPath: String { getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin" }

  /// The complete environment of git. A list of variables to remove would miss those of later versions.
  private static func bareEnvironment(_ more: [String: String]) -> [Environment.Key: String] {
    let own = [
      "PATH": searchPath, "HOME": "/nonexistent", "LC_ALL": "C", "TZ": "UTC",
      // Neither the system's configuration nor the user's.
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_SYSTEM": "/dev/null", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_ATTR_NOSYSTEM": "1",
      // Nothing is fetched: the first variable is for git 2.45, the others disable each protocol in every version.
      "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_PROTOCOL_FROM_USER": "0",
      "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_PAGER": "cat",
      "GIT_EDITOR": "false", "GIT_ASKPASS": "false",
    ].merging(more) { _, new in new }
    return Dictionary(uniqueKeysWithValues: own.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
  }
}

import Subprocess

/// The `git` program: a second opinion on what libgit2 says, and all transfer.
public enum StockGit {
  /// How a run ended.
  public struct Outcome: Sendable, Hashable {
    public let succeeded: Bool
    /// What it wrote to both streams, at most 1 MB of each.
    public let output: String
    public let diagnostics: String
  }

  /// Why it did not run.
  public enum Failure: Error, Sendable, Hashable {
    case notInstalled
    case failed(String)
  }

  /// Whether there is a `git` to run.
  public static var isInstalled: Bool {
    get async { ((try? await run(in: ".", ["--version"]))?.succeeded) ?? false }
  }

  /// Runs `git -C folder arguments…`, in the C locale and with no prompt.
  public static func run(in folder: String, _ arguments: [String]) async throws(Failure) -> Outcome {
    do {
      let run = try await Subprocess.run(
        .name("git"), arguments: Arguments(["-C", folder] + arguments),
        environment: .inherit.updating([
          "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1",
        ]),
        output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      return Outcome(
        succeeded: run.terminationStatus.isSuccess, output: run.standardOutput,
        diagnostics: run.standardError)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .notInstalled
    } catch {
      throw .failed(String(describing: error))
    }
  }
}

import Documents
import Foundation
import RecordRendering
import Subprocess
import Testing

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The result of running a program.
struct Outcome: Sendable {
  /// The exit status, or the negative number of the signal that ended it.
  var status: Int
  var bytes: [UInt8]
  /// Standard error.
  var said: String

  var output: String { String(decoding: bytes, as: UTF8.self) }
  var lines: [String] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Standard output as JSON.
  func json() throws -> JSONValue {
    do { return try JSONValue.parse(bytes) } catch {
      throw NotJSON(status: status, output: output, said: said)
    }
  }

  struct NotJSON: Error {
    let status: Int
    let output: String
    let said: String
  }
}

/// A command and its arguments, as a shell would start it.
struct Program: Sendable {
  var path: String
  var words: [String]
  var folder: String
  var environment: [String: String]
  var input: [UInt8] = []

  /// Runs it to its end.
  func run() async throws -> Outcome {
    try await Gate.shared.pass {
      guard !input.isEmpty else { return try await run(with: .none) }
      // Not a pipe: swift-subprocess terminates this process if a program exits before all its input was sent.
      let file = try #require(InputFile.open(input))
      return try await run(
        with: .fileDescriptor(file, closeAfterSpawningProcess: true))
    }
  }

  private func run(with input: some InputProtocol) async throws -> Outcome {
    let run = try await Subprocess.run(
      executable, arguments: Arguments(words), environment: .custom(own), workingDirectory: FilePath(folder),
      input: input, output: .bytes(limit: 1 << 27), error: .bytes(limit: 1 << 24))
    return outcome(run.terminationStatus, run.standardOutput, run.standardError)
  }

  /// Runs it, and sends it a signal after a delay, unless it has exited by itself.
  func run(sending signal: Signal, after delay: Duration) async throws -> Outcome {
    try await Gate.shared.pass {
      let run = try await Subprocess.run(
        executable, arguments: Arguments(words), environment: .custom(own),
        workingDirectory: FilePath(folder),
        input: .none, output: .bytes(limit: 1 << 27), error: .bytes(limit: 1 << 24)
      ) { running in
        let end = ContinuousClock.now + delay
        while ContinuousClock.now < end, !hasEnded(running.processIdentifier.value) {
          try await Task.sleep(for: min(.milliseconds(10), ContinuousClock.now.duration(to: end)))
        }
        try? running.send(signal: signal)
      }
      return outcome(run.terminationStatus, run.standardOutput, run.standardError)
    }
  }

  /// Whether the child has exited; it can still be waited for.
  private func hasEnded(_ child: pid_t) -> Bool {
    var found = siginfo_t()
    return waitid(P_PID, id_t(child), &found, WEXITED | WNOHANG | WNOWAIT) != 0 || found.si_signo == SIGCHLD
  }

  private var executable: Executable { path.contains("/") ? .path(FilePath(path)) : .name(path) }

  private var own: [Environment.Key: String] {
    Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
  }

  private func outcome(_ status: TerminationStatus, _ output: [UInt8], _ error: [UInt8]) -> Outcome {
    let number =
      switch status {
      case .exited(let code): Int(code)
      case .signaled(let signal): -Int(signal)
      }
    return Outcome(status: number, bytes: output, said: String(decoding: error, as: UTF8.self))
  }
}

extension Program {
  /// The program under test: `GCMREPO_EXECUTABLE`, else the build beside the test bundle.
  static let gcmrepo: String = {
    if let given = ProcessInfo.processInfo.environment["GCMREPO_EXECUTABLE"], !given.isEmpty { return given }
    let bundles = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    let called = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let places = (bundles + [called, root.appendingPathComponent(".build/debug").standardizedFileURL])
      .map { $0.appendingPathComponent("gcmrepo").path }
    guard let found = places.first(where: FileManager.default.isExecutableFile) else {
      // A failure of each test that runs it, and not the end of the process and of all other tests.
      Issue.record("There is no gcmrepo to test; looked for \(places). Run `swift build` first.")
      return places.last ?? "/gcmrepo"
    }
    return found
  }()
}

/// Limits how many programs run at once, so that time limits are meaningful.
actor Gate {
  static let shared = Gate(width: max(2, ProcessInfo.processInfo.activeProcessorCount))

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(width: Int) { free = width }

  nonisolated func pass<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
    await enter()
    do {
      let value = try await body()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

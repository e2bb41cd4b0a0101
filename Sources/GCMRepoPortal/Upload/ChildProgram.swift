import Subprocess
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// `gcmrepo`, run for one piece of work: with a time limit, in a process group of its own, and with nothing of this process's
/// environment but where programs are.
struct ChildProgram: Sendable {
  let gcmrepo: String
  let record: String
  /// How many run at a time, and how many wait.
  let turns = Turns(running: 2, waiting: 16)

  /// What came of it.
  enum Outcome: Sendable {
    case done
    /// It refused, with a sentence for the person.
    case refused(String)
    case tookTooLong
    case tooMany
  }

  /// Where programs, their libraries and settings are: no agent of keys, no password, no other repository.
  private static let environment: [Environment.Key: String] = {
    let names = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH"]
    let prefixes = ["XDG_", "GIT_CONFIG"]
    var kept: [Environment.Key: String] = [:]
    for (name, value) in ProcessInfo.processInfo.environment
    where names.contains(name) || prefixes.contains(where: name.hasPrefix) {
      kept[Environment.Key(stringLiteral: name)] = value
    }
    return kept
  }()

  /// - Parameters:
  ///   - words: the command and its options; the record's folder and the language are added.
  ///   - file: its argument, which no option is taken from.
  ///   - seconds: how long it may take.
  func run(_ words: [String], file: String?, language: String, patience seconds: Int) async -> Outcome {
    guard await turns.take() else { return .tooMany }
    defer { turns.give() }
    let arguments = words + ["-C", record, "--locale", language, "--quiet"] + (file.map { ["--", $0] } ?? [])
    var platform = PlatformOptions()
    platform.processGroupID = 0
    platform.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
    let (gcmrepo, options) = (gcmrepo, platform)
    return await withTaskGroup(of: Outcome?.self) { group in
      group.addTask {
        do {
          let result = try await Subprocess.run(
            .path(FilePath(gcmrepo)), arguments: Arguments(arguments),
            environment: .custom(Self.environment), platformOptions: options,
            output: .discarded,
            error: .string(limit: 1 << 16))
          switch result.terminationStatus {
          case .exited(0): return .done
          case .exited: return .refused(Self.sentence(result.standardError))
          default: return .tookTooLong
          }
        } catch {
          return .tookTooLong
        }
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? .tookTooLong
    }
  }

  /// The sentence of a refusal, without what went before it.
  private static func sentence(_ said: String) -> String {
    let lines = said.split(separator: "\n").map(String.init)
    return lines.suffix(12).joined(separator: "\n")
  }
}

/// A number of turns, with a queue of some length.
final class Turns: Sendable {
  private let state: Mutex<(free: Int, queue: [CheckedContinuation<Void, Never>])>
  private let longest: Int

  init(running: Int, waiting: Int) {
    state = Mutex((running, []))
    longest = waiting
  }

  /// Waits for a turn; false if too many wait already.
  func take() async -> Bool {
    enum Step { case now, queue, full }
    let step = state.withLock { state -> Step in
      if state.free > 0 {
        state.free -= 1
        return .now
      }
      return state.queue.count < longest ? .queue : .full
    }
    switch step {
    case .now: return true
    case .full: return false
    case .queue:
      await withCheckedContinuation { continuation in
        let isNow = state.withLock { state in
          if state.free > 0 {
            state.free -= 1
            return true
          }
          state.queue.append(continuation)
          return false
        }
        if isNow { continuation.resume() }
      }
      return true
    }
  }

  func give() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if state.queue.isEmpty {
        state.free += 1
        return nil
      }
      return state.queue.removeFirst()
    }
    next?.resume()
  }
}

import Subprocess
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// One run of an external program over bytes: bounded in time, memory and output, with a minimal environment.
///
/// The input is an unnamed file, so that nothing is left behind, whatever is killed.
struct ProgramRun: Sendable {
  let program: ExternalProgram
  let arguments: [String]
  var seconds: Double
  var outputLimit: Int
  /// A limit on processor time; `nil` for a little more than the wall time.
  var processorSeconds: Int?
  /// A limit on private memory in megabytes, excluding memory shared with other programs.
  var dataMegabytes: Int?
  /// Whether the network is disabled, if the system lets a user do so.
  var hasNoNetwork = false
  /// A limit on the address space in megabytes, if the program's own heap limit is not enough.
  var addressMegabytes: Int?
  /// The size of files that it may write; most write none.
  var fileBytes = 0
  /// Variables in addition to the minimal environment.
  var environment: [String: String] = [:]

  struct Result: Sendable {
    let output: [UInt8]
    let diagnostics: [UInt8]
    /// The exit status, or the negative number of the signal that ended it.
    let status: Int32
  }

  /// - Parameter name: the document's name, for errors.
  func result(for name: String, input: [UInt8], searchPath: String?) async throws(DocumentError) -> Result {
    guard let path = program.executable(searchPath: searchPath) else { throw .converterMissing(program) }
    guard !Task.isCancelled else { throw .cancelled(name: name) }
    let result: Result
    do throws(DocumentError) {
      result = try await withTaskExecutorPreference(ProgramExecutor.shared) { () throws(DocumentError) in
        let shutter = hasNoNetwork ? await Self.networkShutter() : []
        return try await launch(path, behind: shutter, name: name, input: input)
      }
    } catch {
      throw Task.isCancelled ? .cancelled(name: name) : error
    }
    guard !Task.isCancelled else { throw .cancelled(name: name) }
    // SIGXCPU: the limit on processor time was reached before that on wall time.
    guard result.status != -SIGXCPU else {
      throw .timedOut(name: name, program: program, seconds: processorSeconds.map(Double.init) ?? seconds)
    }
    return result
  }

  private func launch(
    _ path: String, behind shutter: [String], name: String, input: [UInt8]
  ) async throws(DocumentError) -> Result {
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    let (executable, words) = limited(path, behind: shutter)
    guard let descriptor = InputFile.open(input) else {
      throw .converterFailed(name: name, program: program, status: -1)
    }
    let deadline = Mutex<Deadline?>(nil)
    defer { deadline.withLock { $0?.lift() } }
    let run: ExecutionResult<Void, BytesOutput, BytesOutput>
    do {
      run = try await Subprocess.run(
        .path(FilePath(executable)), arguments: Arguments(words), environment: .custom(bareEnvironment),
        workingDirectory: "/", platformOptions: options,
        input: .fileDescriptor(descriptor, closeAfterSpawningProcess: true),
        output: .bytes(limit: outputLimit), error: .bytes(limit: 1 << 20)
      ) { execution in
        let timer = ProgramExecutor.shared.deadline(seconds: seconds) {
          try? execution.send(signal: .kill, toProcessGroup: true)
        }
        deadline.withLock { $0 = timer }
      }
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      throw .textTooLarge(name: name, limit: outputLimit)
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw .converterMissing(program)
    } catch {
      guard !deadline.withLock({ $0?.hasPassed == true }) else {
        throw .timedOut(name: name, program: program, seconds: seconds)
      }
      throw .converterFailed(name: name, program: program, status: -1)
    }
    let status: Int32 =
      switch run.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): -signal
      }
    // One that ended by itself was in time, however late its end is noticed here.
    if status == -SIGKILL, deadline.withLock({ $0?.hasPassed == true }) {
      throw .timedOut(name: name, program: program, seconds: seconds)
    }
    return Result(output: run.standardOutput, diagnostics: run.standardError, status: status)
  }

  /// Nothing of the user's environment reaches a program that reads untrusted bytes.
  private var bareEnvironment: [Environment.Key: String] {
    var own: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent",
    ]
    for (key, value) in environment { own[Environment.Key(stringLiteral: key)] = value }
    return own
  }

  /// The command under util-linux's `prlimit`, if installed: a limit on processor time ends the program even if this
  /// process was killed and cannot.
  private func limited(_ path: String, behind shutter: [String]) -> (executable: String, arguments: [String]) {
    guard let prlimit = ExternalProgram.prlimit.locate(searchPath: "/usr/bin:/bin") else {
      return (path, program.interpreterOptions + arguments)
    }
    // The hard limit, at which the system kills, is for a program that ignores the soft one.
    let processor = processorSeconds ?? Int(seconds) + 5
    var words = ["--cpu=\(processor):\(processor + 2)", "--core=0", "--fsize=\(fileBytes)"]
    if let dataMegabytes { words.append("--data=\(dataMegabytes * 1_000_000)") }
    if let addressMegabytes { words.append("--as=\(addressMegabytes * 1_000_000)") }
    words += ["--", path] + program.interpreterOptions + arguments
    guard let first = shutter.first else { return (prlimit, words) }
    return (first, shutter.dropFirst() + [prlimit] + words)
  }

  /// The command that starts a program in a network namespace without a network (util-linux's `unshare`); empty if the
  /// system does not let a user do so.
  private static func networkShutter() async -> [String] {
    guard let unshare = ExternalProgram.unshare.locate(searchPath: "/usr/bin:/bin") else { return [] }
    let words = ["--map-root-user", "--net", "--"]
    let test = try? await Subprocess.run(
      .path(FilePath(unshare)), arguments: Arguments(words + ["/bin/true"]), environment: .custom([:]),
      output: .discarded, error: .discarded)
    return test?.terminationStatus == .exited(0) ? [unshare] + words : []
  }
}

extension ExternalProgram {
  fileprivate static let unshare = ExternalProgram(
    name: "unshare", debianPackage: "util-linux", brewFormula: "", versionArgument: "--version")
  /// Part of every Debian; macOS has none, where the wall time and pandoc's own heap limit must suffice.
  fileprivate static let prlimit = ExternalProgram(
    name: "prlimit", debianPackage: "util-linux", brewFormula: "", versionArgument: "--version")
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Starts programs in one environment and waits for them with their use of memory.
struct Launcher {
  /// What each program finds as its environment, as `NAME=value`.
  let environment: [String]
  /// The file that standard error goes to.
  let diagnostics: String

  /// One that gives a variable another value.
  func setting(_ name: String, to value: String) -> Launcher {
    let others = environment.filter { !$0.hasPrefix(name + "=") }
    return Launcher(environment: others + ["\(name)=\(value)"], diagnostics: diagnostics)
  }

  /// Runs to the end; standard output goes nowhere.
  @discardableResult
  func run(_ invocation: Invocation) throws -> Termination {
    let child = try start(invocation)
    return try checked(try wait(forOneOf: [child]).termination, of: invocation)
  }

  /// Runs to the end, and gives what it printed, without the last line's end.
  func output(of invocation: Invocation) throws -> String {
    let file = diagnostics + ".out"
    let child = try start(invocation, output: file)
    _ = try checked(try wait(forOneOf: [child]).termination, of: invocation)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Runs to the end with standard input from `feed`.
  func run(_ invocation: Invocation, feeding feed: (InputPipe) throws -> Void) throws {
    let pipe = try InputPipe()
    let child = try start(invocation, input: pipe.readEnd)
    pipe.closeReadEnd()
    var stopped: (any Error)?
    do { try feed(pipe) } catch { stopped = error }
    pipe.finish()
    _ = try checked(try wait(forOneOf: [child]).termination, of: invocation)
    if let stopped { throw stopped }
  }

  /// Starts a program, and does not wait for it.
  ///
  /// - Parameter input: an open descriptor that is its standard input in place of the invocation's file.
  func start(_ invocation: Invocation, input: Int32? = nil, output: String = "/dev/null") throws -> pid_t {
    try Interruption.check()
    var streams = SpawnStreams()
    defer { streams.destroy() }
    if let input {
      streams.connect(input)
    } else {
      streams.open(STDIN_FILENO, invocation.input ?? "/dev/null", O_RDONLY)
    }
    streams.open(STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC)
    streams.open(STDERR_FILENO, diagnostics, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND)
    var child: pid_t = 0
    let result = withCStrings([invocation.program] + invocation.arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawn(&child, invocation.program, &streams.actions, &streams.attributes, arguments, environment)
      }
    }
    guard result == 0 else { throw ProcessFailure.notStarted(invocation.summary, errno: result) }
    return child
  }

  /// Waits until one of these children has ended.
  ///
  /// - Throws: ``ProcessFailure/interrupted(signal:)``, after all of them were told and have ended.
  func wait(forOneOf children: [pid_t]) throws -> (child: pid_t, termination: Termination) {
    var status: Int32 = 0
    var usage = rusage()
    while true {
      let child = wait4(children.count == 1 ? children[0] : -1, &status, 0, &usage)
      if let signal = Interruption.signalNumber {
        for other in children where other != child {
          kill(other, signal)
          while waitpid(other, nil, 0) < 0, errno == EINTR {}
        }
        throw ProcessFailure.interrupted(signal: signal)
      }
      if child > 0 { return (child, Termination(waitStatus: status, usage: usage)) }
      guard errno == EINTR else { throw ProcessFailure.notStarted("wait4", errno: errno) }
    }
  }

  /// The same termination where it is success.
  func checked(_ termination: Termination, of invocation: Invocation) throws -> Termination {
    guard invocation.accepted.contains(termination.status) else {
      let words = (try? String(contentsOfFile: diagnostics, encoding: .utf8)) ?? ""
      throw ProcessFailure.ended(
        invocation.summary, status: termination.status,
        saying: words.split(separator: "\n").last.map { String($0.prefix(200)) } ?? "")
    }
    return termination
  }
}

/// Gives `body` a null-terminated array of C strings, as `argv` and `environ` are.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

/// Why a process did not do what it was started for.
enum ProcessFailure: Error, CustomStringConvertible {
  /// The system did not start it.
  case notStarted(String, errno: Int32)
  /// It ended with a status that is not success; `saying` is the end of what it wrote to standard error.
  case ended(String, status: Int32, saying: String)
  /// A program that is compared with is not installed.
  case missing(program: String)
  /// Ctrl-C, or another wish that all should end.
  case interrupted(signal: Int32)

  var description: String {
    switch self {
    case .notStarted(let what, let errno):
      "`\(what)` could not be started: \(String(cString: strerror(errno)))."
    case .ended(let what, let status, let words):
      "`\(what)` ended with status \(status)" + (words.isEmpty ? "." : ": \(words)")
    case .missing(let program):
      "\(program) is not installed"
    case .interrupted(let signal):
      "Stopped by signal \(signal)."
    }
  }
}

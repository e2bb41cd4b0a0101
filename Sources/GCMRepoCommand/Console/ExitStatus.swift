/// What a command's end means to a script.
enum ExitStatus: Int32 {
  case done = 0
  /// The answer is no: differences, findings, a receipt that does not hold.
  case no = 1
  case usage = 2
  case refusedInput = 3
  case recordNotUsable = 4
  case notPermitted = 5
  case outsideProgramFailed = 6
  /// A fault of the program itself (`EX_SOFTWARE` of sysexits.h).
  case unexpected = 70
  /// Ctrl-C, as a shell tells it.
  case interrupted = 130
}

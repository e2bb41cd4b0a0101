/// The exit statuses for scripts.
enum ExitStatus: Int32 {
  case done = 0
  /// The answer is no: differences, findings, an invalid receipt.
  case no = 1
  case usage = 2
  case refusedInput = 3
  case recordNotUsable = 4
  case notPermitted = 5
  case outsideProgramFailed = 6
  /// A bug in the program itself (`EX_SOFTWARE` of sysexits.h).
  case unexpected = 70
  /// Ctrl-C, as shells report it.
  case interrupted = 130
}

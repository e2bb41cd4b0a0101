/// A program and its arguments, as it is started: no shell stands between.
struct Invocation {
  /// The program's file, as a path.
  let program: String
  let arguments: [String]
  /// The exit statuses that mean success; `diff` and `wdiff` say with 1 that there is a difference.
  let accepted: Set<Int32>

  init(_ program: String, _ arguments: [String], accepting accepted: Set<Int32> = [0]) {
    self.program = program
    self.arguments = arguments
    self.accepted = accepted
  }

  /// As it may be named in a sentence: the program without its folder, and the beginning of its arguments.
  var summary: String {
    let name = program.split(separator: "/").last.map(String.init) ?? program
    return ([name] + arguments.prefix(3)).joined(separator: " ")
  }
}

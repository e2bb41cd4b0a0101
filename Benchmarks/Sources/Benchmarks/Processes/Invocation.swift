/// A program and its arguments, as it is started: no shell stands between.
struct Invocation {
  /// The program's file, as a path.
  let program: String
  let arguments: [String]
  /// The exit statuses that mean success; `diff` and `wdiff` say with 1 that there is a difference.
  let accepted: Set<Int32>
  /// The file that is its standard input; else there is nothing to read.
  let input: String?

  init(
    _ program: String, _ arguments: [String], reading input: String? = nil, accepting accepted: Set<Int32> = [0]
  ) {
    self.program = program
    self.arguments = arguments
    self.accepted = accepted
    self.input = input
  }

  /// As it may be named in a sentence: the program without its folder, and the beginning of its arguments.
  var summary: String {
    let name = program.split(separator: "/").last.map(String.init) ?? program
    return ([name] + arguments.prefix(3)).joined(separator: " ")
  }
}

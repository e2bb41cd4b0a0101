/// Standard error, for what is said while the rows are made.
enum Console {
  static func say(_ sentence: String) {
    let line = sentence + "\n"
    _ = line.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }
}

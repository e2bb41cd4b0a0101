/// The words after the program's name, with `--locale` where the parser accepts it.
///
/// The parser accepts the option only after a command's name, and `help` is a command that takes no options.
struct TypedWords {
  let words: [String]

  init(_ typed: [String], commands: @autoclosure () -> [String]) {
    guard typed.contains(where: { $0.hasPrefix("--locale") }) else {
      words = typed
      return
    }
    var rest = typed
    let leading = Self.language(in: &rest) { $0 == 0 }
    guard let command = rest.first, commands().contains(command) else {
      // Help, or an invalid command line: its language is known without the option.
      _ = Self.language(in: &rest) { _ in true }
      words = rest
      return
    }
    words = [command] + leading + rest.dropFirst()
  }

  /// Removes `--locale` and its value from the words where they are allowed.
  private static func language(in words: inout [String], where mayStand: (Int) -> Bool) -> [String] {
    var taken: [String] = []
    var place = 0
    while place < words.count, words[place] != "--" {
      let length = words[place].hasPrefix("--locale=") ? 1 : words[place] == "--locale" ? 2 : 0
      guard length > 0, mayStand(place) else {
        place += 1
        continue
      }
      taken += words[place...].prefix(length)
      words.removeSubrange(place..<min(place + length, words.count))
    }
    return taken
  }
}

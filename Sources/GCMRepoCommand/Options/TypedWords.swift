/// The words after the program's name, with the options of every command where the parser accepts them.
///
/// The parser accepts them only after a command's name, and `help` is a command that takes none.
struct TypedWords {
  let words: [String]

  private static let valued = ["-C", "--format", "--color", "--locale"]
  private static let flags = ["--quiet", "-q", "--verbose"]

  init(_ typed: [String], commands: @autoclosure () -> [String]) {
    guard let first = typed.first, first.utf8.first == UInt8(ascii: "-") || typed.contains(where: Self.isLocale) else {
      words = typed
      return
    }
    var rest = typed[...]
    var leading: [String] = []
    while let length = rest.first.flatMap(Self.length) {
      leading += rest.prefix(length)
      rest = rest.dropFirst(length)
    }
    if let command = rest.first, commands().contains(command) {
      words = [command] + leading + rest.dropFirst()
    } else {
      // Help, or an invalid command line: its language is known without the option.
      words = Self.withoutLocale(rest.isEmpty ? leading[...] : rest)
    }
  }

  /// How many words an option of every command takes; `nil` for anything else.
  private static func length(_ word: String) -> Int? {
    if valued.contains(word) { return 2 }
    return flags.contains(word) || valued.contains { word.hasPrefix($0 + "=") } ? 1 : nil
  }

  private static func isLocale(_ word: String) -> Bool { word == "--locale" || word.hasPrefix("--locale=") }

  private static func withoutLocale(_ words: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    var rest = words
    while let word = rest.first, word != "--" {
      if isLocale(word) {
        rest = rest.dropFirst(word == "--locale" ? 2 : 1)
      } else {
        kept.append(word)
        rest = rest.dropFirst()
      }
    }
    return kept + rest
  }
}

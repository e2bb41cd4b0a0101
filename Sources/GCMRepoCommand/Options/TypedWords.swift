/// The words after the program's name, with the options of every command where the parser accepts them.
///
/// The parser accepts them only after a command's name, and that of a command below it, and `help` is a command that
/// takes none.
struct TypedWords {
  let words: [String]

  private static let valued = ["-C", "--format", "--color", "--locale"]
  private static let flags = ["--quiet", "-q", "--verbose"]

  /// - Parameter below: the commands below each command.
  init(_ typed: [String], commands: @autoclosure () -> [String], below: (String) -> [String]) {
    guard let first = typed.first,
      first.utf8.first == UInt8(ascii: "-") || typed.contains(where: Self.isLocale)
        || typed.dropFirst().first?.utf8.first == UInt8(ascii: "-")
    else {
      words = typed
      return
    }
    var rest = typed[...]
    var leading = Self.takeOptions(of: &rest)
    if let command = rest.first, commands().contains(command) {
      let names = below(command)
      rest = rest.dropFirst()
      if !names.isEmpty { leading += Self.takeOptions(of: &rest) }
      if let inner = rest.first, names.contains(inner) {
        words = [command, inner] + leading + rest.dropFirst()
      } else if !names.isEmpty, let word = rest.first, word == "-h" || word == "--help" {
        // Else it would be the help of the command that is meant if none is named.
        words = ["help", command]
      } else {
        words = [command] + leading + rest
      }
    } else {
      // Help, or an invalid command line: its language is known without the option.
      words = Self.withoutLocale(rest.isEmpty ? leading[...] : rest)
    }
  }

  /// Takes the options that come first.
  private static func takeOptions(of rest: inout ArraySlice<String>) -> [String] {
    var taken: [String] = []
    while let length = rest.first.flatMap(Self.length) {
      taken += rest.prefix(length)
      rest = rest.dropFirst(length)
    }
    return taken
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

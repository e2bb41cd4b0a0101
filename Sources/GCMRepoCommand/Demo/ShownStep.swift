import RecordLocalization

/// A step of a demo that is told by commands: what happens, and the commands that do it.
struct ShownStep {
  let title: Message
  let commands: [Command]

  /// A command, as a person types it in the demo's folder.
  struct Command {
    let words: [String]
    /// Whether it must be refused.
    var isRefused = false
    /// How many lines of its output are shown, of those that say more than the demo needs.
    var lines: Int?

    init(_ words: String..., isRefused: Bool = false, lines: Int? = nil) {
      self.init(words: words, isRefused: isRefused, lines: lines)
    }

    init(words: [String], isRefused: Bool = false, lines: Int? = nil) {
      self.words = words
      self.isRefused = isRefused
      self.lines = lines
    }

    /// An option needs no quotes, unlike a value that looks like one.
    private static func typed(_ word: String) -> String {
      let name = word.drop { $0 == "-" }
      return word.hasPrefix("-") && String(name).asShellWord == name ? word : word.asShellWord
    }

    /// As a shell takes it.
    var line: String { words.map(Self.typed).joined(separator: " ") }
  }

  init(_ title: Message, _ commands: Command...) { self.init(title, commands: commands) }

  init(_ title: Message, commands: [Command]) {
    self.title = title
    self.commands = commands
  }
}

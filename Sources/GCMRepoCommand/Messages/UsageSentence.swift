import ArgumentParser
import GCMRepo
import RecordLocalization

/// What is wrong with a command line that the parser rejected, and where its help is.
struct UsageSentence {
  /// The parser's own message, in English.
  let said: String
  /// The words after the program's name.
  let typed: [String]

  var wording: Message {
    let names = GCMRepoCommand.commandNames + ["help"]
    if let first = typed.first, !first.hasPrefix("-"), !names.contains(first) {
      let meant = didYouMean(nearestNames(to: first, among: names))
      return Message("There is no command “\(first, "first")”.\(meant, "meant") `gcmrepo help` lists them.")
    }
    var command = typed.first.flatMap { names.contains($0) && $0 != "help" ? " " + $0 : nil } ?? ""
    if let first = typed.first, let inner = typed.dropFirst().first {
      let below = GCMRepoCommand.subcommandNames(of: first)
      if below.contains(inner) {
        command += " " + inner
      } else if !below.isEmpty, !inner.hasPrefix("-"), !isArgument(inner) {
        let meant = didYouMean(nearestNames(to: inner, among: below))
        return Message(
          "There is no command “\(first + " " + inner, "typed")”.\(meant, "meant") See `gcmrepo help\(command, "group")`."
        )
      }
    }
    if let file = optionLikeFile {
      return Message(
        "“\(file, "file")” is read as an option. To name the file, put ./ before it: ./\(file, "file")")
    }
    return Message("\(problem, "problem") See `gcmrepo help\(command, "command")`.")
  }

  /// Whether a word after a command with others below it is an argument of the one that is run where none is named: the
  /// parser then finds fault with something else.
  private func isArgument(_ word: String) -> Bool {
    guard !said.contains("'\(word)'"), let command = GCMRepoCommand.command(of: Array(typed.prefix(1))) else {
      return false
    }
    var before = ""
    // `USAGE: give <id> [--change <number> ...]`
    for part in GCMRepoCommand.usageString(for: command).split(separator: " ") {
      if part.contains("<"), !part.contains("--"), !before.hasPrefix("-"), !before.hasPrefix("[-") { return true }
      before = String(part)
    }
    return false
  }

  /// The names of the command's options, without their dashes.
  private var options: [String] {
    guard let command = GCMRepoCommand.command(of: typed) else { return [] }
    let words = GCMRepoCommand.helpMessage(for: command).split { !$0.isLetter && !$0.isNumber && $0 != "-" }
    return Array(Set(words.filter { $0.hasPrefix("--") }.map { String($0.dropFirst(2)) })).sorted()
  }

  /// A word that begins like an option and ends like a file: `-o.docx`.
  private var optionLikeFile: String? {
    let endings = ["docx", "doc", "odt", "rtf", "html", "htm", "pdf", "md", "txt", "json"]
    let beforeDashes = typed.prefix { $0 != "--" }
    return beforeDashes.first { word in
      word.hasPrefix("-") && !word.contains("=") && endings.contains { word.lowercased().hasSuffix("." + $0) }
    }
  }

  /// The parser has only English messages: its most common ones are replaced by ours, the rest is kept.
  private var problem: Message {
    // Unknown option '--titel'. Did you mean '--title'?
    if said.hasPrefix("Can't generate completion scripts") {
      return Message("Completion scripts can be made for bash, zsh and fish.")
    }
    let parts = said.split(separator: "'", omittingEmptySubsequences: false)
    if parts.count >= 3, let message = message(beginning: parts[0], parts) { return message }
    if let words = said.split(separator: " unexpected arguments: ").dropFirst().first {
      return Message("Unexpected arguments: \(words, "words").")
    }
    return Message(verbatim: said.hasSuffix(".") || said.hasSuffix("?") ? said : said + ".")
  }

  private func message(beginning: Substring, _ parts: [Substring]) -> Message? {
    let word = parts[1]
    switch beginning {
    case "Missing expected argument ": return Message("Missing expected argument '\(word, "argument")'.")
    case "Missing value for ": return Message("Missing value for '\(word, "option")'.")
    case "The option ": return Message("The option '\(word, "option")' does not take any value.")
    case "Unexpected argument ": return Message("Unexpected argument '\(word, "argument")'.")
    case "Unknown option ":
      let unknown = Message("Unknown option '\(word, "option")'.")
      guard parts.count >= 5 else { return unknown }
      let meant = OptionSuggestion(
        for: String(word.drop { $0 == "-" }), nearest: String(parts[3].drop { $0 == "-" }), among: options)
      guard let name = meant.name.map({ "--" + $0 }) else { return unknown }
      return unknown + Message(" Did you mean '\(name, "option")'?")
    case "The value " where parts.count >= 5:
      let invalid = Message("The value '\(word, "value")' is not possible for '\(parts[3], "option")'.")
      // … Please provide one of 'table', 'json' or 'csv'.
      guard let list = parts.firstIndex(where: { $0.hasSuffix("Please provide one of ") }) else { return invalid }
      let choices = stride(from: list + 1, to: parts.count, by: 2).map { String(parts[$0]) }
      return invalid + Message(" The possible values are \(or: choices, "choices").")
    default: return nil
    }
  }
}

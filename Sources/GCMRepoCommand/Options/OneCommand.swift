import ArgumentParser

/// The program with a single command: what the parser is told of where the words begin with that one.
///
/// Told of all commands, it takes twice the time, 2 ms of each run: it builds the tree of all, with their descriptions.
struct OneCommand: ParsableCommand {
  /// Set once, before the words are parsed.
  nonisolated(unsafe) private static var command: (any ParsableCommand.Type)?

  static var configuration: CommandConfiguration {
    // With a name above its own, it is not asked for a script of completions either.
    CommandConfiguration(
      commandName: GCMRepoCommand.configuration.commandName, _superCommandName: "",
      subcommands: command.map { [$0] } ?? [])
  }

  /// The command that the words name, with its arguments; `nil` for anything else, such as a request for help or a mistake,
  /// which must be parsed with all commands for its answer.
  static func parse(_ words: [String], among commands: [any ParsableCommand.Type]) -> (any ConsoleCommand)? {
    guard let first = words.first, let named = commands.first(where: { $0._commandName == first }) else { return nil }
    command = named
    return (try? parseAsRoot(words)) as? any ConsoleCommand
  }
}

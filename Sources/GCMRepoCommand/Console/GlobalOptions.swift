import ArgumentParser
import Rendering

/// How data are printed by the commands that print rows.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension InterfaceLanguage: ExpressibleByArgument {}

/// What every command takes, after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp(
      "The record's folder; else found upward from here, else in GCMREPO_DIR.", valueName: "dir"))
  var directory: String?

  @Option(help: "How the answer is printed.")
  var format: OutputFormat = .table

  @Flag(name: .shortAndLong, help: "Print nothing but data and errors.")
  var quiet = false

  @Flag(help: "Say more about failures.")
  var verbose = false

  @Option(help: "When to use colours; NO_COLOR turns them off too.")
  var color: ColorChoice = .auto

  @Option(help: "The language of messages; else that of LC_ALL or LANG.")
  var locale: InterfaceLanguage?
}

/// What every command that writes takes as well.
struct WriteOptions: ParsableArguments {
  @Flag(name: .long, help: "Check everything and say what would be done; write nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("Who acts, if not the person of git's configuration.", valueName: "Name <address>"))
  var author: String?
}

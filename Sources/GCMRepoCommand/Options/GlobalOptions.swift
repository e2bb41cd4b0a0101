import ArgumentParser
import RecordRendering
import RecordLocalization

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
    help: .message("The record's folder; else found upward from here, else in GCMREPO_DIR.", value: "dir"))
  var directory: String?

  @Option(help: .message("How the answer is printed.", value: "format"))
  var format: OutputFormat = .table

  @Flag(
    name: .shortAndLong,
    help: .message("Print nothing but data and errors."))
  var quiet = false

  @Flag(help: .message("Say more about failures."))
  var verbose = false

  @Option(
    help: .message("When to use colours; NO_COLOR turns them off too.", value: "color"))
  var color: ColorChoice = .auto

  @Option(
    help: .message("The language of messages; else that of LC_ALL or LANG.", value: "locale"))
  var locale: InterfaceLanguage?
}

/// What every command that writes takes as well.
struct WriteOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: .message("Check everything and say what would be done; write nothing."))
  var dryRun = false

  @Option(
    help: .message("Who acts, if not the person of git's configuration.", value: "Name <address>"))
  var author: String?
}

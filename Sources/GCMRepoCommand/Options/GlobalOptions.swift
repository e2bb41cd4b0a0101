import ArgumentParser
import RecordRendering
import RecordLocalization

/// The output format of commands that print rows.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

extension InterfaceLanguage: ExpressibleByArgument {}

/// The options of every command, after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: .message("The record's folder; else searched for from here upward, then in GCMREPO_DIR.", value: "dir"))
  var directory: String?

  @Option(help: .message("The format of the output.", value: "format"))
  var format: OutputFormat = .table

  @Flag(
    name: .shortAndLong,
    help: .message("Print nothing but data and errors."))
  var quiet = false

  @Flag(help: .message("Print more about failures."))
  var verbose = false

  @Option(
    help: .message("When to use colours; NO_COLOR turns them off too.", value: "color"))
  var color: ColorChoice = .auto

  @Option(
    help: .message("The language of messages; else that of LC_ALL or LANG.", value: "locale"))
  var locale: InterfaceLanguage?
}

/// The option of every command that writes to an existing record.
struct BranchOptions: ParsableArguments {
  @Option(help: .message("The branch to write to, though another one is checked out.", value: "name"))
  var branch: String?

  @Flag(help: .message("Do not share it with the host now; `gcmrepo sync` does so later."))
  var noPush = false
}

/// The additional options of every command that writes.
struct WriteOptions: ParsableArguments {
  @Flag(
    name: .long,
    help: .message("Check everything and say what would be done, but write nothing."))
  var dryRun = false

  @Option(
    help: .message("Who acts; else the person in git's configuration.", value: "Name <address>"))
  var author: String?
}

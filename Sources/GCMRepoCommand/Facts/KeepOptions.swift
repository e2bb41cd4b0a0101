import ArgumentParser
import GCMRepo
import RecordLocalization

/// The options of every command that adds or changes an entry of the record's facts.
struct KeepOptions: ParsableArguments {
  @Option(
    help: .message("The body that keeps the record; else the only one that you are a focal point of.", value: "code"),
    completion: RecordCompletion.parties)
  var party: String?

  @Option(
    name: .shortAndLong,
    help: .message("What changed, for those who read the history.", value: "message"))
  var message: String?

  @Flag(help: .message("Open your editor on the file; what is saved is checked before it is taken."))
  var edit = false

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
}

/// Where a change comes from, if not from options.
struct ChangeSource: ParsableArguments {
  @Option(
    help: .message("The changed file, complete; - is standard input.", value: "file"),
    completion: .file())
  var fromFile: String?
}

/// The language of the texts that a list shows.
struct TextLanguageOptions: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: .message(
      "The language of the texts, else the reader's; a text without it is shown in another.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  /// The language, for words that are not the record's; `nil` where the user names none.
  func interfaceLanguage(in state: RecordState) throws(RecordError) -> InterfaceLanguage? {
    guard let language else { return nil }
    return InterfaceLanguage(rawValue: try state.language(named: language).primary)
  }
}

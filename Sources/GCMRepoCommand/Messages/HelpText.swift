import ArgumentParser
import RecordLocalization

/// The language of the program's help.
///
/// The parser takes plain strings for its help before it has read the command line, so the command line is examined
/// when the first of them is needed.
enum HelpText {
  static let language = isForManual ? .en : Console.typedLanguage ?? Console.environmentLanguage

  /// The parser's generator of manual pages drops every non-ASCII letter.
  private static var isForManual: Bool { CommandLine.arguments.contains("--experimental-dump-help") }
}

extension String {
  /// A help text in the language of the help.
  static func message(_ text: Message.Text) -> String { Message(text)(HelpText.language) }
}

extension ArgumentHelp {
  /// An argument's help in the language of the help.
  ///
  /// - Parameter value: The placeholder between angle brackets; `nil` for the argument's own name.
  static func message(_ text: Message.Text, value: Message.Text? = nil) -> ArgumentHelp {
    ArgumentHelp(
      Message(text)(HelpText.language),
      valueName: value.map { Message($0, context: "placeholder")(HelpText.language) })
  }
}

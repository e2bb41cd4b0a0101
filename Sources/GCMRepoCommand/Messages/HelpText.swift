import ArgumentParser
import RecordLocalization

/// The language of the program's help.
///
/// The parser takes plain texts for its help, before it has read the command line: what is typed is looked at once, as
/// the first of them is asked for.
enum HelpText {
  static let language = isForManual ? .en : Console.typedLanguage ?? Console.environmentLanguage

  /// The parser's maker of manual pages drops every letter that is not ASCII.
  private static var isForManual: Bool { CommandLine.arguments.contains("--experimental-dump-help") }
}

extension String {
  /// One text of the help, in the language that it is read in.
  static func message(_ text: Message.Text) -> String { Message(text)(HelpText.language) }
}

extension ArgumentHelp {
  /// What an argument means, in the language that it is read in.
  ///
  /// - Parameter value: What stands between angle brackets; `nil` is the argument's own name.
  static func message(_ text: Message.Text, value: Message.Text? = nil) -> ArgumentHelp {
    ArgumentHelp(
      Message(text)(HelpText.language),
      valueName: value.map { Message($0, context: "placeholder")(HelpText.language) })
  }
}

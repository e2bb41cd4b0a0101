import RecordLocalization

/// Sentences of commands for people who fill in the portal's form: an option is the field that stands for it, and what only a
/// command line does is left out.
struct BrowserWords {
  private let language: InterfaceLanguage
  /// The fields by the names of the options.
  private var fields: [Substring: Message] = [
    "--id": Message("Short name, for a new version of one that you submitted before"),
    "--lang": Message("Language of the text"), "--title": Message("Title, if it is not in the file"),
    "--kind": Message("What it is"), "--questionnaire": Message("Which questionnaire, for answers"),
    "--message": Message("A note for those who read the history"),
    "--partial": Message("Answers to a questionnaire that are not complete yet"),
  ]

  init(_ language: InterfaceLanguage) { self.language = language }

  /// A failure with its sentence in these words.
  ///
  /// - Parameter asksForQuestionnaire: whether `--id` means a questionnaire there.
  func failure(_ failure: CommandFailure, asksForQuestionnaire: Bool = false) -> CommandFailure {
    var words = self
    if asksForQuestionnaire { words.fields["--id"] = fields["--questionnaire"] }
    return CommandFailure(
      failure.status, Message(verbatim: words(failure.sentence(language))), detail: failure.detail)
  }

  /// Sentences in these words; what would be nothing then is left as it was.
  func callAsFunction(_ said: String) -> String {
    let lines = said.split(separator: "\n").map { line in
      Self.sentences(line).map(withFields).filter { !Self.isOfCommandLine($0) }.joined(separator: " ")
    }
    let left = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    return left.isEmpty ? withFields(said[...]) : left
  }

  private func withFields(_ sentence: Substring) -> String {
    String(sentence).replacing(Self.option) { match in
      guard let field = fields[match.output] else { return String(match.output) }
      return Message("the field “\(field, "field")” of the form")(language)
    }
  }

  /// Whether it names an option that no field stands for, or a command.
  private static func isOfCommandLine(_ sentence: String) -> Bool {
    sentence.contains(option) || sentence.contains("gcmrepo ")
  }

  private static func sentences(_ line: Substring) -> [Substring] {
    var (found, start) = ([Substring](), line.startIndex)
    for end in line.ranges(of: ". ") {
      found.append(line[start..<line.index(after: end.lowerBound)])
      start = end.upperBound
    }
    return found + [line[start...]]
  }

  private static var option: Regex<Substring> { /--[a-z][a-z-]*[a-z]/ }
}

import ArgumentParser
import RecordLocalization
import WordML

/// How moved paragraphs are marked in a Word file.
enum MovesForm: String, ExpressibleByArgument, CaseIterable {
  case split, native

  var moves: WordRedline.Moves { self == .native ? .native : .split }
}

/// How tracked changes already in the Word originals are treated.
enum ExistingChangesForm: String, ExpressibleByArgument, CaseIterable {
  case keep, accept, reject

  var choice: WordRedline.ExistingChanges {
    switch self {
    case .keep: .keep
    case .accept: .accept
    case .reject: .reject
    }
  }
}

/// The additional options of `diff --as docx`.
struct WordOptions: ParsableArguments {
  @Option(
    help: .message(
      "Mark moved paragraphs as deleted and inserted, or as Word's own moves, which some programs misread.",
      value: "form"))
  var moves: MovesForm = .split

  @Option(
    help: .message(
      """
      What to do with tracked changes in the originals: keep them with their authors, or treat them as accepted or rejected.
      """,
      value: "choice"))
  var existingChanges: ExistingChangesForm?
}

import ArgumentParser
import WordML

/// How moved paragraphs are marked in a Word file.
enum MovesForm: String, ExpressibleByArgument, CaseIterable {
  case split, native

  var moves: WordRedline.Moves { self == .native ? .native : .split }
}

/// What becomes of the tracked changes that Word originals hold already.
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

/// What `diff --as docx` takes as well.
struct WordOptions: ParsableArguments {
  @Option(
    help: .message(
      "Mark moved paragraphs as deleted and inserted, or as Word's own moves, which some programs misread.",
      value: "form"))
  var moves: MovesForm = .split

  @Option(
    help: .message(
      """
      What becomes of tracked changes that the originals hold: kept with their authors, or taken as accepted or \
      rejected.
      """,
      value: "choice"))
  var existingChanges: ExistingChangesForm?
}

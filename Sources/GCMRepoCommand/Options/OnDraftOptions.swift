import ArgumentParser
import GCMRepo
import RecordLocalization

/// Whether what a file changes in a draft without a mark is taken.
enum UntrackedForm: String, ExpressibleByArgument, CaseIterable {
  case refuse, take
}

/// The draft that the files were written on.
struct OnDraftOptions: ParsableArguments {
  @Option(
    help: .message(
      "The draft of the declaration that the file was written on: all that it changes must be marked.", value: "draft"),
    completion: RecordCompletion.drafts)
  var on: String?

  @Option(
    help: .message("What the file changes in that draft without a mark: refuse or take.", value: "choice"))
  var untracked: UntrackedForm = .refuse

  /// Checks the files against the draft, if one is named.
  func check(
    _ taken: inout SubmissionReader.Taken, in record: Record, on console: Console
  ) async throws -> MarkedDraft? {
    guard let on else { return nil }
    var marked = try MarkedDraft(named: on, in: record)
    try await marked.check(&taken, take: untracked == .take, on: console)
    return marked
  }
}

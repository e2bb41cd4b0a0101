import ArgumentParser
import DocumentModel
import RecordLocalization

/// How the tracked changes of a submitted file are treated.
enum TrackedForm: String, ExpressibleByArgument, CaseIterable {
  case accept, reject, refuse
}

/// The options common to `submit` and `declare`.
struct TrackedOptions: ParsableArguments {
  @Option(
    help: .message(
      """
      How to treat the file's tracked changes: as accepted, as rejected, or refuse the file.
      """,
      value: "choice"))
  var tracked: TrackedForm = .accept

  @Option(
    help: .message(
      "The changes of one author, treated differently: \"Ana Rojas=reject\"; may be repeated.",
      value: "name=choice"))
  var trackedBy: [String] = []

  /// - Throws: A usage failure if an author's choice cannot be parsed.
  func reading() throws(CommandFailure) -> TrackedReading {
    var byAuthor: [String: Reading] = [:]
    for given in trackedBy {
      guard let sign = given.lastIndex(of: "="), sign > given.startIndex,
        let form = TrackedForm(rawValue: String(given[given.index(after: sign)...])), form != .refuse
      else {
        throw CommandFailure(
          .usage,
          Message(
            """
            “\(given, "given")” is not an author's name followed by = and accept or reject. Write --tracked-by "NAME=reject".
            """))
      }
      byAuthor[String(given[..<sign])] = form == .reject ? .rejected : .accepted
    }
    return TrackedReading(tracked == .reject ? .rejected : .accepted, byAuthor: byAuthor)
  }

  /// Refuses a file with undecided changes, and names of authors who are not in the file.
  func check(_ account: TrackedReading.Account?, of file: String) throws(CommandFailure) {
    let authors = account?.authors ?? []
    let decided = try reading().byAuthor
    if tracked == .refuse, let open = authors.first(where: { decided[$0.name] == nil }) {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          \(file, "file") holds tracked changes of \(open.shownName, "shownName"). Accept or reject them in the \
          file, or use --tracked accept or --tracked reject.
          """))
    }
  }

  /// Names in `--tracked-by` that are not the author of any change.
  func unknownAuthors(in accounts: [TrackedReading.Account?]) throws(CommandFailure) {
    let known = Set(accounts.compactMap { $0 }.flatMap { $0.authors.map(\.name) })
    guard let unknown = try reading().byAuthor.keys.sorted().first(where: { !known.contains($0) }) else { return }
    let names = known.sorted().prefix(5).joined(separator: ", ")
    throw CommandFailure(
      .usage,
      names.isEmpty
        ? Message(
          "There are no tracked changes of \(unknown, "unknown"), nor of anybody else. Leave --tracked-by out.")
        : Message(
          "There are no tracked changes of \(unknown, "unknown"). Those who made some are: \(names, "names")."))
  }
}

extension TrackedReading.Account.Author {
  /// The name shown for an author, even without a name.
  var shownName: String { name.isEmpty ? "?" : name }
}

import RecordComparison
import ArgumentParser
import GCMRepo
import TextDiff
import RecordLocalization

struct Diff: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: .message("Show the redline between two states."),
    discussion: .message(
      """
      FROM and TO are drafts, branches or commits, also as FROM..TO; without TO it is the current state. After them, contributions, \
      paths or folders narrow the redline: gcmrepo diff draft-1 draft-2 declaration

      One contribution alone is shown with its last change, and with --since 1 with all changes since its first revision: gcmrepo diff CL/inputs/aportes --since 1. Two of its revisions are named CL/inputs/aportes@1..CL/inputs/aportes@2.

      In the terminal, words in braces with plus signs were inserted, and those in brackets with minus signs deleted; ~ marks a changed paragraph, > a moved one, < a split one, & merged ones, + a new and - a deleted one.

      The numbers beside a paragraph are its place in the old and in the new text: quote it by them.

      Only texts are shown; --all also shows changed data files and originals, as JSON always does.

      --via shows two rounds in one redline: what was done up to that draft, what was done after it, and what came and went. \
      --attribute shows each change's revision, party and date.

      --as docx marks the changes as Word's own: accepting all gives the new text, rejecting all the old one. For one text, the file is a copy of its Word original with its styles and headers; if the text has no Word original, it is a plain document. Several texts go into one plain document with -o FILE.docx, or each into a file of its own with -o FOLDER/.
      """))

  @Argument(
    help: .message(
      "FROM, optionally TO, then contributions or paths; or one contribution alone, for its last change.",
      value: "from-to-names"),
    completion: RecordCompletion.draftsAndDocuments)
  var arguments: [String] = []

  @Option(
    help: .message("With one contribution alone: the revision to compare the last one with.", value: "number"))
  var since: Int?

  @OptionGroup var which: FilterOptions
  @OptionGroup var shown: RedlineOptions
  @OptionGroup var attribution: AttributionOptions

  @Flag(
    help: .message("Show data files and originals too, not only texts."))
  var all = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try shown.check(console)
    let form = shown.shownForm(console)
    try attribution.check(form)
    let record = try console.openRecord()
    let current = try record.named(nil)
    let filter = try which.filter(in: current.state)
    var rest = arguments[...]
    let pair: StatePair
    if let document = try lastChanged(in: record) ?? onlyOne(filter, in: current.state) {
      pair = try record.lastChange(of: document, since: since)
      rest = [document]
    } else {
      guard since == nil else {
        throw CommandFailure(
          .usage,
          Message(
            """
            --since needs one contribution alone, by its id, such as gcmrepo diff CL/inputs/aportes --since 1; `gcmrepo \
            list` shows the ids.
            """))
      }
      pair = try namedStates(&rest, in: record, current)
    }
    // A redline of two drafts has nothing to do with the files in the folder.
    async let files = pair.to.state.commit == current.state.commit ? record.checkout() : nil
    let reporter = ProgressReporter(console.progress(Message("Comparing")))
    let documents = DocumentFilter(
      names: Array(rest), party: filter.party, kind: filter.kind, takesOriginals: form == .docx)
    let rereadTexts =
      attribution.choice == nil && form != .docx
      ? try await RereadTexts(record: record).texts(of: pair.unlikeReaders(documents)) : [:]
    let redline = try pair.compare(
      documents, attributingTo: attribution.choice, rereadTexts: rereadTexts
    ) { done, _ in reporter.update(done) }.titledByHeadings()
    reporter.finish()
    let title = current.state.title(in: console.language.rawValue)
    if form == .docx {
      try WordRedlineOutput(states: pair, redline: redline, title: title, options: shown.word, console: console)
        .write(to: shown.output)
    } else {
      let isWhole = all || form == .json
      let names = Set(rest)
      let read = isWhole ? redline : redline.textsAlone { names.contains($0.path) }
      try await RedlinePage(redline: read, title: title, options: shown, console: console).show()
      if read.leftOut > 0, Console.outputIsTerminal || shown.output != nil {
        console.remark(
          Message("With --all, data files and originals are shown too."))
      }
    }
    console.warn(of: (try? await files) ?? nil, in: record)
    if shown.exitCode, !redline.documents.isEmpty { throw CommandFailure.no }
  }

  /// The document that is named alone, if no state has that name: its last change is shown.
  private func lastChanged(in record: Record) throws -> String? {
    guard arguments.count == 1, let name = arguments.first, !name.contains("..") else { return nil }
    let plain = name.hasSuffix("/") ? String(name.dropLast()) : name
    guard ContributionID(plain) != nil || plain == Declaration.name else { return nil }
    // A draft or a branch of that name is what was always meant by it.
    if (try? record.named(name)) != nil { return nil }
    return plain
  }

  /// The contribution that --since means where none is named: the only one of a country or a kind.
  private func onlyOne(_ filter: ContributionFilter, in state: RecordState) throws -> String? {
    guard since != nil, arguments.isEmpty, filter != ContributionFilter() else { return nil }
    let ids = try state.contributionIDs(filter).map(\.description)
    guard ids.count > 1 else { return ids.first }
    throw CommandFailure(
      .usage,
      Message("There are \(ids.count, "count") such contributions. Name one of them: \(or: ids, "ids")."))
  }

  /// The states that the first words name.
  private func namedStates(
    _ rest: inout ArraySlice<String>, in record: Record, _ current: NamedState
  ) throws -> StatePair {
    let named = rest.popFirst() ?? ""
    let range = named.contains("..") ? HistoryRange(named) : HistoryRange(from: named)
    guard let from = range.from, !from.isEmpty else {
      throw CommandFailure(.usage, Message("Name a draft to compare from."))
    }
    var pair = StatePair(from: try record.named(from), to: try range.to.map(record.named) ?? current)
    if !named.contains(".."), let next = rest.first {
      do throws(RecordError) {
        pair = StatePair(from: pair.from, to: try record.named(next))
        rest = rest.dropFirst()
      } catch {
        // A word that is not a state may be a document.
        guard try pair.holds(document: next) else { throw error }
      }
    }
    // Revisions of one contribution are compared for its sake.
    if rest.isEmpty, let name = ContributionRevision(from), which.country == nil, which.kind == nil {
      rest = [name.contribution.description]
    }
    return pair
  }
}

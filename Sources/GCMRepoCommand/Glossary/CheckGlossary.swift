import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct CheckGlossary: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: .message("Find deprecated terms, terms without an agreed definition, and translations that differ."),
    discussion: .message(
      """
      Terms are found in other numbers and genders too, whatever their capitals and accents; nothing is found inside a longer \
      term. Exits with status 1 if there is a finding that was not accepted.

        gcmrepo glossary check
        gcmrepo glossary check CL/inputs/aportes --kind deprecated
        gcmrepo glossary check --all --lang es --format csv
      """))

  @Argument(
    help: .message("The declaration, or the id of a contribution; else the declaration.", value: "document"),
    completion: RecordCompletion.documents)
  var document: String?

  @Flag(help: .message("Check the declaration and all contributions."))
  var all = false

  @Option(
    name: .customLong("lang"), help: .message("Only these languages, such as es,en; else all.", value: "langs"),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Option(
    name: .customLong("kind"),
    help: .message("Only findings of this kind: deprecated, not_agreed or translation_differs.", value: "kind"),
    completion: .list(TermFinding.Kind.allCases.map(\.rawValue)))
  var kinds: [TermFinding.Kind] = []

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    guard !all || document == nil else {
      throw CommandFailure(.usage, Message("Name one text, or give --all for all of them."))
    }
    let documents: Partial<RecordDocument> =
      all
      ? try state.allDocuments()
      : Partial([try state.document(named: document ?? Declaration.name)], problems: [])
    let check = try state.checkGlossary(
      documents.values, in: try LocalizedWords.list(languages).map { try state.language(named: $0) },
      kinds: kinds.isEmpty ? Set(TermFinding.Kind.allCases) : Set(kinds))
    let view = GlossaryCheckView(check, human: console.options.format == .table, console.answerLanguage)
    try await console.print(
      view.table, in: state, schema: "gcmrepo.glossary_check/1", key: "findings",
      problems: check.problems + documents.problems, extra: view.extra,
      none: Message("No finding: the texts and the glossary agree."))
    view.remark(on: console)
    if check.count > 0 { throw CommandFailure.no }
  }
}

extension TermFinding.Kind: ExpressibleByArgument {}

/// The findings of a check as a table and as data.
struct GlossaryCheckView {
  let table: Table
  private let check: GlossaryCheck

  init(_ check: GlossaryCheck, human: Bool, _ language: InterfaceLanguage) {
    self.check = check
    var table = Table(columns: [
      .init(key: "path", title: Message("Text")(language)),
      .init(key: human ? "number" : "paragraph", title: Message("Paragraph")(language)),
      .init(key: "line", title: Message("Line")(language), alignment: .trailing),
      .init(key: "column", title: Message("Column", context: "of a line")(language), alignment: .trailing),
      .init(key: "text", title: Message("Words", context: "found")(language)),
      .init(key: "kind", title: Message("Finding")(language)),
      .init(key: "use", title: Message("Use", context: "instead")(language)),
      .init(key: "term", title: Message("Term")(language)),
    ])
    if !human { table.columns += ["number", "language", "other"].map { .init(key: $0, title: $0) } }
    for text in check.texts {
      for finding in text.findings {
        table.rows.append([
          .name(text.path),
          human ? .name(finding.citation ?? "#\(finding.paragraph)") : .number(finding.paragraph),
          .number(finding.line), .number(finding.column), .text(finding.text),
          .text(human ? finding.wording(language) : finding.kind.rawValue),
          finding.use.map { .text($0) } ?? .none, .name(finding.term), finding.citation.map { .text($0) } ?? .none,
          .name(finding.language.description), finding.other.map { .name($0.description) } ?? .none,
        ])
      }
    }
    self.table = table
  }

  /// What was accepted, and what of that applies to nothing any more.
  var extra: [(String, JSONValue)] {
    [
      ("texts", .array(check.texts.map { .string($0.path) })),
      ("accepted", .int(check.texts.reduce(0) { $0 + $1.accepted.count })),
      (
        "stale",
        .array(
          check.texts.flatMap { text in
            text.stale.map { use in
              [
                "path": .string(text.path), "term": .string(use.term), "kind": .string(use.kind.rawValue),
                "text": .string(use.text), "reason": .optional(use.reason),
              ]
            }
          })
      ),
    ]
  }

  func remark(on console: Console) {
    let accepted = check.texts.reduce(0) { $0 + $1.accepted.count }
    if accepted > 0 {
      console.remark(
        Message(
          accepted, "{count} finding was looked at before and is right.",
          "{count} findings were looked at before and are right."))
    }
    for text in check.texts {
      for use in text.stale.prefix(5) {
        console.remark(
          Message("In \(text.path, "path") the use of “\(use.text, "words")” that was accepted is not there any more."))
      }
    }
  }
}

extension TermFinding {
  /// What the matter is, for people; scripts get the raw value of its kind.
  fileprivate func wording(_ language: InterfaceLanguage) -> String {
    switch kind {
    case .deprecated: Message("deprecated")(language)
    case .notAgreed: Message("not agreed")(language)
    case .translationDiffers:
      Message("in “\(other?.description ?? "", "language")” only")(language)
    }
  }
}

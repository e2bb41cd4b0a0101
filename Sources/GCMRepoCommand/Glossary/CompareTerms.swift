import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Terminology

struct CompareTerms: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: .message("Show the definitions of both conferences side by side, redlined."),
    discussion: .message(
      """
      What only the first conference has is [-deleted-], what only the second has is {+inserted+}. Without a term it lists all \
      whose definitions are not the same.

        gcmrepo glossary compare unaccompanied-child --lang es
        gcmrepo glossary compare --format csv
      """))

  @Argument(
    help: .message("The term's id, or the term itself in any language; else all.", value: "term"),
    completion: RecordCompletion.terms)
  var term: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let codes = state.configuration.conferences.map(\.code)
    guard codes.count >= 2 else {
      throw CommandFailure(.refusedInput, Message("The record has no two conferences whose definitions could differ."))
    }
    let words = try TextWords(texts, console, state)
    let wanted = try texts.language.map { try state.language(named: $0).description }
    let readable = try term.map { Partial([try state.term(named: $0)], problems: []) } ?? state.readableTerms()
    let comparisons = readable.values.map { TermComparison($0, codes[0], codes[1]) }.filter { comparison in
      term != nil || [.different, .oneOnly].contains(comparison.standing)
    }
    let language = console.answerLanguage
    guard console.options.format == .table else {
      return try await console.print(
        Self.table(comparisons, wanted, codes), in: state, schema: "gcmrepo.glossary_comparison/1", key: "definitions",
        problems: readable.problems, extra: [("conferences", .array(codes.prefix(2).map { .string($0) }))],
        none: .empty)
    }
    var lines: [String] = []
    for comparison in comparisons {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        "\(words.text(comparison.term.names)) (\(comparison.term.id)): \(comparison.standing.wording(language))")
      for own in comparison.languages where (wanted ?? own.language) == own.language {
        lines.append("  \(own.language)  " + Self.line(own, state.abbreviations(of: comparison.conferences, language)))
      }
    }
    console.warn(readable.problems)
    guard !lines.isEmpty else { return console.remark(Message("Both conferences define all terms in the same way.")) }
    try await console.page(lines.map { TerminalText.neutralised($0) + "\n" }.joined())
  }

  private static func line(_ own: TermComparison.Language, _ conferences: [String]) -> String {
    if let changes = own.changes { return changes.marked }
    return own.first.map { "\(conferences[0]): \($0)" } ?? own.second.map { "\(conferences[1]): \($0)" } ?? ""
  }

  private static func table(_ comparisons: [TermComparison], _ wanted: String?, _ codes: [String]) -> Table {
    var table = Table(
      columns: ["id", "language", "standing", "first", "second", "first_source", "second_source", "changes"].map {
        .init(key: $0, title: $0)
      })
    func cell(_ text: String?) -> Table.Cell { text.map { .text($0) } ?? .none }
    for comparison in comparisons {
      for own in comparison.languages where (wanted ?? own.language) == own.language {
        table.rows.append([
          .name(comparison.term.id), .name(own.language), .text(comparison.standing.rawValue), cell(own.first),
          cell(own.second), cell(own.firstSource), cell(own.secondSource), own.changes.map { .json($0.json) } ?? .none,
        ])
      }
    }
    return table
  }
}

extension TermComparison.Standing {
  /// How the conferences agree, for people; scripts get the raw value.
  fileprivate var wording: Message {
    switch self {
    case .shared: Message("one definition for both", context: "conferences")
    case .different: Message("different definitions", context: "conferences")
    case .oneOnly: Message("only one has a definition", context: "conferences")
    case .none: Message("neither has a definition", context: "conferences")
    }
  }
}

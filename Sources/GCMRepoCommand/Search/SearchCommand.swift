import ArgumentParser
import GCMRepo
import RecordLocalization
import TextSearch

/// `gcmrepo search`: finds words in everything that the record has.
struct SearchCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: .message("Find words in contributions, the declaration, answers, minutes, agreements and the glossary."),
    discussion: .message(
      """
      Letter case and accents do not matter, and inflected forms are found in Spanish, English, Portuguese and French; the words as \
      typed come first. All words must be found; words in quotation marks stand together as they are, and migra* finds every word \
      that begins so.

      For example: gcmrepo search detenciones --country CL
      """))

  @Argument(help: .message("Words, and phrases in quotation marks.", value: "words"))
  var words: [String]

  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("Only contributions of a kind, or declaration, minutes, meeting, agreement, term or party.", value: "kind"),
    completion: .list(SearchedKind.allCases.map(\.rawValue)))
  var kind: String?

  @Option(
    help: .message("Only those on this theme.", value: "id"),
    completion: RecordCompletion.themes)
  var theme: String?

  @Option(
    help: .message("Only those of the members of this conference.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: String?

  @Option(
    name: .customLong("lang"), help: .message("Only texts in this language.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(help: .message("Show at most this many.", value: "number"))
  var limit: Int = 20

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let query = try SearchQuery(typed: words)
    guard (1...Self.mostResults).contains(limit) else {
      throw CommandFailure(
        .usage, Message("--limit must be from 1 to \(String(Self.mostResults), "number")."))
    }
    let state = try console.openRecord().state(at: moment.at)
    let answer = try state.search(
      query, try filter(in: state), limit: limit, reader: MinutesReader.read)
    try await SearchView(answer: answer, words: words.joined(separator: " "), state: state).show(on: console)
  }

  private static let mostResults = 1_000

  private func filter(in state: RecordState) throws -> SearchFilter {
    var parties = try state.partyCode(named: country).map { Set([$0]) }
    if let conference = try LocalizedWords.conference(conference, in: state) {
      let members = Set(
        try state.parties().filter { party in
          party.roles.contains { $0.conference == conference && $0.name == .member }
        }.map(\.code))
      parties = parties.map { $0.intersection(members) } ?? members
    }
    return SearchFilter(
      parties: parties, kind: try kind.map { word throws(RecordError) in try SearchedKind(named: word) },
      theme: try theme.map(state.theme(named:)), language: try language.map(state.language(named:)))
  }
}

extension SearchQuery {
  /// The query of several arguments: one with spaces was in the shell's quotation marks, which the shell removes, and is read
  /// as typed.
  fileprivate init(typed words: [String]) throws(CommandFailure) {
    do throws(SearchQuery.Fault) { try self.init(words.joined(separator: " ")) } catch {
      switch error {
      case .noWords:
        throw CommandFailure(
          .refusedInput,
          Message("There is no word to look for: give at least one letter or digit, as in gcmrepo search detención."))
      case .tooLong(let bytes):
        throw CommandFailure(
          .refusedInput,
          Message(
            """
            The words to look for have \(String(bytes), "number") bytes; at most \(String(SearchQuery.mostBytes), "limit") are \
            searched. Give fewer words.
            """))
      case .tooManyWords(let count):
        throw CommandFailure(
          .refusedInput,
          Message(
            """
            There are \(String(count), "number") words to look for; at most \(String(SearchQuery.mostWords), "limit") are searched. \
            Give fewer words.
            """))
      }
    }
  }
}

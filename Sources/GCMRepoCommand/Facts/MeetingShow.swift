import RecordPortal
import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct MeetingShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show a meeting, and what it agreed."),
    discussion: .message("For example: gcmrepo meetings show 2017-05-11-joint-meeting"))

  @Argument(
    help: .message("The meeting, such as 2017-08-30-troikas.", value: "id"),
    completion: RecordCompletion.meetings)
  var id: String

  @Option(help: .message("Show the text of its agenda or its minutes instead.", value: "as"))
  var document: MeetingDocument.Kind?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let meeting = try state.meeting(named: id)
    let agreements = try state.agreements(of: meeting)
    if let document { return try await print(document, of: meeting, in: state, on: console) }
    let documents = try state.documents(of: meeting.id)
    if console.options.format == .json {
      return try console.print(json: Self.json(of: meeting, agreements, documents, in: state))
    }
    let words = try TextWords(texts, console, state)
    let language = console.answerLanguage
    let times = [meeting.start, meeting.end == meeting.start ? nil : meeting.end].compactMap { $0?.description }
    let zone = meeting.timeZone.map { " (\($0))" } ?? ""
    var facts: [(Message, String)] = [
      (Message("Days"), times.joined(separator: " – ") + zone), (Message("Place"), words.text(meeting.place)),
      (Message("Conferences"), state.abbreviations(of: meeting.conferences, language).joined(separator: ", ")),
      (Message("Participants"), meeting.participants.joined(separator: ", ")),
      (Message("Themes"), meeting.themes.joined(separator: ", ")),
      (Message("Documents"), documents.map(\.name).joined(separator: ", ")),
    ]
    facts.removeAll { $0.1.isEmpty }
    var lines = [words.text(meeting.title) + " (\(meeting.status.wording(language)))", meeting.id]
    lines += facts.map { "  \($0.0(language)): \($0.1)" }
    for agreement in agreements {
      let due = agreement.due.map { ", \($0)" } ?? ""
      lines += [
        "",
        "\(agreement.id) (\(agreement.status.wording(language))\(due)) \(agreement.responsible.joined(separator: ", "))",
        "  " + words.text(agreement.text),
      ]
    }
    try await console.page(lines.map { TerminalText.neutralised($0) + "\n" }.joined())
  }

  /// Prints the agenda or the minutes, in the language of the texts, else in the first that has it.
  private func print(
    _ kind: MeetingDocument.Kind, of meeting: Meeting, in state: RecordState, on console: Console
  ) async throws {
    let wanted = texts.language.map { [$0] } ?? [console.answerLanguage.rawValue]
    let there = try state.documents(of: meeting.id).filter { $0.kind == kind && $0.isText }.map(\.language)
    guard
      let language = there.first(where: { wanted.contains($0.description) })
        ?? (texts.language == nil ? there.first : nil),
      let text = try state.text(of: kind, of: meeting.id, in: language)
    else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          \(meeting.id, "meeting") has no \(kind.rawValue, "document") in that language. Add it with: gcmrepo meetings attach \
          \(meeting.id, "meeting") FILE --as \(kind.rawValue, "document")
          """))
    }
    try await console.page(TerminalText.neutralised(text, keepingLayout: true))
  }

  private static func json(
    of meeting: Meeting, _ agreements: [Agreement], _ documents: [MeetingDocument], in state: RecordState
  ) -> JSONValue {
    [
      "schema": "gcmrepo.meeting/1", "commit": .string(state.commit.description), "id": .string(meeting.id),
      "title": JSONValue(meeting.title), "start": optional(meeting.start?.description),
      "end": optional(meeting.end?.description), "place": JSONValue(meeting.place),
      "time_zone": optional(meeting.timeZone?.description), "conferences": list(meeting.conferences),
      "participants": list(meeting.participants), "themes": list(meeting.themes),
      "status": .string(meeting.status.rawValue), "sequence": .int(meeting.sequence),
      "uid": optional(meeting.uid),
      "documents": .array(
        documents.map {
          ["kind": .string($0.kind.rawValue), "language": .string($0.language.description), "name": .string($0.name)]
        }),
      "agreements": .array(
        agreements.map { agreement in
          [
            "id": .string(agreement.id), "text": JSONValue(agreement.text),
            "responsible": list(agreement.responsible), "due": optional(agreement.due?.description),
            "done_at": optional(agreement.doneAt), "status": .string(agreement.status.rawValue),
            "closed": optional(agreement.closed?.description),
          ]
        }),
    ]
  }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  private static func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

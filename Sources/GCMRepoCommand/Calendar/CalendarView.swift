import Documents
import GCMRepo
import RecordCalendar
import RecordLocalization
import RecordRendering

/// The calendar as a table, and as a document with that table.
struct CalendarView {
  private let calendar: LocalizedCalendar
  private let state: RecordState

  init(_ calendar: LocalizedCalendar, _ state: RecordState) { (self.calendar, self.state) = (calendar, state) }

  private var words: InterfaceLanguage { calendar.interface }

  func table(human: Bool) -> Table {
    var table = Table(
      columns: human
        ? [
          .init(key: "time", title: Message("When")(words)), .init(key: "title", title: Message("What")(words)),
          .init(key: "place", title: Message("Place")(words)),
          .init(key: "conferences", title: Message("Conferences")(words)),
          .init(key: "status", title: Message("Status")(words)), .init(key: "id", title: Message("Identifier")(words)),
        ]
        : [
          "kind", "id", "title", "start", "end", "time_zone", "start_utc", "end_utc", "place", "conferences",
          "participants", "themes", "status", "sequence", "target",
        ].map { .init(key: $0, title: $0) })
    table.rows = calendar.entries.map { human ? humanRow($0) : dataRow($0) }
    return table
  }

  private func humanRow(_ entry: CalendarEntry) -> [Table.Cell] {
    let place = calendar.place(of: entry)
    return [
      .text(calendar.time(of: entry)), .text(calendar.title(of: entry)), place.isEmpty ? .none : .text(place),
      .list(calendar.conferences(of: entry)), .text(calendar.status(of: entry)), .name(entry.id),
    ]
  }

  private func dataRow(_ entry: CalendarEntry) -> [Table.Cell] {
    let (utc, place) = (calendar.utc(of: entry), calendar.place(of: entry))
    return [
      .name(entry.kind.rawValue), .name(entry.id), .text(calendar.title(of: entry)), .name(entry.start.description),
      .name(entry.end.description), entry.timeZone.map { .name($0.description) } ?? .none,
      utc.map { .date($0.start.description) } ?? .none, utc.map { .date($0.end.description) } ?? .none,
      place.isEmpty ? .none : .text(place), .list(entry.conferences), .list(entry.participants), .list(entry.themes),
      .name(entry.status.rawValue), .number(entry.sequence), .name(entry.target),
    ]
  }

  /// The table as a finished document.
  func document(as format: PublicationFormat) async throws -> [UInt8] {
    let export = ExportWords(calendar.language)
    let (time, commit) = (try state.time(), state.commit.description)
    let record = state.title(in: calendar.language.description)
    let heads = [Message("When"), Message("What"), Message("Place"), Message("Conferences"), Message("Status")]
    let rows = calendar.entries.map { entry in
      [
        calendar.time(of: entry), calendar.title(of: entry), calendar.place(of: entry),
        calendar.conferences(of: entry).joined(separator: ", "), calendar.status(of: entry),
      ]
    }
    let text =
      rows.isEmpty
      ? Message("There is nothing in the calendar.")(words).asMarkdown
      : MarkdownRows.table(heads.map { $0(words) }, rows, widths: [5, 8, 4, 3, 3])
    let publication = Publication(
      name: "calendar", text: Array((text + "\n").utf8), title: .given(calendar.chronogramTitle),
      language: calendar.language.description, author: record,
      head: [
        .init(label: export.record, value: record),
        .init(label: export.state, value: dateInWords(time, words) + "\n" + export.commit + " " + commit),
      ], header: ExportedDocument.shortened(record), provenance: export.commit + " " + commit.prefix(12),
      pageWords: .init(page: export.page, of: export.of),
      label: .account(of: state, in: calendar.language.description), seconds: time.seconds)
    do throws(PublicationError) { return try await Publisher().publish(publication, as: format).bytes } catch {
      throw CommandFailure(error, name: publication.name)
    }
  }
}

import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues

extension RecordCalendar {
  /// What it is called as a page.
  public var chronogramTitle: String { Message("Chronogram of meetings and deadlines")(interface) }

  /// The chronogram: a row for each conference, and one for what is of none.
  ///
  /// - Parameter link: where the title of an entry leads.
  public func chronogram(link: (CalendarEntry) -> String? = { _ in nil }) -> Chronogram {
    let codes = state.configuration.conferences.map(\.code)
    var rows = codes.map { state.configuration.abbreviation(ofConference: $0, in: language.description) }
    let others = Message("Others", context: "meetings of no conference")(interface)
    if entries.contains(where: { entry in !codes.contains(where: entry.conferences.contains) }) { rows.append(others) }
    let marks = entries.map { entry in
      let own = codes.indices.filter { entry.conferences.contains(codes[$0]) }
      return Chronogram.Mark(
        title: title(of: entry), first: entry.start.day, last: max(entry.start.day, entry.end.day),
        time: time(of: entry), place: place(of: entry), rows: own.isEmpty ? [codes.count] : own,
        status: status(of: entry), isCancelled: entry.status == .cancelled, isDeadline: entry.isDeadline,
        link: link(entry), anchor: entry.target.replacing("/", with: "-"))
    }
    return Chronogram(language: interface, title: chronogramTitle, rows: rows, marks: marks)
  }

  /// The drawings and the table of the chronogram as HTML, for a page that has `Chronogram.styleSheet` among its rules.
  ///
  /// - Parameter link: where the title of an entry leads.
  public func chronogramFragment(link: (CalendarEntry) -> String? = { _ in nil }) -> String {
    var buffer = ByteBuffer()
    chronogram(link: link).writeFragment(to: &buffer)
    return buffer.text
  }

  /// The line that says which state it is of.
  public func provenance() throws(RecordError) -> String {
    dateInWords(try state.time(), interface) + " · commit " + state.commit.description.prefix(12)
      + (Self.tzVersion.map { " · tz \($0)" } ?? "")
  }

  /// The chronogram as a page of its own.
  public func page() throws(RecordError) -> [UInt8] {
    var buffer = ByteBuffer()
    chronogram().writePage(
      header: state.title(in: language.description), provenance: try provenance(), to: &buffer)
    return buffer.bytes
  }
}

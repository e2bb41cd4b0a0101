import RecordYAML

extension Agreement {
  /// What was noted of an agreement before it was done: how far it is, by whom, on which day.
  public struct Progress: Sendable, Hashable {
    /// The day.
    public let day: CalendarDay
    /// The code of the party that says so, if one was named.
    public let party: String?
    /// What it says.
    public let note: String

    /// The key of the list in an agreement.
    static let listKey = "progress"

    init(_ mapping: MappingDecoder) throws(RecordError) {
      var decoder = mapping
      guard let day = try decoder.day("day") else { throw decoder.fault("day", .missingKey("day")) }
      self.day = day
      party = try decoder.optionalString("party", limit: ReadingLimits.title)
      note = try decoder.string("note")
    }

    init(on day: CalendarDay, party: String?, note: String) { (self.day, self.party, self.note) = (day, party, note) }

    var node: Node {
      .mapping(
        [("day", .plain(day.description))] + (party.map { [("party", Node.string($0))] } ?? []) + [
          ("note", .string(note))
        ])
    }
  }
}

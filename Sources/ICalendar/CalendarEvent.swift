import RecordValues

/// An event: the component `VEVENT` (RFC 5545, section 3.6.1).
public struct CalendarEvent: Sendable, Hashable {
  /// What identifies it in every calendar, for ever.
  public var uid: String
  /// Raised with each change of its time, place or status.
  public var sequence: Int
  /// When it was made, or when it was last changed.
  public var stamp: Timestamp
  /// When it begins.
  public var start: EventTime
  /// When it ends; of whole days the day after the last.
  public var end: EventTime?
  /// The seconds that it lasts beyond ``end``, exactly, whatever the clocks of its zone do in that time (RFC 5545, section
  /// 3.3.6): of an event that was read with a duration in hours. 0 for all others.
  public var lasting: Int64
  /// What it is called.
  public var summary: Text
  /// Where it is.
  public var location: Text?
  /// What is to be said of it.
  public var description: Text?
  /// The status, in capitals: `TENTATIVE`, `CONFIRMED`, `CANCELLED`.
  public var status: String?
  /// Words by which it is found.
  public var categories: [String]
  /// An address of a page about it.
  public var url: String?
  /// Whether whoever has it in a calendar is free in that time.
  public var isTransparent: Bool
  /// Properties beyond these, whose names begin with `X-`.
  public var extensions: [ContentLine]

  /// A text with its language.
  public struct Text: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Its language (BCP 47); `nil` if nothing says it.
    public var language: String?

    /// A text with its language.
    public init(_ text: String, language: String? = nil) { (self.text, self.language) = (text, language) }
  }

  /// An event.
  public init(
    uid: String, sequence: Int = 0, stamp: Timestamp, start: EventTime, end: EventTime? = nil, lasting: Int64 = 0,
    summary: Text, location: Text? = nil, description: Text? = nil, status: String? = nil, categories: [String] = [],
    url: String? = nil, isTransparent: Bool = false, extensions: [ContentLine] = []
  ) {
    (self.uid, self.sequence, self.stamp, self.start, self.end) = (uid, sequence, stamp, start, end)
    self.lasting = lasting
    (self.summary, self.location, self.description, self.status) = (summary, location, description, status)
    (self.categories, self.url, self.isTransparent) = (categories, url, isTransparent)
    self.extensions = extensions
  }

  /// Its component, the properties always in the same order.
  public var component: Component {
    var lines = [
      ContentLine("UID", text: uid), ContentLine("DTSTAMP", raw: EventTime.digits(stamp) + "Z"),
      ContentLine("SEQUENCE", raw: String(sequence)), start.property("DTSTART"),
    ]
    if lasting != 0, let end {
      let days = (end.clock.seconds - start.clock.seconds) / 86_400
      lines.append(ContentLine("DURATION", raw: "P\(days)DT\(lasting)S"))
    } else if let end {
      lines.append(end.property("DTEND"))
    }
    lines.append(ContentLine("SUMMARY", text: summary.text, language: summary.language))
    if let location { lines.append(ContentLine("LOCATION", text: location.text, language: location.language)) }
    if let description {
      lines.append(ContentLine("DESCRIPTION", text: description.text, language: description.language))
    }
    if let status { lines.append(ContentLine("STATUS", raw: status)) }
    if !categories.isEmpty {
      lines.append(ContentLine("CATEGORIES", texts: categories))
    }
    if let url { lines.append(ContentLine("URL", [.init(name: "VALUE", values: ["URI"])], raw: url)) }
    if isTransparent { lines.append(ContentLine("TRANSP", raw: "TRANSPARENT")) }
    return Component("VEVENT", lines + extensions)
  }
}

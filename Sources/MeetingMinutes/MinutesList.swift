import RecordValues

/// The list of agreements of minutes.
///
/// It is found by its heading, “Agreements”, “Acuerdos”, “Acordos”, “Accords” and their like, made with a style or typed in bold or
/// capitals, with or without a number. It is a list with sub-items, a table with columns, or paragraphs. Each item is taken as it is:
/// what it says about who and when is read where it can be, and what cannot stays in words and is named.
public struct MinutesList: Sendable, Hashable {
  /// The agreements, in the order of the text.
  public let agreements: [WrittenAgreement]
  /// The language, by the heading; `nil` if the heading does not tell.
  public let language: MinutesLanguage?
  /// The headings of the lists, as they are written.
  public let headings: [String]
  /// Whether the list was longer than ``MinutesLimits/items``.
  public let isCut: Bool

  /// Reads minutes. Cost: linear in the text.
  ///
  /// - Parameters:
  ///   - markdown: the text.
  ///   - parties: who can be named.
  ///   - day: the day of the meeting, from which days without a year count.
  ///   - language: the language; else that of the heading, else Spanish.
  /// - Throws: ``MinutesFault`` if there is no list.
  public init(
    _ markdown: [UInt8], parties: MinutesParties, on day: CalendarDay?, language: MinutesLanguage? = nil
  ) throws(MinutesFault) {
    let sections = try MinutesSections(MinutesLine.all(in: markdown))
    self.language = sections.language
    headings = sections.sections.map(\.heading.words)
    let reader = ItemReader(
      parties: parties, day: day, language: language ?? sections.language ?? .es)
    var items: [WrittenAgreement] = []
    var taken: Set<String> = []
    for (place, section) in sections.sections.enumerated() where items.count <= MinutesLimits.items {
      var own = reader.items(of: section.lines)
      // Numbers that begin again in another list are told apart by it.
      if own.contains(where: { taken.contains($0.number) }) { own = own.map { $0.numbered(inList: place + 1) } }
      taken.formUnion(own.map(\.number))
      items += own
    }
    guard let first = sections.sections.first else { throw .noHeading }
    guard !items.isEmpty else { throw .emptyList(line: first.heading.line) }
    isCut = items.count > MinutesLimits.items
    agreements = Array(items.prefix(MinutesLimits.items))
  }
}

extension WrittenAgreement {
  fileprivate func numbered(inList list: Int) -> WrittenAgreement {
    WrittenAgreement(
      number: "\(list).\(number)", parent: parent.map { "\(list).\($0)" }, text: text, responsible: responsible,
      who: who,
      due: due, when: when, isDueAtNextMeeting: isDueAtNextMeeting, line: line, remarks: remarks)
  }
}

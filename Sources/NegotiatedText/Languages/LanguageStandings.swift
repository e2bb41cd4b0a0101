/// Which paragraphs of which language follow the others, and which do not yet.
///
/// Languages are equal: whichever changes a paragraph first makes the others stale there, and each is current again when it
/// changes that paragraph too. A change by one that was stale follows; it is nothing new to the others.
public struct LanguageStandings: Sendable, Hashable {
  /// For each row of the alignment and each text its standing.
  public let rows: [[Standing]]

  /// How one language stands in one row.
  public enum Standing: Sendable, Hashable {
    /// It says what the others say, as far as the history tells.
    case current
    /// It has no such paragraph.
    case missing
    /// Another language changed the paragraph, and this one did not.
    case stale(Stale)

    /// What it lacks.
    public var stale: Stale? { if case .stale(let stale) = self { stale } else { nil } }
  }

  /// A paragraph that does not follow another language.
  public struct Stale: Sendable, Hashable {
    /// The text that changed.
    public let from: Int
    /// The index of its first change, among ``ParagraphChanges/changes``, that this language does not follow.
    public let change: Int
    /// The place of that change in the history.
    public let order: Int
    /// Whether the language's text was set again after that, without a change of this paragraph: perhaps nothing is to be
    /// done.
    public let isSetAgain: Bool
  }

  /// Judges an alignment by the history of each of its texts.
  ///
  /// - Parameters:
  ///   - alignment: the newest texts.
  ///   - histories: the changes of each text's paragraphs, and the place of each of its versions in the history.
  public init(_ alignment: LanguageAlignment, _ histories: [(changes: ParagraphChanges, orders: [Int])]) {
    rows = alignment.rows.map { row in
      var events: [(order: Int, text: Int, change: Int)] = []
      for (text, place) in row.places.enumerated() {
        guard let place else { continue }
        for (index, change) in histories[text].changes.changes[place - 1].enumerated() {
          events.append((histories[text].orders[change.version], text, index))
        }
      }
      events.sort { ($0.order, $0.text) < ($1.order, $1.text) }
      let unseen = Self.unseen(events, count: row.places.count)
      return row.places.indices.map { text in
        guard row.places[text] != nil else { return .missing }
        guard let first = unseen[text] else { return .current }
        let isSetAgain = (histories[text].orders.last ?? -1) > first.order
        return .stale(Stale(from: first.text, change: first.change, order: first.order, isSetAgain: isSetAgain))
      }
    }
  }

  /// For each text the first event that it does not follow.
  private static func unseen(
    _ events: [(order: Int, text: Int, change: Int)], count: Int
  ) -> [(order: Int, text: Int, change: Int)?] {
    var news: [(order: Int, text: Int, change: Int)] = []
    var seen = [Int](repeating: 0, count: count)
    var at = 0
    while at < events.count {
      var end = at
      while end < events.count, events[end].order == events[at].order { end += 1 }
      let texts = Set(events[at..<end].map(\.text))
      // Several languages in one commit are one change.
      if texts.count > 1 || texts.allSatisfy({ seen[$0] == news.count }) { news.append(events[at]) }
      for text in texts { seen[text] = news.count }
      at = end
    }
    return seen.map { $0 < news.count ? news[$0] : nil }
  }

  /// The rows in which a text is stale: a change that it does not follow.
  public func staleRows(of text: Int) -> [(row: Int, stale: Stale)] {
    rows.enumerated().compactMap { index, row in row[text].stale.map { (index, $0) } }
  }
}

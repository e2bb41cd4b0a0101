/// Who does what was agreed, as far as a text says it.
struct ActorReading: Hashable {
  /// The codes of the parties, in the order of the text, each once.
  private(set) var codes: [String] = []
  /// The words that name nobody whom the record knows.
  private(set) var unknown: [String] = []
  /// The words by which the States were meant together.
  private(set) var group: String?

  /// Who is the subject of a sentence, else who does what it says in the passive.
  static func sentence(_ text: FoldedText, among parties: MinutesParties) -> ActorReading {
    var start = 0
    if let opening = ActorWords.opening.first(where: { text.has($0, at: 0) }) { start = opening.count }
    if let found = coordinated(at: start, of: text, among: parties) { return found }
    for place in text.words.indices {
      guard let agent = ActorWords.agents.first(where: { text.has($0, at: place) }) else { continue }
      if let found = coordinated(at: place + agent.count, of: text, among: parties) { return found }
    }
    return ActorReading()
  }

  /// Who is named in a list: the cell of a table, what follows “Responsible:”. Words that name nobody are kept.
  static func list(_ text: FoldedText, among parties: MinutesParties) -> ActorReading {
    var names = Names(parties)
    var reading = ActorReading()
    var strange: Range<Int>?
    func flush() {
      guard let words = strange else { return }
      strange = nil
      // The connecting words at the ends say nothing.
      var range = words
      while let first = range.first, isSmall(text, first) { range.removeFirst() }
      while let last = range.last, isSmall(text, last) { range.removeLast() }
      if !range.isEmpty { reading.unknown.append(text.written(range)) }
    }
    var at = 0
    while at < text.words.count {
      if strange != nil, text.gap(before: at).contains(where: { ",;/\n".contains($0) }) { flush() }
      if let end = names.take(at, of: text, isListed: true) {
        flush()
        at = end
      } else {
        strange = (strange?.lowerBound ?? at)..<(at + 1)
        at += 1
      }
    }
    flush()
    (reading.codes, reading.group) = (names.codes, names.group)
    return reading
  }

  private static func isSmall(_ text: FoldedText, _ word: Int) -> Bool {
    let folded = text.words[word].folded
    return ActorWords.connecting.contains(folded) || ActorWords.lead.contains(folded)
  }

  /// The names from a place on that belong together.
  private static func coordinated(at start: Int, of text: FoldedText, among parties: MinutesParties) -> ActorReading? {
    var names = Names(parties)
    var at = start
    var end = start
    // A sentence that begins otherwise has another subject.
    while at < text.words.count, at - end <= 6 {
      if at > end, text.gap(before: at).contains(where: { ".;:".contains($0) }) { break }
      if let next = names.take(at, of: text, isListed: false) {
        (at, end) = (next, next)
        continue
      }
      let word = text.words[at].folded
      let isBetween = ActorWords.lead.contains(word) || !names.isEmpty && ActorWords.connecting.contains(word)
      guard isBetween else { break }
      at += 1
    }
    guard !names.isEmpty else { return nil }
    var reading = ActorReading()
    (reading.codes, reading.group) = (names.codes, names.group)
    return reading
  }
}

/// The names that were found, with groups resolved into parties: `las Secretarías Técnicas de la CRM y la CSM`.
private struct Names {
  private let parties: MinutesParties
  private var items: [Item] = []
  private(set) var group: String?

  private struct Item {
    let actor: MinutesParties.Actor
    let end: Int
    var conferences: [String] = []

    var isGroup: Bool {
      switch actor {
      case .secretariats, .presidencies, .states: true
      case .party, .conference, .conferences: false
      }
    }
  }

  init(_ parties: MinutesParties) { self.parties = parties }

  var isEmpty: Bool { items.isEmpty }

  mutating func take(_ at: Int, of text: FoldedText, isListed: Bool) -> Int? {
    guard let (actor, end) = parties.name(at: at, of: text, isListed: isListed) else { return nil }
    if case .conference(let code) = actor, var last = items.last, last.isGroup, isOf(last.end..<at, text, last) {
      // The secretariats of a conference, and of another.
      last.conferences.append(code)
      items[items.count - 1] = Item(actor: last.actor, end: end, conferences: last.conferences)
      return end
    }
    if actor == .conferences, let last = items.last, last.isGroup, isOf(last.end..<at, text, last) {
      items[items.count - 1] = Item(actor: last.actor, end: end, conferences: parties.conferences.map(\.code))
      return end
    }
    var item = Item(actor: actor, end: end)
    if item.isGroup {
      // The RCM and SACM Technical Secretariats.
      while let last = items.last, case .conference(let code) = last.actor,
        last.end == at || items.count > 1 && !item.conferences.isEmpty
      {
        item.conferences.insert(code, at: 0)
        items.removeLast()
      }
      if actor == .states, group == nil { group = text.written(at..<end) }
    }
    items.append(item)
    return end
  }

  /// Whether the words between a group and a conference say that it is of that one.
  private func isOf(_ words: Range<Int>, _ text: FoldedText, _ group: Item) -> Bool {
    let isOf = words.contains { ["de", "del", "of", "da", "do", "du", "des", "la"].contains(text.words[$0].folded) }
    return words.count <= 4 && (isOf || !group.conferences.isEmpty || words.isEmpty)
  }

  var codes: [String] {
    var codes: [String] = []
    for item in items {
      for code in resolved(item) where !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  private func resolved(_ item: Item) -> [String] {
    switch item.actor {
    case .party(let code): return [code]
    // A conference acts through its secretariat.
    case .conference(let code): return parties.all.first { $0.code == code }?.secretariats ?? []
    case .conferences: return parties.conferences.flatMap(\.secretariats)
    case .secretariats, .presidencies, .states:
      let named = parties.all.filter { item.conferences.contains($0.code) }
      let conferences = named.isEmpty ? parties.conferences : named
      return conferences.flatMap { conference in
        switch item.actor {
        case .secretariats: conference.secretariats
        case .presidencies: conference.presidencies
        default: conference.members
        }
      }
    }
  }
}

import NegotiatedText
import SeededRandom
import Testing

/// Twelve drafts of a text, from a seed, of which it is known where each phrase comes from.
///
/// Phrases of inputs and proposals are put in, literally or lightly edited; the drafters write phrases of their own; phrases
/// and paragraphs are edited, moved, deleted and put back. A second language follows, phrase by phrase. All texts are full of
/// common wording.
struct SeededHistory {
  /// A phrase of the text, with the source that it is from.
  struct Phrase {
    let id: Int
    var words: [String]
    let source: Int?
    var edits = 0
  }

  var random: SeededNumbers
  private(set) var sources: [PhraseSource] = []
  private(set) var versions: [TracedVersion] = []
  private(set) var translations: [TracedVersion] = []
  private(set) var paragraphs: [[Phrase]] = []
  private var gone: [Phrase] = []
  private var pool: [(words: [String], source: Int)] = []
  private var order = 0
  private var nextPhrase = 0
  private let vocabulary: [String]
  private let common: [[String]]

  init(seed: UInt64, drafts: Int = 12, paragraphs count: Int = 40, inputs: Int = 30) {
    random = SeededNumbers(seed: seed)
    var random = random
    let syllables = [
      "ma", "ción", "de", "re", "lo", "pro", "té", "gi", "mi", "gra", "es", "tá", "dos", "in", "for", "par", "ni", "ña",
      "sal", "ud",
    ]
    vocabulary = (0..<700).map { _ in (0..<2 + random.below(3)).map { _ in random.pick(syllables) }.joined() }
    common = (0..<24).map { [vocabulary] _ in (0..<3 + random.below(4)).map { _ in random.pick(vocabulary) } }
    self.random = random
    for party in 0..<inputs / 2 { input("P\(party % 20)") }
    for _ in 0..<count { paragraphs.append((0..<1 + self.random.below(5)).map { _ in newPhrase() }) }
    declare()
    for draft in 1..<drafts {
      if draft * 2 < inputs { input("P\(20 + draft)") }
      for _ in 0..<3 { proposal() }
      for _ in 0..<6 + count / 4 { change() }
      declare()
    }
  }

  // MARK: Words

  private mutating func sentence() -> [String] {
    var words: [String] = []
    for _ in 0..<7 + random.below(12) {
      words.append(random.chance(35) ? random.pick(["de", "la", "y", "los", "en"]) : random.pick(vocabulary))
    }
    if random.chance(40) { words.insert(contentsOf: random.pick(common), at: random.below(words.count)) }
    return words
  }

  /// A few words changed, added or left out: at most one in seven.
  private mutating func edited(_ words: [String], by count: Int) -> [String] {
    var words = words
    for _ in 0..<count {
      let place = random.below(words.count)
      switch random.below(3) {
      case 0: words[place] = random.pick(vocabulary)
      case 1: words.insert(random.pick(vocabulary), at: place)
      default: words.remove(at: place)
      }
    }
    return words
  }

  static func text(_ words: [String]) -> String {
    let text = words.joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// The word in the second language.
  static func translated(_ word: String) -> String { "x" + String(word.reversed()) }

  // MARK: Sources

  private mutating func input(_ party: String) {
    let id = sources.count
    let sentences = (0..<12 + random.below(20)).map { _ in sentence() }
    let text = sentences.map { Self.text($0) + (random.chance(30) ? "\n\n" : " ") }.joined()
    sources.append(PhraseSource(id: id, order: order, party: party, text: Array(text.utf8)))
    order += 1
    pool += sentences.map { ($0, id) }
  }

  /// A proposal on the newest version: a sentence more in a paragraph, or a new paragraph.
  private mutating func proposal() {
    guard let text = versions.last?.text else { return }
    let id = sources.count
    let words = sentence()
    let ends = text.indices.filter { text[$0] == UInt8(ascii: ".") && $0 + 1 < text.count && text[$0 + 1] == 0x20 }
    guard !ends.isEmpty else { return }
    let place = random.pick(ends) + 1
    let own = Array((" " + Self.text(words)).utf8)
    sources.append(
      PhraseSource(
        id: id, order: order, party: "P\(random.below(20))", text: text[..<place] + own + text[place...],
        changed: [place..<place + own.count]))
    order += 1
    pool.append((words, id))
  }

  // MARK: The text

  private mutating func newPhrase() -> Phrase {
    nextPhrase += 1
    guard random.chance(70), !pool.isEmpty else { return Phrase(id: nextPhrase, words: sentence(), source: nil) }
    let chosen = pool.remove(at: random.below(pool.count))
    let words =
      random.chance(40) ? edited(chosen.words, by: 1 + random.below(max(1, chosen.words.count / 7))) : chosen.words
    return Phrase(id: nextPhrase, words: words, source: chosen.source)
  }

  private mutating func change() {
    let paragraph = random.below(paragraphs.count)
    let place = random.below(paragraphs[paragraph].count + 1)
    switch random.below(12) {
    case 0, 1, 2: paragraphs[paragraph].insert(newPhrase(), at: place)
    case 3, 4: paragraphs.insert([newPhrase(), newPhrase()], at: paragraph)
    case 5, 6:
      guard place < paragraphs[paragraph].count, paragraphs[paragraph][place].edits < 2 else { return }
      paragraphs[paragraph][place].words = edited(paragraphs[paragraph][place].words, by: 1)
      paragraphs[paragraph][place].edits += 1
    case 7:
      guard place < paragraphs[paragraph].count, paragraphs[paragraph].count > 1 else { return }
      let phrase = paragraphs[paragraph].remove(at: place)
      let other = random.below(paragraphs.count)
      paragraphs[other].insert(phrase, at: random.below(paragraphs[other].count + 1))
    case 8:
      let moved = paragraphs.remove(at: paragraph)
      paragraphs.insert(moved, at: random.below(paragraphs.count + 1))
    case 9, 10:
      guard place < paragraphs[paragraph].count, paragraphs[paragraph].count > 1 else { return }
      gone.append(paragraphs[paragraph].remove(at: place))
    default:
      guard !gone.isEmpty else { return }
      paragraphs[paragraph].insert(gone.remove(at: random.below(gone.count)), at: place)
    }
  }

  private mutating func declare() {
    func text(_ word: (String) -> String) -> [UInt8] {
      let lines = paragraphs.enumerated().map { number, phrases in
        "\(number + 1). " + phrases.map { Self.text($0.words.map(word)) }.joined(separator: " ")
      }
      return Array((lines.joined(separator: "\n\n") + "\n").utf8)
    }
    versions.append(TracedVersion(order: order, text: text { $0 }))
    translations.append(TracedVersion(order: order + 1, text: text(Self.translated)))
    order += 2
  }

  /// The bytes of each phrase in the newest version, in its order.
  func places(translated: Bool = false) -> [(phrase: Phrase, range: Range<Int>)] {
    var places: [(Phrase, Range<Int>)] = []
    var at = 0
    for (number, phrases) in paragraphs.enumerated() {
      at += "\(number + 1). ".utf8.count
      for phrase in phrases {
        let length = Self.text(phrase.words.map { translated ? Self.translated($0) : $0 }).utf8.count
        places.append((phrase, at..<at + length))
        at += length + 1
      }
      at += 1
    }
    return places
  }
}

extension SeededHistory {
  /// The text and its translation, traced.
  func traced() throws -> (own: TracedText, translated: TracedText) {
    var own = PhraseTracing(versions)
    var other = PhraseTracing(translations)
    for source in sources {
      own.read(source)
      other.read(source)
    }
    let (text, translation) = (try #require(own.traced()), try #require(other.traced()))
    let alignment = LanguageAlignment([text.text, translation.text])
    let orders = sources.map(\.order)
    return (
      text,
      TranslatedOrigins(of: translation, beside: text).traced(alignment.pairs(from: 1, to: 0)) { source, version in
        orders[source] < translations[version].order
      }
    )
  }
}

/// How often a tracing is right.
struct TracingScore {
  var (right, missed, wrong) = (0, 0, 0)
  var faults: [String] = []
  var all: Int { right + missed + wrong }

  static func += (sum: inout TracingScore, part: TracingScore) {
    sum.right += part.right
    sum.missed += part.missed
    sum.wrong += part.wrong
    sum.faults += part.faults
  }

  /// Holds the origin of most of each phrase's words to the truth.
  init(_ traced: TracedText, _ places: [(phrase: SeededHistory.Phrase, range: Range<Int>)]) {
    for (phrase, range) in places {
      var votes: [Int: Int] = [:]
      for found in traced.phrases where found.range.overlaps(range) {
        votes[found.origin?.source ?? -1, default: 0] += found.range.clamped(to: range).count
      }
      let most = votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? -1
      if most == phrase.source ?? -1 {
        right += 1
      } else {
        if most == -1 { missed += 1 } else { wrong += 1 }
        faults.append("\(most) for \(phrase.source ?? -1): \(SeededHistory.text(phrase.words))")
      }
    }
  }

  init() {}
}

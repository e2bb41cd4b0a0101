import BestPractices
import RecordYAML

/// What a best practice says of the criteria: facts in words, by language, never scores.
public struct CriterionFacts: Sendable, Hashable {
  /// The criteria of which something is said, in their order.
  public private(set) var entries: [Entry] = []
  /// Criteria of later versions, which are kept.
  private var unknown = UnknownKeys()

  /// What is said of one criterion.
  public struct Entry: Sendable, Hashable {
    /// The criterion.
    public let criterion: PracticeCriterion
    /// How the practice meets it, by language.
    public var words: LocalizedText
  }

  /// Nothing is said.
  public init() {}

  /// Whether nothing is said.
  public var isEmpty: Bool { entries.isEmpty }

  /// What is said of a criterion.
  public subscript(criterion: PracticeCriterion) -> LocalizedText {
    entries.first { $0.criterion == criterion }?.words ?? LocalizedText()
  }

  /// Says something of a criterion in a language.
  mutating func set(_ words: String, of criterion: PracticeCriterion, in language: String) {
    if let place = entries.firstIndex(where: { $0.criterion == criterion }) {
      entries[place].words[language] = words
    } else {
      entries.append(Entry(criterion: criterion, words: LocalizedText([(language, words)])))
      let order = PracticeCriterion.allCases
      entries.sort { (order.firstIndex(of: $0.criterion) ?? 0) < (order.firstIndex(of: $1.criterion) ?? 0) }
    }
  }

  /// Takes what another says that an older one did not.
  mutating func add(_ new: CriterionFacts, since old: CriterionFacts?) {
    for entry in new.entries {
      for text in entry.words.entries where old?[entry.criterion][text.language] != text.text {
        set(text.text, of: entry.criterion, in: text.language)
      }
    }
  }

  private static let key = "criteria"

  init(_ decoder: inout MappingDecoder) throws(RecordError) {
    guard var criteria = decoder.optionalMapping(Self.key) else { return }
    guard criteria.value.mapping != nil else { throw decoder.wrong(Self.key) }
    for criterion in PracticeCriterion.allCases {
      let words = try criteria.texts(criterion.rawValue)
      if !words.entries.isEmpty { entries.append(Entry(criterion: criterion, words: words)) }
    }
    unknown = criteria.unknown
  }

  func encode(to encoder: inout MappingEncoder) {
    guard !entries.isEmpty || !unknown.pairs.isEmpty else { return }
    var criteria = MappingEncoder()
    for entry in entries { criteria.encode(entry.words, entry.criterion.rawValue) }
    criteria.encode(unknown)
    encoder.encode(criteria, Self.key)
  }
}

extension MappingDecoder {
  /// An optional list of objectives of the Global Compact, by number, without repetitions.
  mutating func objectives(_ key: String) throws(RecordError) -> [GCMObjective] {
    let numbers = try ints(key, within: 1...GCMObjective.count)
    return Array(Set(numbers.compactMap { GCMObjective(rawValue: $0) })).sorted()
  }
}

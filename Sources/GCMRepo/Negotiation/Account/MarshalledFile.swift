import NegotiatedText

/// A marshalled list of the proposals on a draft, as a secretariat issued it: the numbers of changes that had none.
public struct MarshalledList: Sendable, Hashable {
  /// The numbers that it gives, in the order of the text.
  public let entries: [Entry]
  /// The body that issued it, its person, and when.
  public let party: PartyCode
  /// The name of the person who issued it.
  public let person: String
  /// When it was issued.
  public let time: Timestamp
  var unknown = UnknownKeys()

  /// A change with its number.
  public struct Entry: Sendable, Hashable {
    /// The number: `12`, `12A`.
    public let number: String
    /// The proposal, and its change.
    public let proposal: ContributionID
    /// The change that has the number.
    public let item: AccountItem
  }
}

/// The lists issued on a draft, oldest first: `declaration/lists/draft-2.yml`. A number that was given never changes.
struct MarshalledFile {
  private(set) var lists: [MarshalledList] = []
  private var numbers: [Key: (number: String, list: Int)] = [:]
  private var unknown = UnknownKeys()

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    var given: Set<String> = []
    for mapping in try decoder.mappings("lists") {
      var list = mapping
      var entries: [MarshalledList.Entry] = []
      for line in try list.string("numbers", limit: ReadingLimits.factBytes).split(separator: "\n") {
        let words = line.split(separator: " ")
        guard words.count == 6, words[0].utf8.count <= 12, let id = ContributionID(String(words[1])),
          id.kind == .proposal,
          let item = AccountLines.item(words[2...]), given.insert(String(words[0])).inserted
        else { throw list.wrong("numbers") }
        entries.append(.init(number: String(words[0]), proposal: id, item: item))
      }
      append(
        MarshalledList(
          entries: entries, party: try list.required("party") { PartyCode($0) },
          person: try list.string("person", limit: ReadingLimits.title),
          time: try list.required("issued_at") { Timestamp($0) }, unknown: list.unknown))
    }
    unknown = decoder.unknown
  }

  /// The number of a change, and the list that gave it, from 0.
  func number(of item: AccountItem, in proposal: ContributionID) -> (number: String, list: Int)? {
    numbers[Key(proposal: proposal, item: item.key)]
  }

  mutating func append(_ list: MarshalledList) {
    for entry in list.entries {
      let key = Key(proposal: entry.proposal, item: entry.item.key)
      if numbers[key] == nil { numbers[key] = (entry.number, lists.count) }
    }
    lists.append(list)
  }

  private struct Key: Hashable {
    let proposal: ContributionID
    let item: AccountItem.Key
  }

  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(
      lists.map { list in
        var encoder = MappingEncoder()
        let lines = list.entries.map { "\($0.number) \($0.proposal) \(AccountLines.line($0.item))" }
        encoder.encode(lines.joined(separator: "\n") + "\n", "numbers")
        encoder.encode(list.party.description, "party")
        encoder.encode(list.person, "person")
        encoder.encode(list.time.description, "issued_at")
        encoder.encode(list.unknown)
        return encoder
      }, "lists")
    encoder.encode(unknown)
    return encoder.bytes
  }
}

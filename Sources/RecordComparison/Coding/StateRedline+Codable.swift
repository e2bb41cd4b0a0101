import TextDiff

/// A redline as JSON, with the keys of `gcmrepo.redline/1`, as `gcmrepo diff --as json` and `gcmrepo redline --as json`
/// print it.
///
/// Sums over documents and by party are written for other readers, and not read.
extension StateRedline: Codable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.redline/1"

  private enum Key: String, CodingKey {
    case schema, engine, from, to, documents, stats, parties, steps
    case leftOut = "left_out"
  }

  /// Reads a redline and checks that its parts fit. Cost: linear in the texts.
  ///
  /// - Throws: `DecodingError`, also for another schema. Its `underlyingError` is an `InvalidRedline` if the parts do not
  ///   fit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try values.expect(Self.schema, forKey: .schema)
    self.init(
      from: try values.decode(StateName.self, forKey: .from), to: try values.decode(StateName.self, forKey: .to),
      documents: try values.decode([DocumentRedline].self, forKey: .documents),
      steps: try values.decodeIfPresent([RedlineStep].self, forKey: .steps) ?? [])
    leftOut = try values.decodeIfPresent(Int.self, forKey: .leftOut) ?? 0
    guard leftOut >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .leftOut, in: values, debugDescription: "The number of omitted documents is negative.")
    }
    for document in documents where document.attribution?.steps.allSatisfy(steps.indices.contains) == false {
      throw InvalidRedline(.attribution).decodingError(at: decoder.codingPath)
    }
  }

  /// Writes a redline with its schema, without sentences.
  ///
  /// - Throws: `EncodingError` if a text is not UTF-8.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(TextRedline.engine, forKey: .engine)
    try values.encode(from, forKey: .from)
    try values.encode(to, forKey: .to)
    try values.encode(documents, forKey: .documents)
    try values.encode(statistics, forKey: .stats)
    try values.encode(statisticsOfParties, forKey: .parties)
    if !steps.isEmpty { try values.encode(steps, forKey: .steps) }
    if leftOut > 0 { try values.encode(leftOut, forKey: .leftOut) }
  }
}

extension StateName: Codable {
  private enum Key: String, CodingKey { case name, commit, date }

  /// Reads a state's name and commit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      name: try values.decode(String.self, forKey: .name),
      commit: try values.decodeIfPresent(CommitID.self, forKey: .commit),
      date: try values.decodeIfPresent(String.self, forKey: .date))
  }

  /// Writes a state's name and commit, which may be `null`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(name, forKey: .name)
    try values.encode(commit, forKey: .commit)
    try values.encodeIfPresent(date, forKey: .date)
  }
}

extension PartyStatistics: Encodable {
  private enum Key: String, CodingKey { case party, documents }

  /// Writes the party, which may be `null`, its number of documents, and the sums.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(party, forKey: .party)
    try values.encode(documents, forKey: .documents)
    try statistics.encode(to: encoder)
  }
}

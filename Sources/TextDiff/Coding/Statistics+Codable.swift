/// The sums as JSON, with the keys of `gcmrepo.redline/1`.
extension TextRedline.Statistics: Codable {
  private enum CodingKeys: String, CodingKey {
    case wordsInserted = "words_inserted"
    case wordsDeleted = "words_deleted"
    case wordsEqual = "words_equal"
    case blocksMoved = "blocks_moved"
    case blocksRenumbered = "blocks_renumbered"
  }

  /// Reads sums; those of changed numbers may be absent, as earlier versions did not write them.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      wordsInserted: try values.decode(Int.self, forKey: .wordsInserted),
      wordsDeleted: try values.decode(Int.self, forKey: .wordsDeleted),
      wordsEqual: try values.decode(Int.self, forKey: .wordsEqual),
      blocksMoved: try values.decode(Int.self, forKey: .blocksMoved),
      blocksRenumbered: try values.decodeIfPresent(Int.self, forKey: .blocksRenumbered) ?? 0)
  }

  /// Writes the sums.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(wordsInserted, forKey: .wordsInserted)
    try values.encode(wordsDeleted, forKey: .wordsDeleted)
    try values.encode(wordsEqual, forKey: .wordsEqual)
    try values.encode(blocksMoved, forKey: .blocksMoved)
    try values.encode(blocksRenumbered, forKey: .blocksRenumbered)
  }
}

/// The lasting changes of one step in a text.
struct StepStatistics: Codable {
  let by: Int
  private let wordsInserted: Int
  private let wordsDeleted: Int
  private let blocksMoved: Int

  private enum CodingKeys: String, CodingKey {
    case by
    case wordsInserted = "words_inserted"
    case wordsDeleted = "words_deleted"
    case blocksMoved = "blocks_moved"
  }

  init(by step: Int, _ statistics: TextRedline.Statistics) {
    by = step
    wordsInserted = statistics.wordsInserted
    wordsDeleted = statistics.wordsDeleted
    blocksMoved = statistics.blocksMoved
  }

  var statistics: TextRedline.Statistics {
    .init(wordsInserted: wordsInserted, wordsDeleted: wordsDeleted, wordsEqual: 0, blocksMoved: blocksMoved)
  }
}

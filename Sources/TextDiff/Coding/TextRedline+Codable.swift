/// A redline as JSON: `blocks` and `stats`, as in a document of `gcmrepo.redline/1`.
///
/// Both texts are rebuilt from the spans of the blocks. Block numbers from 1 and changed labels are written for other
/// readers, and not read.
extension TextRedline: Codable {
  /// Reads a redline and checks that its parts fit.
  ///
  /// - Throws: `DecodingError`, whose `underlyingError` is an ``InvalidRedline`` if the parts do not fit.
  public init(from decoder: any Decoder) throws {
    let notes = try decoder.container(keyedBy: RedlineKey.self).decodeIfPresent([CodedNote].self, forKey: .notes)
    self = try Self.decode(from: decoder, notes: try (notes ?? []).compactMap { try $0.note(decoder) }).redline
  }

  /// Writes a redline.
  ///
  /// - Throws: `EncodingError` if one of the texts is not UTF-8.
  public func encode(to encoder: any Encoder) throws {
    try encode(to: encoder, attribution: nil)
    var values = encoder.container(keyedBy: RedlineKey.self)
    if !notes.isEmpty { try values.encode(notes.map(CodedNote.init), forKey: .notes) }
  }

  /// Writes blocks, sums and attribution, as keys of a document.
  package func encode(to encoder: any Encoder, attribution: Attribution?) throws {
    var values = encoder.container(keyedBy: RedlineKey.self)
    do {
      let coded = try blocks.indices.map { index throws(NotText) in
        try CodedBlock(blocks[index], of: self, at: index, attribution)
      }
      try values.encode(coded, forKey: .blocks)
    } catch is NotText {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "A text is not UTF-8."))
    }
    try values.encode(statistics, forKey: .stats)
    try values.encodeIfPresent(CodedText.OwnBlocks(of: self), forKey: .ownBlocks)
    guard let attribution else { return }
    let sums = attribution.statistics.sorted { $0.key < $1.key }
    try values.encode(sums.map { StepStatistics(by: $0.key, $0.value) }, forKey: .statsBy)
  }

  /// Reads what ``encode(to:attribution:)`` writes.
  package static func decode(
    from decoder: any Decoder, notes: [Note]
  ) throws -> (redline: TextRedline, attribution: Attribution?) {
    let values = try decoder.container(keyedBy: RedlineKey.self)
    let text = CodedText(
      blocks: try values.decode([CodedBlock].self, forKey: .blocks),
      ownBlocks: try values.decodeIfPresent(CodedText.OwnBlocks.self, forKey: .ownBlocks))
    let statistics = try values.decode(Statistics.self, forKey: .stats)
    let sums = try values.decodeIfPresent([StepStatistics].self, forKey: .statsBy)
    do throws(InvalidRedline) {
      return try text.redline(statistics, notes, statisticsByStep: sums?.map { ($0.by, $0.statistics) })
    } catch {
      throw error.decodingError(at: decoder.codingPath)
    }
  }
}

extension InvalidRedline {
  /// The same for a decoder's caller.
  package func decodingError(at path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(.init(codingPath: path, debugDescription: description, underlyingError: self))
  }
}

private enum RedlineKey: String, CodingKey {
  case blocks, stats, notes
  case statsBy = "stats_by"
  case ownBlocks = "own_blocks"
}

/// A note: `{"code":"coarse","from":[1],"to":[1]}`. A document's other notes are of the same form.
package struct CodedNote: Codable {
  private let code: String
  private let from: [Int]?
  private let to: [Int]?

  package init(_ note: TextRedline.Note) {
    switch note {
    case .coarse(let old, let new): (code, from, to) = ("coarse", Array(old), Array(new))
    }
  }

  /// The note; `nil` for one of a document, or of a later version.
  package func note(_ decoder: any Decoder) throws -> TextRedline.Note? {
    guard code == "coarse" else { return nil }
    guard let old = Self.range(from), let new = Self.range(to) else {
      throw InvalidRedline(.notes).decodingError(at: decoder.codingPath)
    }
    return .coarse(from: old, to: new)
  }

  private static func range(_ numbers: [Int]?) -> Range<Int>? {
    guard let numbers else { return nil }
    guard let first = numbers.first, let last = numbers.last else { return 0..<0 }
    guard first >= 0, last >= first, last < Int(Int32.max), last - first == numbers.count - 1 else { return nil }
    return first..<last + 1
  }
}

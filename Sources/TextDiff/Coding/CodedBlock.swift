/// A block as in `gcmrepo.redline/1`: its change, its block numbers and its spans.
struct CodedBlock: Codable {
  var change: TextRedline.BlockChange
  var from: [Int]
  var to: [Int]
  var spans: [CodedSpan]
  /// The block numbers from 1; not read.
  var numbers: Numbers?
  /// The change of the block's own number; not read.
  var label: Label?
  var movedBy: Int?
  var passing: [Passing]?

  enum CodingKeys: String, CodingKey {
    case change, from, to, spans, numbers, label, passing
    case movedBy = "moved_by"
  }

  struct Numbers: Codable {
    var from: [Int]
    var to: [Int]
  }

  struct Label: Codable {
    var from: String
    var to: String
    var only: Bool
  }

  /// Text that is in neither of the two texts, and the span before which it stood.
  struct Passing: Codable {
    var before: Int
    var text: String
    var insertedBy: Int
    var deletedBy: Int

    enum CodingKeys: String, CodingKey {
      case before, text
      case insertedBy = "inserted_by"
      case deletedBy = "deleted_by"
    }
  }

  /// Reads what a redline is made of, and ignores what follows from it.
  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    change = try values.decode(TextRedline.BlockChange.self, forKey: .change)
    from = try values.decode([Int].self, forKey: .from)
    to = try values.decode([Int].self, forKey: .to)
    spans = try values.decode([CodedSpan].self, forKey: .spans)
    movedBy = try values.decodeIfPresent(Int.self, forKey: .movedBy)
    passing = try values.decodeIfPresent([Passing].self, forKey: .passing)
  }

  init(
    _ block: TextRedline.Block, of redline: TextRedline, at index: Int, _ attribution: Attribution?
  ) throws(NotText) {
    change = block.change
    (from, to) = (Array(block.from), Array(block.to))
    spans = try block.spans.map { span throws(NotText) in
      let operation = redline.spans[span].operation
      return CodedSpan(
        op: operation, text: try NotText.checked(redline.bytes(of: redline.spans[span])),
        by: attribution?.step(ofSpan: span))
    }
    numbers = Numbers(from: from.map { $0 + 1 }, to: to.map { $0 + 1 })
    label = try redline.renumbering(of: block).map { change throws(NotText) in
      Label(
        from: try NotText.checked(redline.old.bytes[change.old]),
        to: try NotText.checked(redline.new.bytes[change.new]), only: change.isAll)
    }
    movedBy = attribution?.mover(ofBlock: index)
    let texts = try attribution?.passing(throughBlock: index).map { part throws(NotText) in
      Passing(
        before: part.span - block.spans.lowerBound, text: try NotText.checked(part.text[...]),
        insertedBy: part.insertedBy, deletedBy: part.deletedBy)
    }
    passing = texts?.isEmpty == false ? texts : nil
  }
}

/// A span as in `gcmrepo.redline/1`.
struct CodedSpan: Codable {
  var op: TextRedline.Operation
  var text: String
  /// The step that made the change.
  var by: Int?
}

/// Bytes of a text that are not UTF-8, and so cannot be written as JSON.
struct NotText: Error {
  static func checked(_ bytes: ArraySlice<UInt8>) throws(NotText) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotText() }
    return text
  }
}

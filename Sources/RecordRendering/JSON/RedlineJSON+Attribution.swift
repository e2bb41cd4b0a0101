import RecordComparison
import TextDiff

extension RedlineJSON {
  /// Writes what each party changed.
  static func writeParties(_ redline: StateRedline, to json: inout ByteWriter) {
    json.append(",\n\"parties\":[")
    for (index, party) in redline.statisticsOfParties.enumerated() {
      json.append(index == 0 ? "{\"party\":" : ",{\"party\":")
      if let code = party.party { json.append(json: code.description) } else { json.append("null") }
      json.append(",\"documents\":")
      json.append(number: party.documents)
      json.append(",")
      writeMembers(party.statistics, to: &json)
      json.append("}")
    }
    json.append("]")
  }

  /// Writes the steps to which `by` and similar keys are indices.
  static func writeSteps(_ redline: StateRedline, to json: inout ByteWriter) {
    guard !redline.steps.isEmpty else { return }
    json.append(",\n\"steps\":[")
    for (index, step) in redline.steps.enumerated() {
      json.append(index == 0 ? "\n " : ",\n ")
      switch step {
      case .round(let from, let to):
        json.append("{\"kind\":\"round\",\"from\":")
        write(from, to: &json)
        json.append(",\"to\":")
        write(to, to: &json)
      case .revision(let revision):
        json.append("{\"kind\":\"revision\",\"commit\":")
        json.append(json: revision.commit.description)
        for (key, value) in [
          ("party", revision.party?.description), ("person", revision.person), ("submitted_at", revision.time),
          ("subject", revision.subject), ("message", revision.message), ("draft", revision.draft?.description),
        ] {
          json.append(",\"\(key)\":")
          if let value { json.append(json: value) } else { json.append("null") }
        }
      }
      json.append("}")
    }
    json.append("]")
  }

  /// Writes the statistics of each step for a document.
  static func write(_ attribution: Attribution, to json: inout ByteWriter) {
    json.append(",\"stats_by\":[")
    for (index, (step, statistics)) in attribution.statistics.sorted(by: { $0.key < $1.key }).enumerated() {
      json.append(index == 0 ? "{\"by\":" : ",{\"by\":")
      json.append(number: step)
      json.append(",\"words_inserted\":")
      json.append(number: statistics.wordsInserted)
      json.append(",\"words_deleted\":")
      json.append(number: statistics.wordsDeleted)
      json.append(",\"blocks_moved\":")
      json.append(number: statistics.blocksMoved)
      json.append("}")
    }
    json.append("]")
  }

  /// Writes who moved a block, and the passing text in it.
  static func write(
    _ block: BlockAttribution, _ redlined: TextRedline.Block, of text: TextRedline, to json: inout ByteWriter
  ) {
    if let mover = block.attribution.mover(ofBlock: block.block) {
      json.append(",\"moved_by\":")
      json.append(number: mover)
    }
    let passing = block.attribution.passing(throughBlock: block.block)
    guard !passing.isEmpty else { return }
    json.append(",\"passing\":[")
    for (index, part) in passing.enumerated() {
      json.append(index == 0 ? "{\"before\":" : ",{\"before\":")
      json.append(number: part.span - redlined.spans.lowerBound)
      json.append(",\"text\":")
      part.text.withUnsafeBytes { json.append(json: $0) }
      json.append(",\"inserted_by\":")
      json.append(number: part.insertedBy)
      json.append(",\"deleted_by\":")
      json.append(number: part.deletedBy)
      json.append("}")
    }
    json.append("]")
  }

  /// Writes the change of a block's own number.
  static func write(_ change: TextRedline.Renumbering, of text: TextRedline, to json: inout ByteWriter) {
    json.append(",\"label\":{\"from\":")
    json.append(json: text.old.string(change.old))
    json.append(",\"to\":")
    json.append(json: text.new.string(change.new))
    json.append(",\"only\":\(change.isAll)}")
  }
}

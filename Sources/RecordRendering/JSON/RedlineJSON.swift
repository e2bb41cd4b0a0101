import RecordComparison
import RecordLocalization
import TextDiff

/// A redline as data, by the contract `gcmrepo.redline/1`.
///
/// Streamed one block per line, directly from the bytes of the texts; a redline of any size needs no more memory than
/// its largest block.
public struct RedlineJSON {
  public static func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    var json = ByteWriter()
    json.append("{\"schema\":\"\(StateRedline.schema)\",\"engine\":\(TextRedline.engine),\n\"from\":")
    write(redline.from, to: &json)
    json.append(",\"to\":")
    write(redline.to, to: &json)
    json.append(",\n\"documents\":[")
    for (index, document) in redline.documents.enumerated() {
      json.append(index == 0 ? "\n" : ",\n")
      write(document, to: &json, draining: &sink)
    }
    json.append("],\n\"stats\":")
    write(redline.statistics, to: &json)
    writeParties(redline, to: &json)
    writeSteps(redline, to: &json)
    if redline.leftOut > 0 {
      json.append(",\n\"left_out\":")
      json.append(number: redline.leftOut)
    }
    json.append("}\n")
    json.drain(into: &sink, above: 0)
  }

  static func write(_ state: StateName, to json: inout ByteWriter) {
    json.append("{\"name\":")
    json.append(json: state.name)
    json.append(",\"commit\":")
    if let commit = state.commit { json.append(json: commit.description) } else { json.append(literal: "null") }
    if let date = state.date {
      json.append(",\"date\":")
      json.append(json: date)
    }
    json.append("}")
  }

  private static func write(
    _ document: DocumentRedline, to json: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    json.append("{\"path\":")
    json.append(json: document.path)
    json.append(",\"from_path\":")
    json.append(json: document.fromPath)
    json.append(",\"change\":\"\(document.change.rawValue)\",\n \"blocks\":[")
    if let text = document.text {
      text.old.bytes.withUnsafeBytes { old in
        text.new.bytes.withUnsafeBytes { new in
          for (index, block) in text.blocks.enumerated() {
            json.append(literal: index == 0 ? "\n  " : ",\n  ")
            write(
              block, of: text, document.attribution(ofBlock: index), old, new, to: &json, draining: &sink)
            json.drain(into: &sink)
          }
        }
      }
    }
    json.append("],\n \"stats\":")
    write(document.text?.statistics ?? .init(), to: &json)
    if let attribution = document.attribution { write(attribution, to: &json) }
    if let party = document.party {
      json.append(",\"party\":")
      json.append(json: party.description)
    }
    if document.isReread { json.append(",\"read_anew\":true") }
    json.append(",\"not_compared\":[")
    let notCompared = document.notComparedSentences(.en)
    for (index, sentence) in notCompared.enumerated() {
      if index > 0 { json.append(",") }
      json.append(json: sentence)
    }
    json.append("]")
    writeFacts(document, notCompared, to: &json)
    json.append("}")
  }

  private static func write(
    _ block: TextRedline.Block, of text: TextRedline, _ attribution: BlockAttribution?,
    _ old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer, to json: inout ByteWriter,
    draining sink: inout some ByteSink
  ) {
    json.append(literal: opening(of: block.change))
    write(block.from, to: &json)
    json.append(literal: "],\"to\":[")
    write(block.to, to: &json)
    json.append(literal: "],\"spans\":[")
    for index in block.spans {
      let span = text.spans[index]
      if index > block.spans.lowerBound { json.append(byte: UInt8(ascii: ",")) }
      json.append(literal: opening(of: span.operation))
      let bytes = span.operation == .delete ? old[span.old] : new[span.new]
      json.append(json: UnsafeRawBufferPointer(rebasing: bytes))
      if let step = attribution?.attribution.step(ofSpan: index) {
        json.append(literal: ",\"by\":")
        json.append(number: step)
      }
      json.append(byte: UInt8(ascii: "}"))
      json.drain(into: &sink)
    }
    json.append(literal: "],\"numbers\":{\"from\":[")
    write(block.from, plus: 1, to: &json)
    json.append(literal: "],\"to\":[")
    write(block.to, plus: 1, to: &json)
    json.append(literal: "]}")
    if let change = text.renumbering(of: block) { write(change, of: text, to: &json) }
    if let attribution { write(attribution, block, of: text, to: &json) }
    json.append(byte: UInt8(ascii: "}"))
  }

  private static func opening(of change: TextRedline.BlockChange) -> StaticString {
    switch change {
    case .equal: #"{"change":"equal","from":["#
    case .modified: #"{"change":"modified","from":["#
    case .inserted: #"{"change":"inserted","from":["#
    case .deleted: #"{"change":"deleted","from":["#
    case .moved: #"{"change":"moved","from":["#
    case .movedModified: #"{"change":"moved_modified","from":["#
    case .split: #"{"change":"split","from":["#
    case .merged: #"{"change":"merged","from":["#
    }
  }

  private static func opening(of operation: TextRedline.Operation) -> StaticString {
    switch operation {
    case .equal: #"{"op":"equal","text":"#
    case .insert: #"{"op":"insert","text":"#
    case .delete: #"{"op":"delete","text":"#
    }
  }

  private static func write(_ numbers: Range<Int>, plus offset: Int = 0, to json: inout ByteWriter) {
    for number in numbers {
      if number > numbers.lowerBound { json.append(byte: UInt8(ascii: ",")) }
      json.append(number: number + offset)
    }
  }

  static func write(_ statistics: TextRedline.Statistics, to json: inout ByteWriter) {
    json.append("{")
    writeMembers(statistics, to: &json)
    json.append("}")
  }

  static func writeMembers(_ statistics: TextRedline.Statistics, to json: inout ByteWriter) {
    json.append("\"words_inserted\":")
    json.append(number: statistics.wordsInserted)
    json.append(",\"words_deleted\":")
    json.append(number: statistics.wordsDeleted)
    json.append(",\"words_equal\":")
    json.append(number: statistics.wordsEqual)
    json.append(",\"blocks_moved\":")
    json.append(number: statistics.blocksMoved)
    json.append(",\"blocks_renumbered\":")
    json.append(number: statistics.blocksRenumbered)
  }
}

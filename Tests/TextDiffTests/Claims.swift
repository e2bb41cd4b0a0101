import TextDiff
import Testing

/// The old text (`from`) or the new one, as a reader of the contract would rebuild it.
func rebuilt(_ redline: TextRedline, old isOld: Bool) -> [UInt8] {
  let dropped: TextRedline.Operation = isOld ? .insert : .delete
  return redline.blocks
    .filter { !(isOld ? $0.from : $0.to).isEmpty }
    .sorted { isOld ? $0.from.lowerBound < $1.from.lowerBound : $0.to.lowerBound < $1.to.lowerBound }
    .flatMap { $0.spans }
    .filter { redline.spans[$0].operation != dropped }
    .flatMap { redline.bytes(of: redline.spans[$0]) }
}

/// The violations of the contract in a redline.
func faults(of redline: TextRedline, old: [UInt8], new: [UInt8]) -> [String] {
  var faults: [String] = []
  if rebuilt(redline, old: true) != old { faults.append("rejecting does not give the old text") }
  if rebuilt(redline, old: false) != new { faults.append("accepting does not give the new text") }
  for (side, text) in [(redline.old, old), (redline.new, new)] {
    var end = 0
    for block in side.blocks {
      if block.range.lowerBound != end || block.range.isEmpty {
        faults.append("blocks do not lie end to end")
      }
      end = block.range.upperBound
    }
    if end != text.count { faults.append("blocks do not hold the text") }
  }
  let spansTile = redline.blocks.reduce(0) { $1.spans.lowerBound == $0 ? $1.spans.upperBound : -1 }
  if spansTile != redline.spans.count { faults.append("spans do not belong to one block each") }
  let (from, to) = (redline.blocks.map(\.from), redline.blocks.map(\.to))
  if Set(from.flatMap { $0 }) != Set(redline.old.blocks.indices) { faults.append("old blocks are missing") }
  if Set(to.flatMap { $0 }) != Set(redline.new.blocks.indices) { faults.append("new blocks are missing") }
  for block in redline.blocks {
    let operations = redline.spans[block.spans].map(\.operation)
    for (first, second) in zip(operations, operations.dropFirst())
    where first == second || (first == .insert && second == .delete) {
      faults.append("spans are not in their order: \(operations)")
    }
    if (block.change == .equal || block.change == .moved) != (operations == [.equal]) {
      faults.append("\(block.change) has spans \(operations)")
    }
  }
  return faults
}

/// A redline with its sides exchanged, as comparable text: one line per block, sorted.
func lines(_ redline: TextRedline, exchanged: Bool) -> [String] {
  redline.blocks.map { block in
    var change = "\(block.change)"
    if exchanged {
      change =
        ["inserted": "deleted", "deleted": "inserted", "split": "merged", "merged": "split"][change] ?? change
    }
    let spans = redline.spans[block.spans].flatMap { span -> [String] in
      let (old, new) = exchanged ? (span.new, span.old) : (span.old, span.new)
      return switch span.operation {
      case .equal: ["=\(old)\(new)"]
      case .delete: ["\(exchanged ? "+" : "-")\(span.old)"]
      case .insert: ["\(exchanged ? "-" : "+")\(span.new)"]
      }
    }
    return
      "\(change) \(exchanged ? block.to : block.from) \(exchanged ? block.from : block.to) \(spans.sorted())"
  }
  .sorted()
}

/// The redline of two texts, whose contract has been checked.
func redline(_ old: String, _ new: String, sourceLocation: SourceLocation = #_sourceLocation) -> TextRedline {
  let (a, b) = (Array(old.utf8), Array(new.utf8))
  let redline = TextRedline(from: a, to: b)
  #expect(faults(of: redline, old: a, new: b).isEmpty, sourceLocation: sourceLocation)
  return redline
}

extension TextRedline {
  /// The blocks' changes, in order.
  var changes: [BlockChange] { blocks.map(\.change) }

  /// The blocks as a reader would write them by hand: `[-deleted-]`, `{+inserted+}`, the rest unchanged.
  var marked: [String] {
    blocks.map { block in
      spans[block.spans].map { span in
        let text = String(decoding: bytes(of: span), as: UTF8.self)
        return switch span.operation {
        case .equal: text
        case .delete: "[-\(text)-]"
        case .insert: "{+\(text)+}"
        }
      }
      .joined()
    }
  }
}

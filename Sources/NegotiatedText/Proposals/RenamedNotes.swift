import TextDiff

/// The notes of a text that have another name in the other one: only their numbers changed, as they do when one is added
/// before them.
struct RenamedNotes {
  private let old: [UInt8]
  private let new: [UInt8]
  private let names: [ArraySlice<UInt8>: ArraySlice<UInt8>]

  /// The notes that a redline pairs; `nil` if each has its name.
  init?(_ redline: TextRedline) {
    (old, new) = (redline.old.bytes, redline.new.bytes)
    var names: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
    for block in redline.blocks where block.from.count == 1 && block.to.count == 1 {
      let (from, to) = (block.from.lowerBound, block.to.lowerBound)
      guard redline.old.blocks[from].kind == .footnote, redline.new.blocks[to].kind == .footnote,
        let was = redline.old.label(ofBlock: from), let now = redline.new.label(ofBlock: to), was.count > 4,
        now.count > 4
      else { continue }
      let (name, other) = (old[was].dropFirst(2).dropLast(2), new[now].dropFirst(2).dropLast(2))
      if name != other { names[name] = other }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
  }

  /// Whether a change is in the name of one reference, and both names are the same note's.
  func isRenaming(_ base: Range<Int>, _ text: Range<Int>) -> Bool {
    guard let was = Self.reference(around: base, in: old), let now = Self.reference(around: text, in: new) else {
      return false
    }
    return names[was] == now
  }

  /// The name of the reference `[^name]` that a range is in.
  private static func reference(around range: Range<Int>, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let reach = 100
    var start = min(range.lowerBound, max(0, bytes.count - 1))
    let first = max(0, range.lowerBound - reach)
    while start > first, !(bytes[start] == UInt8(ascii: "[") && start < range.upperBound + (range.isEmpty ? 1 : 0)) {
      guard !bytes[start].isBlank || start >= range.lowerBound else { return nil }
      start -= 1
    }
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "["), bytes[start + 1] == UInt8(ascii: "^"),
      let close = bytes[start...].prefix(2 * reach).firstIndex(of: UInt8(ascii: "]")), close + 1 >= range.upperBound
    else { return nil }
    return bytes[start + 2..<close]
  }
}

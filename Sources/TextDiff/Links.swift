/// The correspondence of old and new blocks, as it is found.
///
/// All parts of a split block refer to it, and it refers to the first of them; a merge is the reverse. So the blocks of
/// one group are contiguous on both sides.
struct Links {
  enum Kind: UInt8 {
    /// Not matched: deleted or inserted, if it stays so.
    case none
    /// In order.
    case aligned
    /// Out of order.
    case moved
  }

  private(set) var kindOfOld: [Kind]
  private(set) var kindOfNew: [Kind]
  private(set) var partnerOfOld: [Int32]
  private(set) var partnerOfNew: [Int32]

  init(old: Int, new: Int) {
    kindOfOld = Array(repeating: .none, count: old)
    kindOfNew = Array(repeating: .none, count: new)
    partnerOfOld = Array(repeating: -1, count: old)
    partnerOfNew = Array(repeating: -1, count: new)
  }

  mutating func link(_ old: Int, _ new: Int, _ kind: Kind) {
    kindOfOld[old] = kind
    kindOfNew[new] = kind
    partnerOfOld[old] = Int32(new)
    partnerOfNew[new] = Int32(old)
  }

  /// Matches two runs of blocks, one of which has a single block.
  mutating func link(_ old: Range<Int>, _ new: Range<Int>, _ kind: Kind) {
    for block in old {
      kindOfOld[block] = kind
      partnerOfOld[block] = Int32(new.lowerBound)
    }
    for block in new {
      kindOfNew[block] = kind
      partnerOfNew[block] = Int32(old.lowerBound)
    }
  }

  mutating func unlink(_ group: Group) {
    for block in group.old { kindOfOld[block] = .none }
    for block in group.new { kindOfNew[block] = .none }
  }

  /// Blocks of both sides that belong together.
  struct Group {
    let old: Range<Int>
    let new: Range<Int>
    let kind: Kind
  }

  /// The group that starts with a block of the new text, which must be matched.
  func group(atNew new: Int) -> Group {
    let kind = kindOfNew[new]
    let old = Int(partnerOfNew[new])
    var newEnd = new + 1
    while newEnd < kindOfNew.count, kindOfNew[newEnd] == kind, partnerOfNew[newEnd] == old { newEnd += 1 }
    var oldEnd = old + 1
    while oldEnd < kindOfOld.count, kindOfOld[oldEnd] == kind, partnerOfOld[oldEnd] == new { oldEnd += 1 }
    return Group(old: old..<oldEnd, new: new..<newEnd, kind: kind)
  }

  /// All groups, in the order of the new text.
  func forEachGroup(_ body: (Group) -> Void) {
    var new = 0
    while new < kindOfNew.count {
      if kindOfNew[new] == .none {
        new += 1
      } else {
        let group = group(atNew: new)
        body(group)
        new = group.new.upperBound
      }
    }
  }

  /// The unmatched blocks between two neighbouring aligned groups.
  struct Gap {
    var old: [Int] = []
    var new: [Int] = []
  }

  /// The gaps that have blocks on both sides. Cost: linear.
  func gaps() -> [Gap] {
    var gaps: [Gap] = []
    var gap = Gap()
    var (old, new) = (0, 0)
    while true {
      while old < kindOfOld.count, kindOfOld[old] != .aligned {
        if kindOfOld[old] == .none { gap.old.append(old) }
        old += 1
      }
      while new < kindOfNew.count, kindOfNew[new] != .aligned {
        if kindOfNew[new] == .none { gap.new.append(new) }
        new += 1
      }
      if !gap.old.isEmpty, !gap.new.isEmpty { gaps.append(gap) }
      if !gap.old.isEmpty || !gap.new.isEmpty { gap = Gap() }
      guard new < kindOfNew.count else { return gaps }
      let group = group(atNew: new)
      (old, new) = (group.old.upperBound, group.new.upperBound)
    }
  }

  /// The same with the two texts' parts exchanged.
  func mirrored() -> Links {
    var links = self
    swap(&links.kindOfOld, &links.kindOfNew)
    swap(&links.partnerOfOld, &links.partnerOfNew)
    return links
  }
}

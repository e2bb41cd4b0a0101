/// The entries of git's index file, versions 2 and 3, read where they lie.
///
/// See <https://git-scm.com/docs/index-format>.
struct IndexListing {
  struct Entry {
    let path: UnsafeRawBufferPointer
    /// With the times and the size of the file when it was last known to be unchanged.
    let status: IndexEntry
    /// Greater than 0 for the sides of a conflict.
    let stage: UInt16
    /// Whether git takes the file for unchanged, or leaves it out of the work tree.
    let isIgnored: Bool
  }

  /// Sorted by path.
  let entries: [Entry]
  /// The trees of folders for which the index is known to hold just what they hold, by path: empty for the root, else
  /// ending in `/`.
  let trees: [[UInt8]: ObjectID]

  /// Reads an index; `nil` for other versions, and for a split or sparse index.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= IndexFile.headerSize + IndexFile.hashSize else { return nil }
    let end = bytes.count - IndexFile.hashSize
    func number(_ place: Int) -> UInt32 {
      UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
    let version = number(4)
    guard number(0) == 0x4449_5243 /* DIRC */, version == 2 || version == 3 else { return nil }
    var entries: [Entry] = []
    var place = IndexFile.headerSize
    for _ in 0..<number(8) {
      guard end - place >= 62 else { return nil }
      let flags = UInt16(truncatingIfNeeded: number(place + 58))
      let isExtended = flags & 0x4000 != 0
      let start = place + (isExtended ? 64 : 62)
      guard !isExtended || version == 3, start < end,
        let zero = bytes[start..<end].firstIndex(of: 0), zero > start, bytes[zero - 1] != UInt8(ascii: "/"),
        let id = ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[(place + 40)..<(place + 60)]))
      else { return nil }
      var status = IndexEntry(mode: number(place + 24), id: id)
      (status.changedSeconds, status.changedNanoseconds) = (number(place), number(place + 4))
      (status.modifiedSeconds, status.modifiedNanoseconds) = (number(place + 8), number(place + 12))
      (status.inode, status.size) = (number(place + 20), number(place + 36))
      let isSkipped = isExtended && number(place + 60) >> 16 & 0x4000 != 0
      entries.append(
        Entry(
          path: UnsafeRawBufferPointer(rebasing: bytes[start..<zero]), status: status, stage: flags >> 12 & 3,
          isIgnored: flags & 0x8000 != 0 || isSkipped))
      place += (start - place + (zero - start) + 8) / 8 * 8
    }
    var trees: [[UInt8]: ObjectID] = [:]
    while place < end {
      guard end - place >= 8, Int(number(place + 4)) <= end - place - 8 else { return nil }
      // One that begins with a lower-case letter must be understood: a split index, a sparse one.
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[place]) else { return nil }
      let content = place + 8..<place + 8 + Int(number(place + 4))
      if number(place) == 0x5452_4545 /* TREE */ {
        trees = CacheTreeExtension.trees(in: UnsafeRawBufferPointer(rebasing: bytes[content])) ?? [:]
      }
      place = content.upperBound
    }
    (self.entries, self.trees) = (entries, trees)
  }

  /// The entries below a folder.
  func entries(below folder: [UInt8]) -> ArraySlice<Entry> {
    let first = entries.partitioningIndex { !$0.path.precedes(folder) }
    let last = entries[first...].partitioningIndex { !$0.path.starts(with: folder) }
    return entries[first..<last]
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func precedes(_ other: [UInt8]) -> Bool { lexicographicallyPrecedes(other) }
}

extension RandomAccessCollection {
  /// The first index whose element satisfies a predicate that all later ones satisfy too.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var (low, count) = (startIndex, self.count)
    while count > 0 {
      let middle = index(low, offsetBy: count / 2)
      if holds(self[middle]) {
        count /= 2
      } else {
        low = index(after: middle)
        count -= count / 2 + 1
      }
    }
    return low
  }
}

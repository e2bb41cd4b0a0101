import Crypto

/// git's index file of versions 2 and 3, edited as bytes: what no edit changes is copied without being parsed.
///
/// libgit2 makes an object of each entry, hashes with a slow SHA-1 and frees everything again, 15 ms for 6,000 files.
/// See <https://git-scm.com/docs/index-format>.
struct IndexFile {
  /// The index with some paths set and removed; `nil` if any part of it is not understood: another version, a split or
  /// sparse index, a wrong checksum, conflicted paths, contradicting edits.
  ///
  /// Cost: a look at each entry, and two hashes of the whole; 2 ms for 6,000 files.
  static func applying(_ edits: [IndexEdit], to bytes: [UInt8]) -> [UInt8]? {
    guard let plan = IndexEdits(edits) else { return nil }
    let new: [UInt8]? = bytes.withUnsafeBytes { bytes in
      guard let body = checkedBody(of: bytes) else { return nil }
      var file = IndexFile(bytes: body, plan: plan)
      return file.rewritten()
    }
    guard var new else { return nil }
    new.append(contentsOf: Insecure.SHA1.hash(data: new))
    return new
  }

  static let headerSize = 12
  static let hashSize = 20

  /// The index without the hash at its end, after verifying it. With `index.skipHash` the hash is zeros.
  private static func checkedBody(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard bytes.count >= headerSize + hashSize else { return nil }
    let body = UnsafeRawBufferPointer(rebasing: bytes.dropLast(hashSize))
    let hash = bytes.suffix(hashSize)
    guard hash.allSatisfy({ $0 == 0 }) || Insecure.SHA1.hash(data: body).elementsEqual(hash) else { return nil }
    return body
  }

  private let bytes: UnsafeRawBufferPointer
  private var plan: IndexEdits
  private var new: [UInt8] = []
  private var count: UInt32 = 0
  /// The offset of the first byte not yet copied.
  private var kept = IndexFile.headerSize
  /// The folders above the changed paths, each ending in `/`, and the root, which is empty.
  private var changedFolders: Set<[UInt8]> = []
  private var treesAreStale = false

  private init(bytes: UnsafeRawBufferPointer, plan: IndexEdits) {
    self.bytes = bytes
    self.plan = plan
  }

  private mutating func rewritten() -> [UInt8]? {
    let version = number(at: 4)
    guard number(at: 0) == 0x4449_5243 /* DIRC */, version == 2 || version == 3 else { return nil }
    new.reserveCapacity(bytes.count + 128 * plan.edits.count + Self.hashSize)
    new.append(contentsOf: bytes[..<Self.headerSize])
    guard let end = copyEntries(number(at: 8), version: version) else { return nil }
    for place in 0..<4 { new[8 + place] = UInt8(truncatingIfNeeded: count >> (24 - 8 * UInt32(place))) }
    guard copyExtensions(from: end) else { return nil }
    return new
  }

  /// Copies and changes the entries, and returns the offset after the last one.
  private mutating func copyEntries(_ announced: UInt32, version: UInt32) -> Int? {
    var position = Self.headerSize
    var last: (name: UnsafeRawBufferPointer, stage: UInt16)?
    for _ in 0..<announced {
      guard let entry = entry(at: position, version: version) else { return nil }
      if let last {
        let order = compare(last.name, entry.name)
        guard order < 0 || order == 0 && last.stage < entry.stage && last.stage > 0 else { return nil }
      }
      last = (entry.name, entry.stage)
      // Edits whose paths come before this entry's are new paths.
      while let edit = plan.next, compare(edit.path, entry.name) < 0 { insert(edit, at: position) }
      let isNamed = plan.next.map { compare($0.path, entry.name) == 0 } ?? false
      if isNamed || plan.isDisplaced(entry.name) {
        guard entry.stage == 0 else { return nil }
        keep(upTo: position)
        kept = entry.end
        if isNamed, let edit = plan.next {
          noteChange(of: edit.path)
          insert(edit, at: entry.end)
        } else {
          treesAreStale = true
        }
      } else {
        count += 1
      }
      position = entry.end
    }
    while let edit = plan.next { insert(edit, at: position) }
    keep(upTo: position)
    return position
  }

  private struct Entry {
    let name: UnsafeRawBufferPointer
    let stage: UInt16
    let end: Int
  }

  private func entry(at start: Int, version: UInt32) -> Entry? {
    guard bytes.count - start >= 62 else { return nil }
    let flags = UInt16(bytes[start + 60]) << 8 | UInt16(bytes[start + 61])
    let isExtended = flags & 0x4000 != 0
    guard !isExtended || version == 3 else { return nil }
    let nameStart = start + (isExtended ? 64 : 62)
    let shortLength = Int(flags & 0xFFF)
    // The length of a long name is found by its NUL byte; for any other name both must agree.
    var length = shortLength
    if shortLength == 0xFFF {
      guard nameStart < bytes.count, let zero = bytes[nameStart...].firstIndex(of: 0) else { return nil }
      length = zero - nameStart
      guard length >= 0xFFF else { return nil }
    }
    let end = start + (nameStart - start + length + 8) / 8 * 8
    guard length > 0, end <= bytes.count, bytes[(nameStart + length)..<end].allSatisfy({ $0 == 0 }) else { return nil }
    let name = UnsafeRawBufferPointer(rebasing: bytes[nameStart..<nameStart + length])
    // An entry that is a folder belongs to a sparse index.
    guard name[0] != UInt8(ascii: "/"), name[length - 1] != UInt8(ascii: "/"), !name.contains(0) else { return nil }
    return Entry(name: name, stage: flags >> 12 & 3, end: end)
  }

  /// Writes an edit's entry, if any, after everything before `position`.
  private mutating func insert(_ edit: IndexEdit, at position: Int) {
    plan.advance()
    keep(upTo: position)
    guard let entry = edit.entry else { return }
    noteChange(of: edit.path)
    count += 1
    let start = new.count
    for field in [
      entry.changedSeconds, entry.changedNanoseconds, entry.modifiedSeconds, entry.modifiedNanoseconds, entry.device,
      entry.inode, entry.mode, entry.user, entry.group, entry.size,
    ] {
      withUnsafeBytes(of: field.bigEndian) { new.append(contentsOf: $0) }
    }
    withUnsafeBytes(of: entry.id.raw) { new.append(contentsOf: $0.prefix(20)) }
    withUnsafeBytes(of: UInt16(min(edit.path.count, 0xFFF)).bigEndian) { new.append(contentsOf: $0) }
    new.append(contentsOf: edit.path)
    let length = new.count - start
    new.append(contentsOf: repeatElement(0, count: 8 - length % 8))
  }

  private mutating func noteChange(of path: [UInt8]) {
    changedFolders.insert([])
    for (place, byte) in path.enumerated() where byte == UInt8(ascii: "/") {
      changedFolders.insert(Array(path[...place]))
    }
  }

  private mutating func keep(upTo position: Int) {
    guard kept < position else { return }
    new.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[kept..<position]))
    kept = position
  }

  // MARK: Extensions

  /// Copies the extensions that stay valid: the cached trees, and the resolved conflicts. The offsets of entries, the
  /// cache of untracked files and the like would be stale; git creates them again.
  private mutating func copyExtensions(from start: Int) -> Bool {
    var position = start
    while position < bytes.count {
      guard bytes.count - position >= 8 else { return false }
      let (name, size) = (number(at: position), Int(number(at: position + 4)))
      // One that begins with a lower-case letter must be understood: a split index, a sparse one.
      guard bytes[position] >= UInt8(ascii: "A"), bytes[position] <= UInt8(ascii: "Z"),
        size <= bytes.count - position - 8
      else { return false }
      let content = UnsafeRawBufferPointer(rebasing: bytes[position + 8..<position + 8 + size])
      switch name {
      case 0x5452_4545 /* TREE */:
        if !treesAreStale, let trees = CacheTreeExtension.forgetting(changedFolders, in: content) {
          append(extension: name, trees)
        }
      case 0x5245_5543 /* REUC */, 0x4E41_4D45 /* NAME */: append(extension: name, content)
      default: break
      }
      position += 8 + size
    }
    return true
  }

  private mutating func append(extension name: UInt32, _ content: some Collection<UInt8>) {
    withUnsafeBytes(of: name.bigEndian) { new.append(contentsOf: $0) }
    withUnsafeBytes(of: UInt32(content.count).bigEndian) { new.append(contentsOf: $0) }
    new.append(contentsOf: content)
  }

  // MARK: Bytes

  private func number(at position: Int) -> UInt32 {
    UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self))
  }
}

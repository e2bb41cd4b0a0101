/// One entry of a tree: a name, its mode, and its object.
public struct TreeEntry: Sendable, Hashable {
  /// The name; bytes that are not UTF-8 are replaced, and ``hasValidName`` is then false.
  public let name: String
  public let mode: Mode
  public let id: ObjectID
  /// The name's bytes as in the tree, if they are not UTF-8.
  private let rawName: [UInt8]?

  /// Whether the name was UTF-8.
  public var hasValidName: Bool { rawName == nil }

  public init(name: String, mode: Mode, id: ObjectID) {
    self.init(name: name, mode: mode, id: id, rawName: nil)
  }

  private init(name: String, mode: Mode, id: ObjectID, rawName: [UInt8]?) {
    self.name = name
    self.mode = mode
    self.id = id
    self.rawName = rawName
  }

  /// The name's bytes, by which git distinguishes names, be they composed, decomposed or not UTF-8.
  var nameBytes: [UInt8] { rawName ?? Array(name.utf8) }

  public static func == (a: TreeEntry, b: TreeEntry) -> Bool {
    a.id == b.id && a.mode == b.mode && a.rawName == b.rawName && a.name.utf8.elementsEqual(b.name.utf8)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(nameBytes)
  }

  /// The file modes that git knows, written in octal.
  public enum Mode: UInt32, Sendable, Hashable {
    case folder = 0o040000
    case file = 0o100644
    case executable = 0o100755
    case symbolicLink = 0o120000
    case submodule = 0o160000

    /// git's interpretation of a raw mode: old repositories hold files of mode 100664.
    init(raw: UInt32) {
      switch raw & 0o170000 {
      case 0o040000: self = .folder
      case 0o100000: self = raw & 0o100 == 0 ? .file : .executable
      case 0o120000: self = .symbolicLink
      default: self = .submodule
      }
    }

    /// Whether the entry is a file with content of its own.
    public var isFile: Bool { self == .file || self == .executable }
  }
}

extension TreeEntry {
  /// Reads the entries of a raw tree object: `mode name NUL id` each.
  /// See <https://git-scm.com/book/en/v2/Git-Internals-Git-Objects>.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> [TreeEntry]? {
    var entries: [TreeEntry] = []
    entries.reserveCapacity(bytes.count / 33)
    var position = 0
    while position < bytes.count {
      guard let entry = next(in: bytes, at: &position) else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// The entry with that name in a raw tree; the others are skipped.
  static func named(_ name: Substring, in tree: UnsafeRawBufferPointer) -> TreeEntry? {
    let wanted = Array(name.utf8)
    var start = 0
    while let end = end(of: tree, at: start) {
      var position = start
      let nameEnd = end - 21
      if nameEnd - wanted.count > start, tree[nameEnd - wanted.count - 1] == UInt8(ascii: " "),
        tree[(nameEnd - wanted.count)..<nameEnd].elementsEqual(wanted), let entry = next(in: tree, at: &position),
        entry.name == name
      {
        return entry
      }
      start = end
    }
    return nil
  }

  /// The entries in which two raw trees differ, without reading the others: most folders of a revision differ in one.
  /// `nil` if the part that is read is malformed.
  static func differing(_ old: [UInt8], _ new: [UInt8]) -> (old: [TreeEntry], new: [TreeEntry])? {
    old.withUnsafeBytes { old in
      new.withUnsafeBytes { new in
        let same = commonPrefix(old, new)
        var head = 0
        while let end = end(of: old, at: head), end <= same { head = end }
        var tail = 0
        while tail < min(old.count, new.count) - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
          tail += 1
        }
        return entries(of: old, new, from: head, before: tail)
      }
    }
  }

  /// The length of the common prefix of two buffers; eight bytes are compared at a time.
  private static func commonPrefix(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    let limit = min(a.count, b.count)
    var place = 0
    while place + 8 <= limit,
      a.loadUnaligned(fromByteOffset: place, as: UInt64.self) == b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    {
      place += 8
    }
    while place < limit, a[place] == b[place] { place += 1 }
    return place
  }

  /// The entries from `head` on that are not entirely within the last `tail` bytes.
  ///
  /// An id may contain any bytes, even a whole entry, so equal ends may be different entries: both trees are read on
  /// until they are at the same offset.
  private static func entries(
    of old: UnsafeRawBufferPointer, _ new: UnsafeRawBufferPointer, from head: Int, before tail: Int
  ) -> (old: [TreeEntry], new: [TreeEntry])? {
    var (olds, news): ([TreeEntry], [TreeEntry]) = ([], [])
    var (oldPosition, newPosition) = (head, head)
    while true {
      let (oldRest, newRest) = (old.count - oldPosition, new.count - newPosition)
      if oldRest == newRest, oldRest <= tail { return (olds, news) }
      if oldRest >= newRest {
        guard let entry = next(in: old, at: &oldPosition) else { return nil }
        olds.append(entry)
      } else {
        guard let entry = next(in: new, at: &newPosition) else { return nil }
        news.append(entry)
      }
    }
  }

  private static func end(of tree: UnsafeRawBufferPointer, at position: Int) -> Int? {
    var position = position
    while position < tree.count, tree[position] != 0 { position += 1 }
    return position + 21 <= tree.count ? position + 21 : nil
  }

  private static func next(in bytes: UnsafeRawBufferPointer, at position: inout Int) -> TreeEntry? {
    var mode: UInt32 = 0
    while position < bytes.count, bytes[position] != UInt8(ascii: " ") {
      guard bytes[position] & 0xF8 == 0x30, mode < 1 << 24 else { return nil }
      mode = mode << 3 | UInt32(bytes[position] & 7)
      position += 1
    }
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != 0 { position += 1 }
    guard start <= position, position + 21 <= bytes.count,
      let id = ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[position + 1..<position + 21]))
    else { return nil }
    let name = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    position += 21
    let valid = String(validating: name, as: UTF8.self)
    return TreeEntry(
      name: valid ?? String(decoding: name, as: UTF8.self), mode: Mode(raw: mode), id: id,
      rawName: valid == nil ? Array(name) : nil)
  }
}

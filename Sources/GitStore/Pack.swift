#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A mapped pack of version 2 and its index of version 2.
///
/// See gitformat-pack(5). All offsets and sizes are checked against the files' bounds; an object that cannot be read
/// here is left to libgit2, which reports the reason.
struct Pack: Sendable {
  private let index: MappedFile
  private let pack: MappedFile
  private let count: Int

  /// `nil` if one of the files is missing, of another version, or shorter than its contents require.
  init?(index path: String) {
    guard path.hasSuffix(".idx"), let index = MappedFile(path), let pack = MappedFile(path.dropLast(3) + "pack"),
      index.bytes.count >= Self.ids + Self.checksums, index.bytes.bigEndian32(at: 0) == 0xFF74_4F63,
      index.bytes.bigEndian32(at: 4) == 2,
      pack.bytes.count >= 12 + 20, pack.bytes.bigEndian32(at: 0) == 0x5041_434B, pack.bytes.bigEndian32(at: 4) == 2
    else { return nil }
    count = Int(index.bytes.bigEndian32(at: Self.ids - 4))
    guard count == Int(pack.bytes.bigEndian32(at: 8)), index.bytes.count >= Self.ids + count * 28 + Self.checksums
    else { return nil }
    self.index = index
    self.pack = pack
  }

  /// The packs in a folder, newest first, in libgit2's order.
  static func all(in folder: String) -> [Pack] {
    let packs = directoryEntries(folder).filter { $0.hasSuffix(".idx") }.compactMap { Pack(index: folder + "/" + $0) }
    return packs.sorted { $0.pack.modified > $1.pack.modified }
  }

  // MARK: The index

  /// The offset of the object names: after the signature, the version and the fan-out table.
  private static let ids = 8 + 256 * 4
  /// The checksums of the pack and of the index.
  private static let checksums = 40

  /// The offset of an object in the pack; `nil` if it is not in it.
  func offset(of id: ObjectID) -> Int? {
    let bytes = index.bytes
    let first = Int(id.firstByte)
    var low = first == 0 ? 0 : Int(bytes.bigEndian32(at: 8 + (first - 1) * 4))
    var high = Int(bytes.bigEndian32(at: 8 + first * 4))
    guard high <= count else { return nil }
    // Names are hashes, evenly spread: a look around the place where one is expected reads fewer cache lines than a
    // binary search of all.
    var middle = low + Int((UInt64(id.afterFirstByte) * UInt64(max(0, high - low))) >> 32)
    var step = 4
    while low < high {
      guard let found = name(at: middle) else { return nil }
      if found == id { return offset(at: middle) }
      if found < id { low = middle + 1 } else { high = middle }
      guard step < high - low else {
        middle = (low + high) / 2
        continue
      }
      middle = found < id ? low + step - 1 : high - step
      step *= 4
    }
    return nil
  }

  private func name(at place: Int) -> ObjectID? {
    let start = Self.ids + place * 20
    return ObjectID(bytes: UnsafeRawBufferPointer(rebasing: index.bytes[start..<start + 20]))
  }

  private func offset(at place: Int) -> Int? {
    let bytes = index.bytes
    let offsets = Self.ids + count * 24
    let offset = Int(bytes.bigEndian32(at: offsets + place * 4))
    guard offset & 0x8000_0000 != 0 else { return offset }
    // Offsets beyond 2 GB are in a separate table.
    let long = offsets + count * 4 + (offset & 0x7FFF_FFFF) * 8
    guard long + 8 + Self.checksums <= bytes.count else { return nil }
    return Int(exactly: bytes.bigEndian64(at: long))
  }

  // MARK: The pack

  /// Releases the memory of the pages of the pack that were read: see ``MappedFile/releasePages()``.
  func releasePages() { pack.releasePages() }

  /// An object as stored in a pack.
  struct Entry {
    enum Form {
      case whole(ObjectKind)
      /// A delta against the object at an earlier offset.
      case delta(base: Int)
    }
    let form: Form
    /// The inflated size of the object, or of the delta, in bytes.
    let size: Int
    /// The compressed bytes, and what follows them.
    let compressed: UnsafeRawBufferPointer
  }

  /// The entry at an offset; `nil` if there is none.
  func entry(at offset: Int) -> Entry? {
    let bytes = pack.bytes
    // The pack ends with its checksum.
    let end = bytes.count - 20
    guard offset >= 12, offset < end else { return nil }
    var place = offset
    var byte = bytes[place]
    place += 1
    let type = byte >> 4 & 7
    var size = Int(byte & 15)
    var shift = 4
    while byte & 0x80 != 0 {
      guard place < end, shift <= 46 else { return nil }
      byte = bytes[place]
      place += 1
      size |= Int(byte & 0x7F) << shift
      shift += 7
    }
    let form: Entry.Form
    switch type {
    case 1: form = .whole(.commit)
    case 2: form = .whole(.tree)
    case 3: form = .whole(.blob)
    case 4: form = .whole(.tag)
    case 6:
      guard let back = Self.distance(in: bytes, at: &place, before: end), back > 0, back < offset else { return nil }
      form = .delta(base: offset - back)
    case 7:
      guard place + 20 <= end,
        let base = ObjectID(bytes: UnsafeRawBufferPointer(rebasing: bytes[place..<place + 20])),
        let offset = self.offset(of: base)
      else { return nil }
      place += 20
      form = .delta(base: offset)
    default: return nil
    }
    guard place < end else { return nil }
    return Entry(form: form, size: size, compressed: UnsafeRawBufferPointer(rebasing: bytes[place..<end]))
  }

  /// The distance from a delta back to its base: seven bits per byte, each further byte counting from one.
  private static func distance(in bytes: UnsafeRawBufferPointer, at place: inout Int, before end: Int) -> Int? {
    var distance = 0
    for length in 0..<8 {
      guard place < end else { return nil }
      let byte = bytes[place]
      place += 1
      distance = (length == 0 ? 0 : (distance + 1) << 7) | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return distance }
    }
    return nil
  }
}

import Crypto

/// Reads objects from a repository's packs, and caches delta bases.
///
/// It serves readers of a whole history on several threads: libgit2 guards its pack windows with one lock for the whole
/// process, and two threads spend most of their time waiting for it. Each thread has its own reader; the packs are
/// shared.
///
/// Every object is checked against its name, as libgit2 does, but with the processor's SHA-1 instructions. Unlike git's
/// and libgit2's code these do not detect an object made for a collision attack. Git detects those when objects arrive
/// (`fetch`, `add`), and again in `git fsck`. A reader beside `git fsck`, which checks each name too, may leave it to git.
final class PackReader {
  /// An object with its bytes.
  struct Object {
    let kind: ObjectKind
    let bytes: [UInt8]
    /// The name that the bytes were verified against.
    var name: ObjectID? = nil
  }

  let packs: [Pack]
  /// Whether objects are checked against their names.
  private let checksNames: Bool
  private let inflation = PackInflation()
  private var kept: [[Int: Object]]
  private var older: [[Int: Object]]
  private var keptBytes = 0
  /// How many entries of each pack were read since its pages were last released.
  private var entriesRead: [Int]

  /// The size of the cache in bytes; beyond it, objects not used since the last eviction are dropped.
  private static let capacity = 2_000_000
  /// Larger objects are left to libgit2.
  private static let largest = 4_000_000
  /// How many entries of a pack are read before its pages are released: a few megabytes, as most are smaller than a page.
  private static let entriesHeld = 2_000
  /// Git never makes a chain longer than 4095.
  private static let longestChain = 4096

  init(_ packs: [Pack], checksNames: Bool = true) {
    self.packs = packs
    self.checksNames = checksNames
    kept = packs.map { _ in [:] }
    older = kept
    entriesRead = packs.map { _ in 0 }
  }

  /// The object with that name, verified; `nil` if libgit2 must be asked: it is not in these packs, is large, or is
  /// damaged.
  func object(_ id: ObjectID) -> Object? {
    for place in packs.indices {
      guard let offset = packs[place].offset(of: id) else { continue }
      guard var object = object(at: offset, of: place) else { return nil }
      if object.name != id {
        if checksNames, Self.name(of: object) != id { return nil }
        object.name = id
        if kept[place][offset] != nil { kept[place][offset] = object }
      }
      return object
    }
    return nil
  }

  /// The name of an object, by the processor's SHA-1 instructions.
  static func name(of object: Object) -> ObjectID? {
    var hash = Insecure.SHA1()
    var header = object.kind.name + " " + String(object.bytes.count) + "\0"
    header.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
    object.bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return hash.finalize().withUnsafeBytes { ObjectID(bytes: $0) }
  }

  private func object(at offset: Int, of place: Int) -> Object? {
    defer { releasePages(of: place) }
    // From the object to the first one that is complete or cached.
    var deltas: [(offset: Int, entry: Pack.Entry)] = []
    var next = offset
    var object: Object
    while true {
      if let known = known(at: next, of: place) {
        object = known
        break
      }
      guard let entry = packs[place].entry(at: next), entry.size <= Self.largest else { return nil }
      entriesRead[place] += 1
      if case .whole(let kind) = entry.form {
        guard let bytes = inflation.unpack(entry) else { return nil }
        object = Object(kind: kind, bytes: bytes)
        // Few commits are delta bases, and there are as many as revisions.
        if kind != .commit || !deltas.isEmpty { keep(object, at: next, of: place) }
        break
      }
      guard case .delta(let base) = entry.form, deltas.count < Self.longestChain else { return nil }
      deltas.append((next, entry))
      next = base
    }
    while let (offset, entry) = deltas.popLast() {
      guard let delta = inflation.unpack(entry),
        let bytes = delta.withUnsafeBytes({ delta in
          object.bytes.withUnsafeBytes { PackDelta.apply(delta, to: $0, limit: Self.largest) }
        })
      else { return nil }
      object = Object(kind: object.kind, bytes: bytes)
      keep(object, at: offset, of: place)
    }
    return object
  }

  private func releasePages(of place: Int) {
    guard entriesRead[place] >= Self.entriesHeld else { return }
    packs[place].releasePages()
    entriesRead[place] = 0
  }

  // MARK: The cache

  private func known(at offset: Int, of place: Int) -> Object? {
    if let object = kept[place][offset] { return object }
    guard let object = older[place][offset] else { return nil }
    keep(object, at: offset, of: place)
    return object
  }

  private func keep(_ object: Object, at offset: Int, of place: Int) {
    if keptBytes > Self.capacity {
      swap(&kept, &older)
      for place in kept.indices { kept[place].removeAll(keepingCapacity: true) }
      keptBytes = 0
    }
    kept[place][offset] = object
    keptBytes += object.bytes.count + 64
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An object that is not stored yet.
struct NewObject {
  let id: ObjectID
  let kind: ObjectKind
  let bytes: [UInt8]
}

/// The objects of one write, kept in memory until all of them are stored together.
///
/// Only the thread that writes sees them, and only what it writes is gathered: the objects of a write that is given up are
/// dropped, and nobody else may rely on them. Must be used within the repository's `locked(_:)`.
final class GatheredObjects {
  private var owner: pthread_t?
  /// In the order in which they came, each after those that it names.
  private(set) var objects: [NewObject] = []
  private var places: [ObjectID: Int] = [:]
  private(set) var byteCount = 0
  private let isAllowed: Bool

  /// - Parameter isAllowed: whether objects may be gathered at all.
  init(isAllowed: Bool) { self.isAllowed = isAllowed }

  /// Whether the calling thread's objects are gathered.
  var isOpen: Bool { owner.map { pthread_equal($0, pthread_self()) != 0 } ?? false }

  /// Gathers the calling thread's objects from now on. Nothing happens while another thread's are.
  func open() { if isAllowed, owner == nil { owner = pthread_self() } }

  /// Forgets the calling thread's objects, and gathers no more.
  func close() {
    guard isOpen else { return }
    removeAll()
    owner = nil
  }

  /// Forgets the objects, which have been stored.
  func removeAll() {
    (objects, places, byteCount) = ([], [:], 0)
  }

  /// An object of the calling thread's.
  func object(_ id: ObjectID) -> NewObject? {
    guard isOpen, let place = places[id] else { return nil }
    return objects[place]
  }

  /// Keeps an object; false if the calling thread's are not gathered.
  func add(_ object: NewObject) -> Bool {
    guard isOpen else { return false }
    guard places[object.id] == nil else { return true }
    places[object.id] = objects.count
    objects.append(object)
    byteCount += object.bytes.count
    return true
  }
}

extension Repository {
  /// Runs `body`, whose new objects are kept in memory until ``storeGatheredObjects()``; if it throws, they are dropped.
  func gatheringObjects<T, Refusal: Error>(_ body: () throws(Refusal) -> T) throws(Refusal) -> T {
    withGathered { $0.open() }
    do throws(Refusal) { return try body() } catch {
      withGathered { $0.close() }
      throw error
    }
  }

  /// Stores what the calling thread has gathered, and gathers no more: when it returns, the objects survive a power failure.
  func storeGatheredObjects() throws(GitError) {
    defer { withGathered { $0.close() } }
    try flushGatheredObjects()
  }
}

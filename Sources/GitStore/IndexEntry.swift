#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The index entry of one file. All fields are 32 bits, as in the index; times and sizes are truncated to that.
struct IndexEntry: Sendable, Hashable {
  var changedSeconds: UInt32 = 0
  var changedNanoseconds: UInt32 = 0
  var modifiedSeconds: UInt32 = 0
  var modifiedNanoseconds: UInt32 = 0
  var device: UInt32 = 0
  var inode: UInt32 = 0
  let mode: UInt32
  var user: UInt32 = 0
  var group: UInt32 = 0
  var size: UInt32 = 0
  let id: ObjectID

  /// An entry without a file's times, so that git reads the file itself.
  init(mode: UInt32, id: ObjectID) {
    self.mode = mode
    self.id = id
  }

  /// Copies the fields by which git recognises an unchanged file.
  mutating func take(_ status: stat) {
    #if canImport(Darwin)
      let (changed, modified) = (status.st_ctimespec, status.st_mtimespec)
    #else
      let (changed, modified) = (status.st_ctim, status.st_mtim)
    #endif
    changedSeconds = UInt32(truncatingIfNeeded: changed.tv_sec)
    changedNanoseconds = UInt32(truncatingIfNeeded: changed.tv_nsec)
    modifiedSeconds = UInt32(truncatingIfNeeded: modified.tv_sec)
    modifiedNanoseconds = UInt32(truncatingIfNeeded: modified.tv_nsec)
    device = UInt32(truncatingIfNeeded: status.st_dev)
    inode = UInt32(truncatingIfNeeded: status.st_ino)
    user = status.st_uid
    group = status.st_gid
    size = UInt32(truncatingIfNeeded: status.st_size)
  }
}

/// One path of the index to set or, without an entry, to remove.
struct IndexEdit: Sendable, Hashable {
  /// The path's bytes.
  let path: [UInt8]
  let entry: IndexEntry?

  init(_ path: String, _ entry: IndexEntry?) {
    self.path = Array(path.utf8)
    self.entry = entry
  }
}

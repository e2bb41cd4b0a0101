import Clibzip

/// A zip archive in memory, read with libzip after a strict check of its directory.
///
/// It owns a copy of the bytes and libzip's handle, and lives only while one file is read.
struct Archive: ~Copyable {
  struct Entry: Sendable, Hashable {
    let index: UInt64
    let name: String
    /// Sizes as declared in the directory.
    let unpacked: Int
    let packed: Int
    let isEncrypted: Bool
  }

  /// The bytes are not an archive with a valid directory.
  enum Failure: Error, Hashable {
    case unreadable
  }

  /// The number of entries in the directory; `entries` may have fewer, because of the limit.
  let entryCount: Int
  let entries: [Entry]
  private let handle: OpaquePointer
  private let storage: UnsafeMutableRawBufferPointer

  /// - Parameter entryLimit: at most this many entries are listed.
  init(_ bytes: [UInt8], entryLimit: Int) throws(Failure) {
    guard let extent = bytes.withUnsafeBytes({ ArchiveDirectory.extent(in: $0) }) else { throw .unreadable }
    let storage = UnsafeMutableRawBufferPointer.allocate(byteCount: extent.count, alignment: 16)
    storage.copyBytes(from: bytes[extent])
    guard let handle = Self.open(UnsafeRawBufferPointer(storage)) else {
      storage.deallocate()
      throw .unreadable
    }
    let count = Int(zip_get_num_entries(handle, 0))
    let entries = (0..<UInt64(min(count, entryLimit))).compactMap { Self.entry($0, of: handle) }
    guard entries.count == min(count, entryLimit) else {
      zip_discard(handle)
      storage.deallocate()
      throw .unreadable
    }
    self.storage = storage
    self.handle = handle
    self.entries = entries
    entryCount = count
  }

  deinit {
    zip_discard(handle)
    storage.deallocate()
  }

  private static func open(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
    var problem = zip_error_t()
    zip_error_init(&problem)
    defer { zip_error_fini(&problem) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &problem)
    else { return nil }
    guard let handle = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
      zip_source_free(source)
      return nil
    }
    return handle
  }

  /// Passes an entry's decompressed bytes in pieces; its size and checksum are verified on the way.
  func read(_ entry: Entry, piece: (UnsafeRawBufferPointer) throws(PackageError) -> Void)
    throws(PackageError) -> Bool
  {
    guard let file = zip_fopen_index(handle, entry.index, 0) else { return false }
    defer { zip_fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    var total = 0
    while true {
      let count = Int(zip_fread(file, buffer.baseAddress, zip_uint64_t(buffer.count)))
      if count < 0 { return false }
      if count == 0 { return total == entry.unpacked }
      total += count
      guard total <= entry.unpacked else { return false }
      try piece(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// An entry's decompressed bytes; `nil` if its size or checksum differs from the directory.
  func bytes(of entry: Entry) -> [UInt8]? {
    guard let file = zip_fopen_index(handle, entry.index, 0) else { return nil }
    defer { zip_fclose(file) }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.unpacked + 1) { buffer, filled in
      // One byte more than its size: only reading to the end verifies the checksum.
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
        let count = Int(zip_fread(file, rest.baseAddress, zip_uint64_t(rest.count)))
        if count <= 0 {
          isWhole = count == 0 && filled == entry.unpacked
          return
        }
        filled += count
      }
      isWhole = false
    }
    return isWhole ? bytes : nil
  }

  private static func entry(_ index: UInt64, of handle: OpaquePointer) -> Entry? {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(handle, index, ZIP_FL_ENC_RAW, &status) == 0, let name = status.name else {
      return nil
    }
    guard status.size <= UInt64(Int.max), status.comp_size <= UInt64(Int.max) else { return nil }
    return Entry(
      index: index, name: String(cString: name), unpacked: Int(status.size), packed: Int(status.comp_size),
      isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE))
  }
}

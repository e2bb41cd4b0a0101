import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads loose objects instead of libgit2, as a backend of its object database, asked after packs and before its own
/// reader, and keeps new ones while they are gathered.
///
/// Objects of another repository that this one borrows from (`objects/info/alternates`) are left to libgit2. See
/// <https://libgit2.org/docs/guides/101-samples/> and `git2/sys/odb_backend.h`.
final class LooseObjectReader: Sendable {
  private let folder: String
  /// Used within the repository's `locked(_:)`, as every call of libgit2 is.
  nonisolated(unsafe) private let gathered: GatheredObjects

  private init(folder: String, _ gathered: GatheredObjects) {
    self.folder = folder
    self.gathered = gathered
  }

  /// Like that of libgit2's pack reader: of equal priorities, the one added first is asked first. Its own loose object
  /// reader has 1.
  private static let priority: Int32 = 2

  /// Adds a reader to a repository's object database, which frees it.
  static func add(
    to repository: OpaquePointer, folder: String, _ gathered: GatheredObjects
  ) throws(GitError) {
    let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
    let backend = UnsafeMutablePointer<gcm_odb_backend>.allocate(capacity: 1)
    backend.initialize(to: gcm_odb_backend())
    _ = backend.withBackend { git_odb_init_backend($0, UInt32(GIT_ODB_BACKEND_VERSION)) }
    backend.pointee.backend.read = { content, size, kind, backend, id in
      LooseObjectReader.of(backend).read(id, content, size, kind, backend)
    }
    backend.pointee.backend.read_header = { size, kind, backend, id in
      LooseObjectReader.of(backend).readHeader(id, size, kind)
    }
    backend.pointee.backend.read_prefix = { _, _, _, _, backend, id, digits in
      LooseObjectReader.of(backend).checkAll(from: id, digits: digits)
    }
    backend.pointee.backend.exists = { backend, id in
      guard let id else { return 0 }
      return LooseObjectReader.of(backend).gathered.object(ObjectID(id.pointee)) == nil ? 0 : 1
    }
    backend.pointee.backend.write = { backend, id, content, size, kind in
      LooseObjectReader.of(backend).gather(id, content, size, kind)
    }
    // Without it, libgit2 would collect what is written in parts and pass it to `write`, which may not take it.
    backend.pointee.backend.writestream = { _, _, _, _ in GIT_PASSTHROUGH.rawValue }
    backend.pointee.backend.free = { LooseObjectReader.free($0) }
    backend.pointee.context = Unmanaged.passRetained(LooseObjectReader(folder: folder, gathered)).toOpaque()
    let code = backend.withBackend { git_odb_add_backend(odb.pointer, $0, priority) }
    do throws(GitError) { try check(code) } catch {
      backend.withBackend { Self.free($0) }
      throw error
    }
  }

  private static func of(_ backend: UnsafeMutablePointer<git_odb_backend>?) -> LooseObjectReader {
    let context = UnsafeMutableRawPointer(backend!).assumingMemoryBound(to: gcm_odb_backend.self).pointee.context
    return Unmanaged<LooseObjectReader>.fromOpaque(context!).takeUnretainedValue()
  }

  private static func free(_ backend: UnsafeMutablePointer<git_odb_backend>?) {
    guard let backend else { return }
    let whole = UnsafeMutableRawPointer(backend).assumingMemoryBound(to: gcm_odb_backend.self)
    if let context = whole.pointee.context { Unmanaged<LooseObjectReader>.fromOpaque(context).release() }
    whole.deallocate()
  }

  // MARK: libgit2's callbacks

  private func read(
    _ id: UnsafePointer<git_oid>?, _ content: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ size: UnsafeMutablePointer<Int>?, _ kind: UnsafeMutablePointer<git_object_t>?,
    _ backend: UnsafeMutablePointer<git_odb_backend>?
  ) -> Int32 {
    guard let id else { return GIT_ENOTFOUND.rawValue }
    if let object = gathered.object(ObjectID(id.pointee)) {
      // Like libgit2's own, with a NUL byte after the last one.
      guard let copy = git_odb_backend_data_alloc(backend, object.bytes.count + 1) else { return GIT_ERROR.rawValue }
      let bytes = UnsafeMutableRawBufferPointer(start: copy, count: object.bytes.count + 1)
      bytes.copyBytes(from: object.bytes)
      bytes[object.bytes.count] = 0
      content?.pointee = copy
      size?.pointee = object.bytes.count
      kind?.pointee = object.kind.raw
      return 0
    }
    return unpack(ObjectID(id.pointee)) { file throws(LooseObject.Damage) in
      var allocated: UnsafeMutableRawPointer?
      do throws(LooseObject.Damage) {
        let object = try LooseObject(unpacking: file) { size in
          allocated = git_odb_backend_data_alloc(backend, size)
          return allocated
        }
        content?.pointee = object.content
        size?.pointee = object.size
        kind?.pointee = object.kind
      } catch {
        if let allocated { git_odb_backend_data_free(backend, allocated) }
        throw error
      }
    }
  }

  private func readHeader(
    _ id: UnsafePointer<git_oid>?, _ size: UnsafeMutablePointer<Int>?, _ kind: UnsafeMutablePointer<git_object_t>?
  ) -> Int32 {
    guard let id else { return GIT_ENOTFOUND.rawValue }
    if let object = gathered.object(ObjectID(id.pointee)) {
      size?.pointee = object.bytes.count
      kind?.pointee = object.kind.raw
      return 0
    }
    return unpack(ObjectID(id.pointee), limit: 4096) { file throws(LooseObject.Damage) in
      let object = try LooseObject(unpacking: file)
      size?.pointee = object.size
      kind?.pointee = object.kind
    }
  }

  /// Keeps an object while those of a write are gathered; else libgit2 stores it.
  private func gather(
    _ id: UnsafePointer<git_oid>?, _ content: UnsafeRawPointer?, _ size: Int, _ kind: git_object_t
  ) -> Int32 {
    guard gathered.isOpen, let id, let kind = ObjectKind(kind) else { return GIT_PASSTHROUGH.rawValue }
    let bytes = Array(UnsafeRawBufferPointer(start: content, count: size))
    return gathered.add(NewObject(id: ObjectID(id.pointee), kind: kind, bytes: bytes)) ? 0 : GIT_PASSTHROUGH.rawValue
  }

  /// Verifies each object whose name begins with the prefix, and leaves it to libgit2 to read the one that is meant.
  private func checkAll(from id: UnsafePointer<git_oid>?, digits: Int) -> Int32 {
    guard let id, digits >= 2 else { return GIT_ENOTFOUND.rawValue }
    let prefix = String(ObjectID(id.pointee).description.prefix(digits))
    guard let names = opendir(folder + "/" + prefix.prefix(2)) else { return GIT_ENOTFOUND.rawValue }
    defer { closedir(names) }
    while let entry = readdir(names) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      let whole = prefix.prefix(2) + name
      guard whole.utf8.starts(with: prefix.utf8), let found = ObjectID(hex: whole) else { continue }
      let code = unpack(found) { file throws(LooseObject.Damage) in
        var content = UnsafeMutableRawPointer?.none
        defer { content?.deallocate() }
        _ = try LooseObject(unpacking: file) { size in
          content = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
          return content
        }
      }
      guard code == 0 || code == GIT_ENOTFOUND.rawValue else { return code }
    }
    return GIT_ENOTFOUND.rawValue
  }

  /// Passes an object's inflated file to a closure, and turns damage into a libgit2 error.
  private func unpack(
    _ id: ObjectID, limit: Int = .max, _ body: (UnsafeRawBufferPointer) throws(LooseObject.Damage) -> Void
  ) -> Int32 {
    let name = id.description
    // Whatever is there instead of a file, such as a pipe, must not block.
    let file = openFile(folder + "/" + name.prefix(2) + "/" + name.dropFirst(2), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    // libgit2 reports why it cannot be opened.
    guard file >= 0 else { return GIT_ENOTFOUND.rawValue }
    defer { close(file) }
    let damage: LooseObject.Damage? = readAll(file, limit: limit).withUnsafeBytes { bytes in
      do throws(LooseObject.Damage) {
        try body(bytes)
        return nil
      } catch {
        return error
      }
    }
    guard let damage else { return 0 }
    _ = git_error_set_str(Int32(GIT_ERROR_ODB.rawValue), "loose object \(name) \(damage.reason)")
    return GIT_ERROR.rawValue
  }
}

extension UnsafeMutablePointer<gcm_odb_backend> {
  /// The first field of the C struct, at the same address.
  fileprivate func withBackend<T>(_ body: (UnsafeMutablePointer<git_odb_backend>) -> T) -> T {
    body(UnsafeMutableRawPointer(self).assumingMemoryBound(to: git_odb_backend.self))
  }
}

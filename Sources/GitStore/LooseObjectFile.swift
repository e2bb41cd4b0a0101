#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads an object from its own file without libgit2, which opens the file twice to learn its size first.
///
/// It is checked against its name as those of a ``PackReader`` are. Whatever is unusual is left to libgit2, which says why.
struct LooseObjectFile {
  /// The folder of objects, without a slash at its end.
  let folder: String
  /// Larger objects are left to libgit2.
  private static let largest = 4_000_000

  /// The object; `nil` if libgit2 must be asked: it has no file here, is large, or is damaged.
  func object(_ id: ObjectID) -> PackReader.Object? {
    let name = id.description
    let file = openFile(folder + "/" + name.prefix(2) + "/" + name.dropFirst(2), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var content: UnsafeMutableRawPointer?
    defer { content?.deallocate() }
    let read: LooseObject? = readAll(file, limit: Self.largest).withUnsafeBytes { bytes in
      try? LooseObject(unpacking: bytes) { size in
        guard size <= Self.largest else { return nil }
        content = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
        return content
      }
    }
    guard let read, let content, let kind = ObjectKind(read.kind) else { return nil }
    let object = PackReader.Object(kind: kind, bytes: Array(UnsafeRawBufferPointer(start: content, count: read.size)))
    return PackReader.name(of: object) == id ? object : nil
  }
}

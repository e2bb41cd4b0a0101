import Crypto
import Czlib

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads objects from their own files without libgit2, which opens each file twice and inflates it with a new stream.
///
/// It keeps the folder open, one zlib stream and two buffers, so that reading an object takes three system calls. Each is
/// checked against its name as those of a ``PackReader`` are. Whatever is unusual is left to libgit2, which says why.
final class LooseObjects {
  private let folder: Int32
  private let checksNames: Bool
  /// zlib requires a stable address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool
  private let file = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
  private let inflated = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)

  /// - Parameters:
  ///   - folder: the folder of objects.
  ///   - checksNames: whether objects are checked against their names.
  init(folder: String, checksNames: Bool = true) {
    self.checksNames = checksNames
    self.folder = openFile(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    stream.initialize(to: z_stream())
    isReady = inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    if folder >= 0 { close(folder) }
    inflateEnd(stream)
    stream.deallocate()
    file.deallocate()
    inflated.deallocate()
  }

  /// The object; `nil` if libgit2 must be asked: it has no file here, is large, or is damaged.
  func object(_ id: ObjectID) -> PackReader.Object? {
    guard let count = read(id), let made = inflate(count), let (kind, content) = Self.content(of: made) else {
      return nil
    }
    // The name is the hash of the header and the content, which is what was compressed.
    if checksNames, Insecure.SHA1.hash(data: made).withUnsafeBytes({ ObjectID(bytes: $0) }) != id { return nil }
    return PackReader.Object(kind: kind, bytes: Array(content), name: id)
  }

  /// Reads the object's file; `nil` if there is none, or it is not surely whole in the buffer.
  private func read(_ id: ObjectID) -> Int? {
    guard isReady, folder >= 0 else { return nil }
    // "ab/cdef…" and a NUL.
    let descriptor = withUnsafeTemporaryAllocation(byteCount: 42, alignment: 1) { path in
      id.writeDigits { place, digit in path[place < 2 ? place : place + 1] = digit }
      path[2] = UInt8(ascii: "/")
      path[41] = 0
      // Whatever is there instead of a file, such as a pipe, must not block.
      return path.withMemoryRebound(to: CChar.self) { path in
        openFile(path.baseAddress, in: folder, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
      }
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // One that was not read to its end does not inflate to its end.
    let count = readFile(descriptor, file)
    return count > 0 && count < file.count ? count : nil
  }

  /// Inflates the file that was read: all of it, which must end with the stream.
  private func inflate(_ count: Int) -> UnsafeRawBufferPointer? {
    guard inflateReset(stream) == Z_OK else { return nil }
    stream.pointee.next_in = file.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(count)
    stream.pointee.next_out = inflated.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(inflated.count)
    guard Czlib.inflate(stream, Z_FINISH) == Z_STREAM_END, stream.pointee.avail_in == 0 else { return nil }
    return UnsafeRawBufferPointer(rebasing: inflated[..<(inflated.count - Int(stream.pointee.avail_out))])
  }

  /// What follows the header, if the header is a kind, a space and the size in its shortest form.
  private static func content(of object: UnsafeRawBufferPointer) -> (ObjectKind, UnsafeRawBufferPointer)? {
    guard let end = object.firstIndex(of: 0), let space = object[..<end].firstIndex(of: UInt8(ascii: " ")) else {
      return nil
    }
    let content = UnsafeRawBufferPointer(rebasing: object[(end + 1)...])
    let kind = [ObjectKind.commit, .tree, .blob, .tag].first { object[..<space].elementsEqual($0.name.utf8) }
    var (rest, place) = (content.count, end)
    repeat {
      place -= 1
      guard object[place] == UInt8(ascii: "0") + UInt8(rest % 10) else { return nil }
      rest /= 10
    } while rest > 0
    guard let kind, place == space + 1 else { return nil }
    return (kind, content)
  }
}

import Clibzip

/// Makes a zip archive in memory.
public enum ArchiveWriter {
  /// An archive could not be written: libzip is out of memory, or the content exceeds the format's limits.
  public struct Failure: Error {}

  /// - Parameters:
  ///   - entries: names and contents, in order; an .odt begins with an uncompressed entry.
  ///   - compressed: whether entries are compressed at all.
  ///   - storing: the names of entries to store uncompressed.
  public static func archive(
    _ entries: [(name: String, bytes: [UInt8])], compressed: Bool = true, storing: Set<String> = []
  ) throws(Failure) -> [UInt8] {
    var buffers: [UnsafeRawBufferPointer] = []
    buffers.reserveCapacity(entries.count)
    return try withContents(of: entries[...], &buffers) { (buffers) throws(Failure) in
      try archive(entries.map(\.name), buffers, compressed: compressed, storing: storing)
    }
  }

  /// Contents of at least this size are not copied.
  private static let large = 1_000_000

  /// Lends the contents of entries to libzip, which reads them when it closes; they must live until then.
  private static func withContents(
    of entries: ArraySlice<(name: String, bytes: [UInt8])>, _ buffers: inout [UnsafeRawBufferPointer],
    _ body: ([UnsafeRawBufferPointer]) throws(Failure) -> [UInt8]
  ) throws(Failure) -> [UInt8] {
    var copies: [UnsafeMutableRawBufferPointer] = []
    defer { for copy in copies { copy.deallocate() } }
    for index in entries.indices {
      let bytes = entries[index].bytes
      guard bytes.count < large else {
        let result = bytes.withUnsafeBytes { (contents) -> Result<[UInt8], Failure> in
          buffers.append(contents)
          do throws(Failure) {
            return .success(try withContents(of: entries[(index + 1)...], &buffers, body))
          } catch {
            return .failure(error)
          }
        }
        return try result.get()
      }
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
      copy.copyBytes(from: bytes)
      copies.append(copy)
      buffers.append(UnsafeRawBufferPointer(start: copy.baseAddress, count: bytes.count))
    }
    return try body(buffers)
  }

  private static func archive(
    _ names: [String], _ buffers: [UnsafeRawBufferPointer], compressed: Bool, storing: Set<String>
  ) throws(Failure) -> [UInt8] {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { throw Failure() }
    defer { zip_source_free(target) }
    zip_source_keep(target)
    guard let handle = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      zip_source_free(target)
      throw Failure()
    }
    for (name, buffer) in zip(names, buffers) {
      guard add(name, buffer, to: handle, compressed: compressed && !storing.contains(name)) else {
        zip_discard(handle)
        throw Failure()
      }
    }
    guard zip_close(handle) == 0 else {
      zip_discard(handle)
      throw Failure()
    }
    return try contents(of: target)
  }

  private static func add(
    _ name: String, _ buffer: UnsafeRawBufferPointer, to handle: OpaquePointer, compressed: Bool
  ) -> Bool {
    guard let source = zip_source_buffer(handle, buffer.baseAddress, zip_uint64_t(buffer.count), 0) else {
      return false
    }
    let index = zip_file_add(handle, name, source, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let method = compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE
    // The same archive for the same contents, in every time zone: 1 January 1980 as a DOS time.
    zip_file_set_dostime(handle, zip_uint64_t(index), 0, 1 << 5 | 1, 0)
    return zip_set_file_compression(handle, zip_uint64_t(index), method, 1) == 0
  }

  private static func contents(of source: OpaquePointer) throws(Failure) -> [UInt8] {
    guard zip_source_open(source) == 0 else { throw Failure() }
    defer { zip_source_close(source) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        zip_source_read(source, $0.baseAddress, zip_uint64_t($0.count))
      }
      guard count >= 0 else { throw Failure() }
      if count == 0 { return result }
      result += buffer[..<Int(count)]
    }
  }
}

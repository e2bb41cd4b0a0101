import Czlib

/// Inflates pack entries, one after the other, with one zlib stream.
final class PackInflation {
  /// zlib requires a stable address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool

  init() {
    stream.initialize(to: z_stream())
    isReady = inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The content of an entry; `nil` if it is damaged or not of its stated size.
  func unpack(_ entry: Pack.Entry) -> [UInt8]? {
    guard isReady, inflateReset(stream) == Z_OK else { return nil }
    var isWhole = false
    // The byte after the last one reveals a stream that is longer than its size.
    let bytes = [UInt8](unsafeUninitializedCapacity: entry.size + 1) { buffer, count in
      stream.pointee.next_in = UnsafeMutablePointer(
        mutating: entry.compressed.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.pointee.avail_in = UInt32(clamping: entry.compressed.count)
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = UInt32(clamping: entry.size + 1)
      let code = inflate(stream, Z_FINISH)
      let made = entry.size + 1 - Int(stream.pointee.avail_out)
      isWhole = code == Z_STREAM_END && made == entry.size
      count = isWhole ? made : 0
    }
    return isWhole ? bytes : nil
  }
}

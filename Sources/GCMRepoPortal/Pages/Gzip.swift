import Czlib

/// Compression of pages (RFC 1952), once for each page.
enum Gzip {
  /// Whether a file is a text of some length; smaller ones fit into one packet either way.
  static func isWorthwhile(_ page: PageFile) -> Bool {
    page.bytes.count > 1_000
      && ["text/", "application/json", "application/atom+xml", "image/svg+xml"].contains {
        page.mediaType.hasPrefix($0)
      }
  }

  /// The compressed bytes; `nil` if they are no tenth fewer.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // 15 bits of window, and 16 for the header of gzip (zlib.h, deflateInit2).
    guard
      deflateInit2_(
        &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    var input = bytes
    let capacity = bytes.count - bytes.count / 10
    let packed = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : 0
      }
    }
    return packed.isEmpty ? nil : packed
  }
}

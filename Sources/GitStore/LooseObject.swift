import Clibgit2
import Czlib

/// An object in its own file: a zlib stream of its kind, its size and its bytes.
///
/// Inflated here and not by libgit2 1.5, which loops forever on a truncated file (its issue 7342). See
/// <https://git-scm.com/book/en/v2/Git-Internals-Git-Objects> and RFC 1950.
struct LooseObject {
  let kind: git_object_t
  /// In bytes.
  let size: Int
  /// `nil` if only the header was requested; otherwise allocated by the caller, with one extra byte, a NUL.
  let content: UnsafeMutableRawPointer?

  /// Why a file is not an object.
  struct Damage: Error {
    let reason: String
    fileprivate static let cut = Damage(reason: "is cut short")
    fileprivate static let notCompressed = Damage(reason: "is not what was compressed")
  }

  /// "commit", a space, fifteen digits and a NUL byte.
  private static let longestHeader = 32

  /// Inflates a file, completely if `allocate` is given. If this throws, the caller must free what was allocated.
  init(
    unpacking file: UnsafeRawBufferPointer, allocate: ((Int) -> UnsafeMutableRawPointer?)? = nil
  ) throws(Damage) {
    let stream = Inflation(of: file)
    var opening = [UInt8](repeating: 0, count: Self.longestHeader)
    guard let count = opening.withUnsafeMutableBytes({ stream.unpack(into: $0) }) else { throw .notCompressed }
    guard let header = Self.header(opening[..<count]) else {
      throw count < Self.longestHeader ? .cut : Damage(reason: "has no header of an object")
    }
    (kind, size) = (header.kind, header.size)
    guard let allocate else {
      content = nil
      return
    }
    // zlib compresses at most 1032 bytes into one: a larger size is false and would cost memory.
    guard header.size <= file.count * 1032 + Self.longestHeader else { throw .cut }
    guard let content = allocate(size + 1) else { throw Damage(reason: "does not fit into memory") }
    self.content = content
    let bytes = UnsafeMutableRawBufferPointer(start: content, count: size + 1)
    let begun = opening[header.end..<count]
    guard begun.count <= size else { throw Damage(reason: "is longer than it says") }
    bytes.copyBytes(from: begun)
    // The byte after the last one reveals a stream that is longer than its size.
    guard let rest = stream.unpack(into: UnsafeMutableRawBufferPointer(rebasing: bytes[begun.count...])) else {
      throw .notCompressed
    }
    guard begun.count + rest >= size, stream.hasEnded || begun.count + rest > size else { throw .cut }
    guard begun.count + rest == size else { throw Damage(reason: "is longer than it says") }
    guard stream.isAtEndOfFile else { throw Damage(reason: "is followed by other bytes") }
    bytes[size] = 0
  }

  private static func header(_ bytes: ArraySlice<UInt8>) -> (kind: git_object_t, size: Int, end: Int)? {
    guard let zero = bytes.firstIndex(of: 0), let space = bytes[..<zero].firstIndex(of: UInt8(ascii: " ")) else {
      return nil
    }
    let kind: git_object_t
    switch String(decoding: bytes[..<space], as: UTF8.self) {
    case "commit": kind = GIT_OBJECT_COMMIT
    case "tree": kind = GIT_OBJECT_TREE
    case "blob": kind = GIT_OBJECT_BLOB
    case "tag": kind = GIT_OBJECT_TAG
    default: return nil
    }
    let digits = bytes[(space + 1)..<zero]
    guard (1...15).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return (kind, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }, zero + 1)
  }
}

/// A zlib stream that is inflated step by step.
private final class Inflation {
  /// zlib requires a stable address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var rest: UnsafeRawBufferPointer
  private(set) var hasEnded = false

  var isAtEndOfFile: Bool { stream.pointee.avail_in == 0 && rest.isEmpty }

  init(of bytes: UnsafeRawBufferPointer) {
    rest = bytes
    stream.initialize(to: z_stream())
    inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills a buffer as far as the stream goes, and returns the number of bytes; `nil` if the stream is damaged.
  func unpack(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
    // zlib counts in 32 bits.
    let step = 1 << 30
    var filled = 0
    while filled < buffer.count, !hasEnded {
      if stream.pointee.avail_in == 0, !rest.isEmpty {
        let count = min(rest.count, step)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: rest.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = UInt32(count)
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      let room = min(buffer.count - filled, step)
      stream.pointee.next_out = buffer.baseAddress.map { ($0 + filled).assumingMemoryBound(to: UInt8.self) }
      stream.pointee.avail_out = UInt32(room)
      let available = stream.pointee.avail_in
      let code = inflate(stream, Z_NO_FLUSH)
      let made = room - Int(stream.pointee.avail_out)
      filled += made
      switch code {
      case Z_STREAM_END: hasEnded = true
      // Neither input consumed nor output produced: the stream is at its end, and another call would loop forever.
      case Z_OK, Z_BUF_ERROR:
        if made == 0, stream.pointee.avail_in == available, rest.isEmpty || available > 0 { return filled }
      default: return nil
      }
    }
    return filled
  }
}

import Cdeflate
import Crypto

/// A pack of commits in the form that `git index-pack --stdin` reads (git's gitformat-pack).
///
/// One file takes the place of 20,000; nothing is held but the checksum.
struct PackOfCommits {
  private let stream: InputPipe
  private var checksum = Insecure.SHA1()

  init(count: Int, to stream: InputPipe) throws {
    self.stream = stream
    try send(Array("PACK".utf8) + bigEndian(2) + bigEndian(UInt32(count)))
  }

  mutating func add(_ commit: SignedCommit) throws {
    let body = Array(commit.body.utf8)
    // The object's kind, which is 1 for a commit, and its size: four bits of it, then seven at a time.
    var first = UInt8(1 << 4 | body.count & 15)
    var header: [UInt8] = []
    var rest = body.count >> 4
    while rest > 0 {
      header.append(first | 0x80)
      first = UInt8(rest & 0x7f)
      rest >>= 7
    }
    try send(header + [first] + deflated(body))
  }

  mutating func finish() throws {
    try stream.send(Array(checksum.finalize()))
  }

  private mutating func send(_ bytes: [UInt8]) throws {
    checksum.update(data: bytes)
    try stream.send(bytes)
  }

  private func deflated(_ body: [UInt8]) -> [UInt8] {
    let most = Int(compressBound(uLong(body.count)))
    return [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
      var length = uLongf(most)
      // With so much room it cannot fail but for want of memory.
      precondition(compress(buffer.baseAddress, &length, body, uLong(body.count)) == Z_OK)
      count = Int(length)
    }
  }
}

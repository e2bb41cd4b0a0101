import Testing

@testable import GCMRepo

@Suite struct TimestampRepliesAreReadStrictlyTests {
  @Test func noBytesCrashTheReader() {
    var bytes = TimestampQuery.of(Array("x".utf8))
    var state: UInt64 = 88_172_645_463_325_252
    func random() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    for _ in 0..<20_000 {
      let place = Int(random() % UInt64(bytes.count))
      bytes[place] = UInt8(truncatingIfNeeded: random())
      #expect(TimestampReply(bytes) == nil)
      if random() % 8 == 0 { bytes = TimestampQuery.of(Array("x".utf8), nonce: random()) }
    }
  }

  @Test(
    arguments: [
      [], [0x30], [0x30, 0x80, 0, 0], [0x30, 0x81, 0x01, 0], [0x30, 0x82, 0x00, 0x81],
      [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
      [0x1F, 0x01, 0], [0x30, 0x85, 1, 1, 1, 1, 1], [0x30, 0x05, 0],
    ] as [[UInt8]])
  func anElementHasItsShortestForm(bytes: [UInt8]) {
    var reader = DERReader(bytes)
    #expect(reader.element() == nil)
  }
}

import Testing

@testable import GCMRepo
@testable import GitStore

/// What is known of valid signatures from one audit to the next.
@Suite struct SignatureCacheTests {
  private func id(_ number: UInt8) throws -> ObjectID {
    try #require([UInt8](repeating: number, count: 20).withUnsafeBytes { ObjectID(bytes: $0) })
  }

  private func key(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 32) }

  @Test func whatIsAddedIsFoundAndNothingElse() throws {
    var bytes: [UInt8] = []
    for numbers in [[9, 2], [7], [200, 1, 3]] as [[UInt8]] {
      let cache = SignatureCache(bytes)
      let found = try numbers.map { (try id($0), key($0 &+ 1)) }
      bytes = cache.adding(Dictionary(found) { first, _ in first })
    }
    let cache = SignatureCache(bytes)
    for number in [1, 2, 3, 7, 9, 200] as [UInt8] { #expect(cache.key(of: try id(number)) == key(number &+ 1)) }
    for number in [0, 4, 8, 10, 199, 201] as [UInt8] { #expect(cache.key(of: try id(number)) == nil) }
    // Known ones stay as they are.
    let again = SignatureCache(cache.adding([try id(9): key(77)]))
    #expect(again.key(of: try id(9)) == key(10))
  }

  @Test func aFileThatIsNotWholeCountsAsEmpty() throws {
    let bytes = SignatureCache().adding([try id(5): key(6), try id(8): key(9)])
    #expect(SignatureCache(bytes).key(of: try id(5)) == key(6))
    for end in 0..<bytes.count { #expect(SignatureCache(Array(bytes[..<end])).key(of: try id(5)) == nil) }
    for place in bytes.indices {
      var forged = bytes
      forged[place] ^= 1
      #expect(SignatureCache(forged).key(of: try id(5)) == nil)
    }
  }
}

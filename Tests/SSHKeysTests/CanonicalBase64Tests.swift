import Foundation
import SeededRandom
import Testing

@testable import SSHKeys

@Suite struct CanonicalBase64Tests {
  @Test func itIsFoundationsWhereThatGivesTheTextBack() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    for round in 0..<2_000 {
      let bytes = (0..<random.below(40)).map { _ in UInt8(random.below(256)) }
      var text = Data(bytes).base64EncodedString()
      #expect(CanonicalBase64.unpadded(bytes) == String(text.prefix { $0 != "=" }), "seed \(seed)")
      // Every second text has one character replaced.
      if !round.isMultiple(of: 2), !text.isEmpty {
        var characters = Array(text)
        characters[random.below(characters.count)] = random.pick(Array("A/+=a_- \nQé"))
        text = String(characters)
      }
      let found = Data(base64Encoded: text).flatMap { $0.base64EncodedString() == text ? Array($0) : nil }
      #expect(CanonicalBase64.bytes(of: Array(text.utf8)) == found, "seed \(seed), \(text)")
    }
  }
}

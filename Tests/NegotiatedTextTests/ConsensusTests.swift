import NegotiatedText
import SeededRandom
import Testing

/// How near parties are to agreeing on a paragraph.
@Suite struct ConsensusTests {
  private func voice(_ party: String, _ stand: Stand, blocking: Bool = false) -> ParagraphConsensus.Voice {
    .init(party: party, stand: stand, isBlocking: blocking)
  }

  @Test func silenceIsNoVoice() {
    let nothing = ParagraphConsensus([], of: ["CL", "MX"])
    #expect(nothing.standing == .notHeard && nothing.notHeard == ["CL", "MX"])
    let one = ParagraphConsensus([voice("CL", .accept)], of: ["CL", "MX"])
    #expect(one.standing == .noObjection && one.notHeard == ["MX"])
    #expect(
      ParagraphConsensus([voice("CL", .accept), voice("MX", .support)], of: ["CL", "MX"]).standing == .consensus)
  }

  @Test func whoeverReservesIsNamed() {
    let some = ParagraphConsensus([voice("MX", .object), voice("CL", .reserve), voice("UY", .support)], of: ["UY"])
    #expect(some.standing == .butFor && some.butFor == ["CL", "MX"] && some.blocking.isEmpty && some.notHeard.isEmpty)
    #expect(ParagraphConsensus([voice("MX", .object, blocking: true)], of: []).standing == .blocked)
    // Whoever agrees does not block, whatever a file says.
    #expect(ParagraphConsensus([voice("MX", .support, blocking: true)], of: ["MX"]).standing == .consensus)
  }

  @Test func theOrderOfVoicesDoesNotMatter() {
    let seed: UInt64 = 20_261_129
    var random = SeededNumbers(seed: seed)
    let parties = ["AR", "BO", "BR", "CL", "MX", "UY"]
    for round in 0..<2_000 {
      let voices = parties.shuffled(using: &random).prefix(Int.random(in: 0...6, using: &random)).map {
        voice($0, Stand.allCases.randomElement(using: &random) ?? .object, blocking: Bool.random(using: &random))
      }
      let one = ParagraphConsensus(voices, of: parties)
      #expect(
        one == ParagraphConsensus(voices.shuffled(using: &random), of: parties.shuffled(using: &random)),
        "\(seed) \(round)")
      #expect(Set(one.notHeard).union(voices.map(\.party)) == Set(parties) && one.notHeard.count + voices.count == 6)
      #expect(one.butFor.isEmpty == voices.allSatisfy { !$0.stand.isException })
      #expect(Set(one.blocking).isSubset(of: one.butFor))
    }
  }
}

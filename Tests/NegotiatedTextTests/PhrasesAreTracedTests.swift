import NegotiatedText
import SeededRandom
import Testing

/// Each phrase is traced to the text in which it stood first, and never to another.
@Suite struct PhrasesAreTraced {
  @Test func originsOfASeededHistoryAreFound() throws {
    var (sum, translated) = (TracingScore(), TracingScore())
    for seed in (UInt64(1)...6).map({ $0 &* 7_919 }) {
      let history = SeededHistory(seed: seed)
      let (own, other) = try history.traced()
      sum += TracingScore(own, history.places())
      translated += TracingScore(other, history.places(translated: true))
    }
    print(sum.right, sum.missed, sum.wrong, translated.right, translated.missed, translated.wrong)
    for fault in sum.faults.prefix(20) { print(fault) }
    for fault in translated.faults.prefix(20) { print(fault) }
    #expect(sum.right * 100 >= sum.all * 98, "\(sum.right) of \(sum.all)")
    #expect(sum.wrong * 100 <= sum.all, "\(sum.wrong) of \(sum.all)")
    #expect(translated.right * 100 >= translated.all * 98, "\(translated.right) of \(translated.all) translated")
    #expect(translated.wrong * 100 <= translated.all, "\(translated.wrong) of \(translated.all) translated")
  }
}

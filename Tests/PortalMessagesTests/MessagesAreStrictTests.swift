import PortalMessages
import SeededRandom
import Testing

/// The messages between the portal's processes: what is written is read back, and nothing else is read.
struct MessagesAreStrictTests {
  @Test(arguments: 0..<60) func whatIsWrittenIsReadBack_andWhatIsCutOrChangedIsNot(seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededNumbers(seed: seed)
    var message = FieldMessage()
    for _ in 0..<random.below(8) {
      message.append(
        random.pick(["a", "secret", "media-type"]), (0..<random.below(300)).map { _ in UInt8(random.below(256)) })
    }
    let bytes = message.bytes
    #expect(try FieldMessage(bytes) == message)
    // A message that ends at another place is none, unless it ends after a field.
    let ends = (0...message.fields.count).map { count in
      8 + message.fields.prefix(count).reduce(0) { $0 + $1.name.utf8.count + $1.value.count + 5 }
    }
    for end in 0..<bytes.count where !ends.contains(end) {
      #expect(throws: FieldMessage.Malformed.form) { try FieldMessage(Array(bytes[..<end])) }
    }
    // Any bytes are read or refused.
    _ = try? FieldMessage(bytes.map { random.chance(2) ? UInt8(random.below(256)) : $0 })
    _ = try? BrokerRequest(bytes)
    _ = try? BrokerAnswer(bytes)
  }

  @Test func requestsAndAnswersAreReadBack() throws {
    let requests = [
      BrokerRequest(.look, secret: "abc", language: "es"),
      BrokerRequest(.submit, secret: "abc", language: "en", submission: [0, 255, 10]),
    ]
    for request in requests { #expect(try BrokerRequest(request.bytes) == request) }
    let facts = BrokerAnswer.AccessFacts(
      link: "0c1d2e3f", party: "CL", person: "ana-rojas", name: "Ana Rojas Íñiguez", sender: "SACM-TS",
      until: "2018-02-28T23:59:59Z")
    let answers: [BrokerAnswer] = [
      .access(facts, secret: nil), .access(facts, secret: "s"), .receipt([1, 2]), .done,
      .refused(code: "access-used", sentence: "Este enlace ya se usó."),
    ]
    for answer in answers { #expect(try BrokerAnswer(answer.bytes) == answer) }
  }

  @Test func fieldsThatNobodyTakes_comeTwice_orAreNoText_areRefused() throws {
    func refused(_ fields: [(String, String)]) -> Bool {
      var message = FieldMessage()
      for field in fields { message.append(field.0, field.1) }
      return (try? BrokerRequest(message.bytes)) == nil
    }
    let good = [("action", "look"), ("secret", "abc"), ("language", "es")]
    #expect(!refused(good))
    #expect(refused(good + [("party", "CL")]), "a request names no State")
    #expect(refused(good + [("secret", "x")]))
    #expect(refused([("action", "sign"), ("secret", "abc"), ("language", "es")]))
    #expect(refused([("action", "look"), ("secret", "a\u{0}c"), ("language", "es")]))
    #expect(refused([("action", "look"), ("secret", String(repeating: "a", count: 201)), ("language", "es")]))
    #expect(refused([("action", "submit"), ("secret", "abc"), ("language", "es")]))
    #expect(refused(good + [("submission", "x")]), "only a submission has one")
  }
}

import NegotiatedText
import Testing

@testable import GCMRepo

/// States say where they stand on the paragraphs of a draft; what they said stays.
@Suite struct PositionsAreTakenTests {
  private let talks: Talks

  init() async throws {
    talks = try Talks()
    try await talks.draft("draft-1", Talks.first)
  }

  private func row(_ citation: String, on draft: String? = nil, in language: String = "es") throws -> PositionTable.Row
  {
    let table = try talks.record.positions(on: draft, in: language)
    return try #require(table.rows.first { $0.paragraph.citation == citation })
  }

  @Test func theLastWordCountsAndEarlierOnesStay() async throws {
    try await talks.position("CL", "3", .object, blocking: true, why: "No")
    talks.wait(hours: 1)
    try await talks.position("CL", "3", .reserve, why: "Perhaps")
    let held = try #require(try row("3").held.first)
    #expect(held.position.stand == .reserve && held.position.why == "Perhaps" && held.carried == nil)
    #expect(held.history.map(\.position.stand) == [.object, .reserve])
    #expect(held.history.map(\.position.isBlocking) == [true, false])
    #expect(held.position.stamp.person == "Ana" && held.position.stamp.time == talks.now)
    #expect(try row("3").consensus.standing == .butFor)
    #expect(try await talks.findings() == [])
  }

  @Test func theSameAgainIsNotWritten() async throws {
    try await talks.position("CL", "3", .object)
    let tip = try talks.sample.tip
    let again = try await talks.position("CL", "3", .object)
    #expect(again.stated.outcome.isUnchanged && again.taken.isEmpty && again.unchanged == 1)
    #expect(try talks.sample.tip == tip)
  }

  @Test func whoWasNotHeardIsCountedAgainstTheMembers() async throws {
    let table = try talks.record.positions()
    #expect(table.members.count == 23 && table.rows.allSatisfy { $0.consensus.notHeard.count == 23 })
    for party in table.members { try await talks.position(party.description, "1", .support) }
    #expect(try row("1").consensus.standing == .consensus)
    try await talks.position("UY", "1", .object, blocking: true)
    #expect(try row("1").consensus.standing == .blocked && row("1").consensus.blocking == ["UY"])
    try await talks.position("UY", "1", .reserve)
    #expect(
      try row("1").consensus
        == ParagraphConsensus(
          table.members.map { .init(party: "\($0)", stand: $0 == "UY" ? .reserve : .support, isBlocking: false) },
          of: table.members.map(\.description)))
    #expect(try row("1").consensus.butFor == ["UY"])
  }

  @Test func aSecretariatSendsInWhatAStateMailed() async throws {
    try await talks.position("CL", "2(a)", .accept, sentInBy: "RCM-TS")
    let held = try #require(try row("2(a)").held.first)
    #expect(held.position.stamp.sentInBy == "RCM-TS" && held.position.stamp.person == "Rosa")
    #expect(try await talks.findings() == [])
  }

  @Test(arguments: [
    ("CL", "99", "no-such-paragraph"), ("CL", "#0", "no-such-paragraph"), ("CL", "", "no-such-paragraph"),
    ("CL", "tres", "no-such-paragraph"), ("IOM", "3", "not-a-member"), ("RCM-TS", "3", "not-a-member"),
    ("QQ", "3", "unknown-party"),
  ])
  func whatCannotBeIsRefused(_ party: String, _ paragraph: String, _ code: String) async throws {
    let tip = try talks.sample.tip
    let error = await #expect(throws: RecordError.self) { try await talks.position(party, paragraph, .object) }
    #expect(error?.code.rawValue == code)
    #expect(try talks.sample.tip == tip)
  }

  @Test func theNearestParagraphsAreNamed() async throws {
    let error = await #expect(throws: RecordError.self) { try await talks.position("CL", "7", .object) }
    #expect(error?.facts.texts(.nearest) == ["4", "3", "2"])
    let blocking = await #expect(throws: RecordError.self) {
      try await talks.position("CL", "3", .accept, blocking: true)
    }
    #expect(blocking?.code == .blockingNeedsObjection)
    let draft = await #expect(throws: RecordError.self) { try await talks.position("CL", "3", .accept, on: "draft-9") }
    #expect(draft?.code == .unknownRevision)
  }

  @Test func aNumberThatSeveralParagraphsBearMustBeChosen() async throws {
    try await talks.draft("draft-2", "# A\n\n1. Uno.\n\n# B\n\n1. Otro.\n")
    let error = await #expect(throws: RecordError.self) { try await talks.position("CL", "1", .object, on: "draft-2") }
    #expect(error?.code == .severalParagraphs)
    #expect(error?.facts.texts(.choices) == ["#2 (1. Uno.)", "#4 (1. Otro.)"])
    try await talks.position("CL", "#4", .object, on: "draft-2")
    let table = try talks.record.positions(on: "draft-2")
    #expect(table.rows.filter { !$0.held.isEmpty }.map(\.paragraph.place) == [4])
  }

  // MARK: The next draft

  @Test func positionsAreCarriedToTheSameParagraphs() async throws {
    try await talks.position("CL", "3", .object, why: "trata")
    try await talks.position("MX", "1", .support)
    try await talks.position("UY", "4", .reserve)
    let second = Talks.first.replacing("4. El", with: "5. El")
      .replacing(
        "3. Los Estados condenan la trata.", with: "3. La niñez es primero.\n\n4. Los Estados condenan toda trata.")
    try await talks.draft("draft-2", second)
    #expect(try row("4").held.map(\.party) == ["CL"])
    #expect(try row("4").held.first?.carried?.draft == "draft-1")
    #expect(
      try row("4").held.first?.carried?.paragraph.number == "3" && row("4").held.first?.carried?.isTextChanged == true)
    #expect(try row("1").held.first?.carried?.isTextChanged == false)
    #expect(try row("3").held.isEmpty && row("5").held.map(\.party) == ["UY"])
    // A word on the new draft stands before what is carried, with both in its history.
    try await talks.position("CL", "4", .accept, on: "draft-2")
    let held = try #require(try row("4").held.first)
    #expect(held.carried == nil && held.position.stand == .accept)
    #expect(held.history.map(\.draft) == ["draft-1", "draft-2"])
    // Over two drafts.
    try await talks.draft("draft-3", second.replacing("toda trata", with: "toda trata de personas"))
    #expect(try row("4").held.first?.carried?.draft == "draft-2")
    #expect(try row("1").held.first?.carried?.draft == "draft-1")
    // Nobody's folder is written, and the old draft shows what was said of it.
    #expect(try talks.sample.text("countries/CL/positions/draft-3.yml") == nil)
    #expect(try row("3", on: "draft-1").held.first?.carried == nil)
    #expect(try await talks.findings() == [])
  }

  @Test func whatIsGoneIsTold() async throws {
    try await talks.position("CL", "3", .object)
    try await talks.draft("draft-2", Talks.first.replacing("3. Los Estados condenan la trata.\n\n", with: ""))
    let table = try talks.record.positions(in: "es")
    #expect(table.unplaced.map(\.reason) == [.gone] && table.unplaced.first?.party == "CL")
    #expect(!table.rows.contains { !$0.held.isEmpty })
  }

  @Test func whatIsSaidOfOneLanguageIsShownInAnother() async throws {
    try await talks.position("CL", "2(b)", .object, language: "en")
    #expect(try row("2(b)", in: "es").held.map(\.party) == ["CL"])
    try await talks.draft("draft-2", Talks.first.replacing("1. Los", with: "1. Todos los"))
    #expect(try row("2(b)", in: "es").held.first?.carried?.draft == "draft-1")
  }

  // MARK: Forgeries

  @Test func historyIsNotRewritten() async throws {
    try await talks.position("CL", "3", .object)
    let path = "countries/CL/positions/draft-1.yml"
    let text = try #require(try talks.sample.text(path))
    let message = "x\n\nParty: CL\nAction: position"
    for (content, codes) in [
      // Another stand, at another time; nothing new; another draft; nothing left.
      (text.replacing("stand: object", with: "stand: support"), ["statement-differs"]),
      (text.replacing("draft: draft-1", with: "draft: draft-2"), ["statement-differs"]),
      (text + text.drop { $0 != "-" }, ["statement-differs"]),
      ("draft: draft-1\ncommit: \(String(repeating: "0", count: 40))\npositions: []\n", ["statement-differs"]),
      ("x", ["statement-differs"]),
    ] as [(String, [String])] {
      try await talks.sample.commitByHand([.init(path: path, content: content)], message: message)
      #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == codes, "\(content)")
      try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    }
    try await talks.sample.commitByHand([], removing: [path], message: message)
    #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == ["statement-differs"])
    try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    // By another State, or by an event of another kind.
    try await talks.sample.commitByHand(
      [.init(path: path, content: text + "x: y\n")], message: "x\n\nParty: MX\nAction: position")
    #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue).contains("foreign-folder"))
    try await talks.sample.commitByHand(
      [.init(path: path, content: text + "x: z\n")], message: "x\n\nParty: CL\nAction: adopt")
    #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue).contains("outside-action"))
  }

  @Test func twoPersonsOfAStateSpeakAtOnce() async throws {
    let shared = try SharedRecord()
    let a = try await shared.copy("a")
    let host = shared.host.record
    _ = try await host.tag("draft-1", message: "x", party: "AD-HOC", as: .secretary)
    for record in [a, host] where record !== host { _ = try await record.sync(as: .focalPoint) }
    let paragraph = try #require(try host.paragraphs(of: "draft-1").text.paragraphs.first { $0.isText }?.place)
    for (record, stand) in [(host, Stand.object), (a, .accept)] {
      _ = try await record.take(
        [NewPosition("#\(paragraph)", stand)], on: "draft-1", of: Speaker("CL"), as: .focalPoint)
    }
    _ = try await a.sync(as: .focalPoint)
    let table = try host.positions(on: "draft-1")
    #expect(table.rows.flatMap(\.held).first?.history.map(\.position.stand) == [.object, .accept])
    #expect(try await host.findings() == [])
  }
}

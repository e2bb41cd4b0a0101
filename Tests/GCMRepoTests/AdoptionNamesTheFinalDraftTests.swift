import Testing

@testable import GCMRepo

/// Each State says of exactly the final draft whether it signs it.
@Suite struct AdoptionNamesTheFinalDraftTests {
  private let talks: Talks

  init() async throws {
    talks = try Talks()
    try await talks.draft("draft-1", Talks.first)
  }

  @discardableResult
  private func adopt(
    _ party: String, _ form: Adoption.Form = .signed, of draft: String? = nil, except: [String] = [],
    sentInBy: String? = nil
  ) async throws -> Adoption {
    try await talks.record.adopt(
      draft, as: form, except: except, in: "es", because: "Because", of: Speaker(party, sentInBy: sentInBy),
      by: Talks.person(sentInBy == nil ? "Ana" : "Rosa")
    ).adoption
  }

  private func final() async throws -> Draft {
    try await talks.draft("final", Talks.first.replacing("anual", with: "bienal"), isFinal: true)
  }

  @Test func onlyAFinalDraftIsAdopted() async throws {
    for draft in [nil, "draft-1"] {
      let error = await #expect(throws: RecordError.self) { try await adopt("CL", of: draft) }
      #expect(error?.code == .notFinal && error?.facts.texts(.known) == [])
    }
    let draft = try await final()
    #expect(try draft.isFinal && !talks.record.draft(named: "draft-1").isFinal)
    let error = await #expect(throws: RecordError.self) { try await adopt("CL", of: "draft-1") }
    #expect(error?.code == .notFinal && error?.facts.texts(.known) == ["final"])
    let adoption = try await adopt("CL", .associated, except: ["2(a)", "4"])
    #expect(adoption.text.commit == draft.commit && adoption.text.tag == draft.tag)
    #expect(adoption.text.manifest == draft.manifest && adoption.except.map(\.citation) == ["2(a)", "4"])
    #expect(try await talks.findings() == [])
  }

  @Test func theLastWordCountsAndEarlierOnesStay() async throws {
    _ = try await final()
    try await adopt("CL", .refused)
    try await adopt("CL", .signed)
    try await adopt("MX", .absent, sentInBy: "RCM-TS")
    let table = try talks.record.adoptions()
    let chile = try #require(table.rows.first { $0.party == "CL" })
    #expect(chile.adoption?.form == .signed && chile.history.map(\.form) == [.refused, .signed])
    #expect(table.rows.first { $0.party == "MX" }?.adoption?.stamp.sentInBy == "RCM-TS")
    #expect(table.rows.count == 23 && table.notHeard.count == 21)
    let tip = try talks.sample.tip
    try await adopt("CL", .signed)
    #expect(try talks.sample.tip == tip)
    #expect(try await talks.findings() == [])
  }

  @Test func whatCannotBeIsRefused() async throws {
    _ = try await final()
    for (party, form, except, code) in [
      ("IOM", .signed, [], "not-a-member"), ("CL", .refused, ["3"], "exception-not-possible"),
      ("CL", .absent, ["3"], "exception-not-possible"), ("CL", .signed, ["33"], "no-such-paragraph"),
    ] as [(String, Adoption.Form, [String], String)] {
      let error = await #expect(throws: RecordError.self) { try await adopt(party, form, except: except) }
      #expect(error?.code.rawValue == code)
    }
    let other = await #expect(throws: RecordError.self) { try await adopt("CL", sentInBy: "MX") }
    #expect(other?.code == .notOnBehalf)
  }

  @Test func anotherTextByHandIsFound() async throws {
    let draft = try await final()
    try await adopt("CL")
    let path = "countries/CL/adoption.yml"
    let text = try #require(try talks.sample.text(path))
    let other = try talks.record.draft(named: "draft-1")
    let hand = "2017-06-01T00:00:00Z"
    let own = text.replacing(/at: '.*'/, with: "at: '\(hand)'").replacing("person: Ana", with: "person: Hand")
    try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    for (content, code) in [
      (own, nil),
      (own.replacing(draft.commit.description, with: other.commit.description), "draft-not-there"),
      (own.replacing(draft.manifest ?? "", with: other.manifest ?? ""), "draft-not-there"),
      (own.replacing("draft: final", with: "draft: finale"), "draft-not-there"),
      (own.replacing(draft.tag ?? "", with: String(repeating: "1", count: 40)), "draft-not-there"),
      (
        own.replacing(draft.tag ?? "", with: other.tag ?? "").replacing(
          draft.commit.description, with: other.commit.description
        )
        .replacing(draft.manifest ?? "", with: other.manifest ?? "").replacing("draft: final", with: "draft: draft-1"),
        "adoption-not-final"
      ), (own.replacing("as: signed", with: "as: perhaps"), "statement-differs"),
      (own.replacing("person: Hand", with: "person: Ana"), "statement-differs"),
      (own.replacing("  person:", with: "  sent_in_by: RCM-TS\n  person:"), "statement-differs"),
    ] as [(String, String?)] {
      try await talks.sample.commitByHand(
        [.init(path: path, content: content)], message: "x\n\nParty: CL\nAction: adopt")
      #expect(try await talks.sample.findingsOfTip().map(\.code.rawValue) == code.map { [$0] } ?? [], "\(content)")
      try await git("update-ref", "refs/heads/main", "main~1", in: talks.sample.folder)
    }
  }
}

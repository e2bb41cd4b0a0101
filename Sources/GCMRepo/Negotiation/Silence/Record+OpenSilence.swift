import func MarkdownText.nfc

extension Record {
  /// Opens a silence procedure on a draft, as one commit of a body.
  ///
  /// - Parameters:
  ///   - name: the draft.
  ///   - until: the last second in which an objection counts: at least ``SilenceProcedure/leastHours`` hours from now.
  ///   - timeZone: the zone in which that time was set.
  ///   - id: the procedure's id; else made from the draft's name.
  ///   - why: why it is opened.
  ///   - party: the body; else the only one that the person acts for.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/silenceTooShort``, ``RecordError/Code-swift.struct/draftNotSettled``,
  ///   ``RecordError/Code-swift.struct/silenceOpenAlready``, ``RecordError/Code-swift.struct/silenceExists``.
  public func openSilence(
    on name: String, until: Timestamp, timeZone: TimeZoneName? = nil, id: String? = nil, because why: String? = nil,
    party: PartyCode? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (procedure: SilenceProcedure, outcome: WriteOutcome) {
    try checkReason(why)
    let draft = try draft(named: name)
    guard let text = AdoptedDraft(draft) else { throw .unknownRevision(given: name, nearest: []) }
    if let problem = try state(at: draft.commit).unsettledMatters().first {
      throw .draftNotSettled(draft.name, problem)
    }
    let (procedure, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, SilenceProcedure) in
      guard state.configuration.features.contains(RecordConfiguration.negotiation) else {
        throw .featureNeeded([RecordConfiguration.negotiation])
      }
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare).code
      let earliest = Timestamp(seconds: clock().seconds + Int64(SilenceProcedure.leastHours) * 3600)
      guard until >= earliest else { throw .silenceTooShort(until: until, earliest: earliest) }
      let all = try state.silenceProcedures()
      if let open = all.first(where: { $0.closing == nil && $0.text.draft == draft.name }) {
        throw .silenceOpenAlready(open.id, draft.name)
      }
      let slug = try Self.id(given: id, for: draft.name, taken: all.map(\.id.string))
      let procedure = SilenceProcedure(
        id: slug, text: text, until: until, timeZone: timeZone,
        graceHours: state.configuration.rules?.silenceGraceHours ?? 0, why: why.map(nfc),
        opened: .init(time: time, person: nfc(identity.author.name), party: acting))
      let place = NegotiationFile.silence(slug)
      let change = RecordChange(
        files: [try place.treePath(): procedure.bytes],
        facts: CommitFacts(party: acting.description, action: place.action),
        subject: "Open silence procedure \(slug) until \(until)", body: why)
      return (.write(change), procedure)
    }
    return (procedure, outcome)
  }

  private static func id(
    given: String?, for draft: DraftName, taken: [String]
  ) throws(RecordError) -> Slug {
    if let given {
      let slug = try Slug(given)
      guard !taken.contains(slug.string) else { throw .silenceExists(slug) }
      return slug
    }
    guard let base = Slug(title: draft.description) else {
      throw RecordError(.slugNeeded, [.title: .text(draft.description)])
    }
    guard taken.contains(base.string) else { return base }
    let number = (2...(taken.count + 2)).first { !taken.contains("\(base)-\($0)") } ?? 2
    return try Slug("\(base)-\(number)")
  }

  /// Closes a silence procedure, as one commit of a body: agreed if its time is over and nobody objected, broken if a State did.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/silenceNotOver``, ``RecordError/Code-swift.struct/silenceClosed``.
  public func closeSilence(
    _ name: String? = nil, because why: String? = nil, party: PartyCode? = nil, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> (procedure: SilenceProcedure, outcome: WriteOutcome) {
    try checkReason(why)
    let (procedure, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, SilenceProcedure) in
      var closed = try state.silenceProcedure(named: name)
      if let closing = closed.closing { throw .silenceClosed(closed.id, closing.act.time) }
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare).code
      let isBroken = try !state.objections(in: closed.id).isEmpty
      guard isBroken || clock() > closed.lastSending else {
        throw .silenceNotOver(closed.id, until: closed.lastSending)
      }
      closed.closing = .init(
        result: isBroken ? .broken : .agreed, why: why.map(nfc),
        act: .init(time: time, person: nfc(identity.author.name), party: acting))
      let place = NegotiationFile.silence(closed.id)
      let change = RecordChange(
        files: [try place.treePath(): closed.bytes],
        facts: CommitFacts(party: acting.description, action: place.action),
        subject: "Close silence procedure \(closed.id): \(isBroken ? "broken" : "agreed")", body: why)
      return (.write(change), closed)
    }
    return (procedure, outcome)
  }
}

import func MarkdownText.nfc

extension Record {
  /// Objects in a silence procedure, as one commit of the State. One objection ends it.
  ///
  /// What a body sends in for a State counts until the end; after it, within the grace period of the rules, if the State had
  /// mailed it before.
  ///
  /// - Parameters:
  ///   - name: the procedure's id; else the only open one.
  ///   - paragraphs: the paragraphs to which it objects, as a person cites them.
  ///   - language: the language whose text is cited; the draft's first for `nil`.
  ///   - why: why.
  ///   - mail: the State's mail, for what a body sends in.
  ///   - speaker: the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/silenceOver``, ``RecordError/Code-swift.struct/silenceClosed``,
  ///   ``RecordError/Code-swift.struct/mailedLate``, ``RecordError/Code-swift.struct/noSuchParagraph``;
  ///   ``RecordError/Code-swift.struct/notAMember`` for an observer.
  public func objectToSilence(
    _ name: String? = nil, paragraphs: [String], in language: String? = nil, because why: String,
    mail: Objection.Mail? = nil, of speaker: Speaker, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (procedure: SilenceProcedure, objections: [Objection], stated: StatedOutcome) {
    try checkReason(why)
    let procedure = try current().silenceProcedure(named: name)
    let cited = try self.paragraphs(of: procedure.text.draft.description, in: language)
    let places = try paragraphs.map { given throws(RecordError) in try cited.cited(given) }
    var objections: [Objection] = []
    let stated = try await speak(as: speaker, by: identity, dryRun: dryRun) {
      state, party, stamp throws(RecordError) -> (NewStatements?, NegotiationFile) in
      let procedure = try state.silenceProcedure(named: procedure.id.string)
      if let closing = procedure.closing { throw .silenceClosed(procedure.id, closing.act.time) }
      if mail != nil, stamp.sentInBy == nil { throw RecordError(.mailNotNeeded) }
      let now = clock()
      if let mail, mail.time > procedure.until, now > procedure.until {
        throw .mailedLate(procedure.id, mailed: mail.time, until: procedure.until)
      }
      guard procedure.takes(at: now, mailed: stamp.sentInBy == nil ? nil : mail?.time) else {
        throw .silenceOver(
          procedure.id, until: procedure.until,
          lastSending: mail == nil && now > procedure.lastSending ? nil : procedure.lastSending)
      }
      var file = try state.objections(of: party, in: procedure.id)
      objections = places.map {
        Objection(paragraph: $0, why: nfc(why), mail: mail, stamp: stamp)
      }
      objections.forEach { file.append($0) }
      let place = NegotiationFile.objection(party, procedure.id)
      let numbers = places.map(\.citation).joined(separator: ", ")
      return (
        NewStatements(
          file: place, bytes: file.bytes, subject: "Object in silence procedure \(procedure.id): \(numbers)", body: why),
        place
      )
    }
    return (procedure, objections, stated)
  }
}

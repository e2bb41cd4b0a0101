import func MarkdownText.nfc

extension Record {
  /// Says how a State adopts a final draft, as one commit of the State.
  ///
  /// Whoever changes its mind says so again: the last word counts, and what was said before stays in the file.
  ///
  /// - Parameters:
  ///   - name: the draft, which must be final; the last final one for `nil`.
  ///   - form: how.
  ///   - except: the paragraphs that it leaves out, as a person cites them.
  ///   - language: the language whose text is cited; the draft's first for `nil`.
  ///   - why: what the State says about it.
  ///   - speaker: the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/notFinal``, ``RecordError/Code-swift.struct/exceptionNotPossible``,
  ///   ``RecordError/Code-swift.struct/notAMember`` for an observer.
  public func adopt(
    _ name: String?, as form: Adoption.Form, except: [String] = [], in language: String? = nil,
    because why: String? = nil,
    of speaker: Speaker, by identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (adoption: Adoption, stated: StatedOutcome) {
    try checkReason(why)
    guard except.isEmpty || form.mayExcept else { throw .exceptionNotPossible(form) }
    let draft = try finalDraft(named: name)
    guard let text = AdoptedDraft(draft) else { throw .notFinal(draft.name, finals: try finalDrafts()) }
    let paragraphs = except.isEmpty ? nil : try paragraphs(of: draft, in: language)
    let excepted = try except.map { given throws(RecordError) -> CitedParagraph? in try paragraphs?.cited(given) }
      .compactMap(\.self)
    var said: Adoption?
    let stated = try await speak(as: speaker, by: identity, dryRun: dryRun) {
      state, party, stamp throws(RecordError) -> (NewStatements?, NegotiationFile) in
      var file = try state.adoptionFile(of: party)
      let adoption = Adoption(
        text: text, form: form, except: excepted, why: why.map(nfc), stamp: stamp)
      if let last = file.adoptions.last, last.saysTheSame(as: adoption) {
        said = last
        return (nil, .adoption(party))
      }
      said = adoption
      file.append(adoption)
      return (
        NewStatements(
          file: .adoption(party), bytes: file.bytes, subject: "Adopt \(draft.name) as \(form.rawValue) by \(party)",
          body: why), .adoption(party)
      )
    }
    guard let said else { throw .notFinal(draft.name, finals: try finalDrafts()) }
    return (said, stated)
  }

  /// The final draft with a name, or the last one.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notFinal`` with those that are.
  public func finalDraft(named name: String?) throws(RecordError) -> Draft {
    let finals = try finalDrafts()
    guard let name else {
      guard let last = finals.last else { throw .notFinal(try drafts().last?.name, finals: []) }
      return last
    }
    let draft = try draft(named: name)
    guard finals.contains(where: { $0.name == draft.name }) else { throw .notFinal(draft.name, finals: finals) }
    return draft
  }

  /// The final drafts, oldest first.
  func finalDrafts() throws(RecordError) -> [Draft] { try drafts().filter { $0.isAnnotated && $0.isFinal } }
}

extension RecordState {
  func adoptionFile(of party: PartyCode) throws(RecordError) -> AdoptionFile {
    try file(NegotiationFile.adoption(party).path).map { file throws(RecordError) in try AdoptionFile(file) }
      ?? AdoptionFile()
  }
}

import GitStore
import RecordValues
import RecordYAML
import Terminology

/// The outcome of a change of several parts of the glossary.
public struct KeptGlossary: Sendable {
  /// The body on whose behalf it was changed.
  public var party: PartyCode
  /// The ids of the terms that were added, changed, and already so.
  public var added: [String] = [], changed: [String] = [], unchanged: [String] = []
  /// The ids of the terms whose definition changed: the paragraphs that use them have to be read again.
  public var redefined: [String] = []
  /// The uses that were accepted.
  public var accepted: [TermFinding] = []
  /// The paths of the files that were written.
  public var paths: [String] = []
  /// The commit, its time, and whether the record already said so.
  public var outcome: WriteOutcome
}

/// The findings of a check that somebody looked at and found right.
public struct Acceptance: Sendable, Hashable {
  /// The text.
  public var document: DocumentID
  /// The language; `nil` for any.
  public var language: LanguageTag?
  /// The id of the term; `nil` for any.
  public var term: String?
  /// What was found; `nil` for any.
  public var kind: TermFinding.Kind?
  /// The places of the paragraphs, from 1; empty for any.
  public var paragraphs: Set<Int>
  /// Why they are right.
  public var reason: String?

  /// An acceptance from its parts.
  public init(
    document: DocumentID, language: LanguageTag? = nil, term: String? = nil, kind: TermFinding.Kind? = nil,
    paragraphs: Set<Int> = [], reason: String? = nil
  ) {
    self.document = document
    self.language = language
    self.term = term
    self.kind = kind
    self.paragraphs = paragraphs
    self.reason = reason
  }

  fileprivate func covers(_ finding: TermFinding) -> Bool {
    (language == nil || finding.language == language) && (term == nil || finding.term == term)
      && (kind == nil || finding.kind == kind) && (paragraphs.isEmpty || paragraphs.contains(finding.paragraph))
  }
}

extension Record {
  /// Takes the terms of another program's file into the glossary, all in one commit.
  ///
  /// New terms are added. Terms that the record has get what the file says of them in addition; nothing is taken out. What is
  /// written is checked as if a person had typed it, and the commit by the rules of `audit`.
  ///
  /// - Parameters:
  ///   - imported: the terms.
  ///   - isUpdate: whether terms that the record has may change; else nothing is written if one would.
  ///   - party: the body that keeps the record; else the only one that the person acts for.
  ///   - message: what the history says about it beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/termsCollide``, ``RecordError/Code-swift.struct/termsDiffer``,
  ///   ``RecordError/Code-swift.struct/invalidEntry``.
  public func keep(
    _ imported: ImportedTerms, isUpdate: Bool, party: PartyCode?, message: String? = nil, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> KeptGlossary {
    try await keepGlossary(party: party, message: message, as: identity, dryRun: dryRun) {
      state, kept throws(RecordError) in
      let held = Glossary(try state.readableTerms().complete())
      let intake = try TermIntake(imported, held: held.terms)
      var files: [String: [UInt8]] = [:]
      var ids = Set(held.terms.map(\.id))
      ids.formUnion(intake.terms.map(\.id))
      var after = Dictionary(held.terms.map { ($0.id, $0) }) { first, _ in first }
      for term in intake.terms {
        let path = KeptFile.term(term.id).path
        guard let own = held[term.id] else {
          files[path] = term.file
          after[term.id] = term
          kept.added.append(term.id)
          continue
        }
        let wanted = own.adding(term)
        after[term.id] = wanted
        guard wanted != own else {
          kept.unchanged.append(term.id)
          continue
        }
        guard let (_, opened) = try state.editable(.term(term.id)) else { throw .notInPlace(path: path) }
        files[path] = try changing(path) { () throws(EditedText.Refusal) in
          var text = opened
          try text.change(own, to: wanted)
          return text.bytes
        }
        kept.changed.append(term.id)
        if TermChanges(from: own, to: wanted).changesDefinition { kept.redefined.append(term.id) }
      }
      guard isUpdate || kept.changed.isEmpty else { throw .termsDiffer(kept.changed) }
      for term in intake.terms {
        let path = KeptFile.term(term.id).path
        guard let bytes = files[path] else { continue }
        try state.check(term.id, bytes, among: ids)
      }
      let cycle = Glossary(after.values.sorted { $0.id < $1.id }).cycles.first { cycle in
        cycle.contains { files[KeptFile.term($0).path] != nil }
      }
      if let cycle, let first = cycle.first {
        throw .invalidEntry(
          .malformedFile(path: KeptFile.term(first).path, line: nil, problem: .useCycle(cycle + [first])),
          isEdited: false)
      }
      let count = files.count
      return (files, "Record \(count) \(count == 1 ? "term" : "terms")")
    }
  }

  /// Records that findings of the check were looked at and are right.
  ///
  /// - Parameters:
  ///   - acceptance: which findings, and why.
  ///   - party: the body; else the only one that the person acts for.
  ///   - message: what the history says beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/nothingToAccept`` if the check finds none of them.
  public func accept(
    _ acceptance: Acceptance, party: PartyCode?, message: String? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeptGlossary {
    try await keepGlossary(party: party, message: message, as: identity, dryRun: dryRun) {
      state, kept throws(RecordError) in
      let document = try state.document(named: acceptance.document.description)
      let check = try state.checkGlossary([document])
      var uses = try state.acceptedUses(of: acceptance.document).uses
      let before = uses
      for text in check.texts {
        // What applies to nothing any more is taken out on the way.
        uses.removeAll { use in use.language == text.language && text.stale.contains(use) }
        for finding in text.findings where acceptance.covers(finding) {
          kept.accepted.append(finding)
          let use = AcceptedUses.Use(finding, in: text.checked, reason: acceptance.reason)
          if !uses.contains(where: { $0.isSame(as: use) }) { uses.append(use) }
        }
      }
      let isAccepted = check.texts.contains { $0.accepted.contains { acceptance.covers($0) } }
      guard !kept.accepted.isEmpty || isAccepted else { throw .nothingToAccept(in: document.name) }
      let path = FactFile.acceptedUses(of: acceptance.document)
      guard !kept.accepted.isEmpty else { return ([:], "") }
      guard uses.count <= AcceptedUses.limit else {
        throw .invalidEntry(
          .malformedFile(path: path, line: nil, problem: .tooMany(key: AcceptedUses.key, limit: AcceptedUses.limit)),
          isEdited: false)
      }
      let bytes = try state.written(uses, after: before, at: path)
      return ([path: bytes], "Accept uses of terms in \(acceptance.document)")
    }
  }

  private func keepGlossary(
    party: PartyCode?, message: String?, as identity: Identity, dryRun: Bool,
    _ make: @escaping @Sendable (RecordState, inout KeptGlossary) throws(RecordError) -> ([String: [UInt8]], String)
  ) async throws(RecordError) -> KeptGlossary {
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    var (kept, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, KeptGlossary) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .record)
      var kept = KeptGlossary(party: acting.code, outcome: WriteOutcome(commit: state.commit, time: time))
      let (files, subject) = try make(state, &kept)
      guard !files.isEmpty else {
        return (.keep(since: try state.lastCommit(of: RecordFolder.glossary.path)), kept)
      }
      var paths: [TreePath: [UInt8]] = [:]
      for (path, bytes) in files { paths[try Self.treePath(path)] = bytes }
      try DataFileSchemas.check(paths)
      kept.paths = files.keys.sorted()
      let change = RecordChange(
        files: paths, facts: CommitFacts(party: acting.code.description, action: .record), subject: subject,
        body: message)
      return (.write(change), kept)
    }
    kept.outcome = outcome
    return kept
  }
}

extension RecordState {
  /// Checks a term's file that is written together with others.
  fileprivate func check(_ id: String, _ bytes: [UInt8], among ids: Set<String>) throws(RecordError) {
    let path = KeptFile.term(id).path
    let before = try self.bytes(path, limit: ReadingLimits.textBytes).map { bytes throws(RecordError) in
      try RecordFile(path: path, bytes: bytes)
    }
    do throws(RecordError) {
      let file = try RecordFile(path: path, bytes: bytes)
      try EntryCheck(state: self, file: file, before: before, termIDs: ids).check(.term(id))
    } catch {
      throw .invalidEntry(error, isEdited: false)
    }
  }

  /// The file of accepted uses: new ones at the end, so that keys of a later version stay with the others.
  fileprivate func written(
    _ uses: [AcceptedUses.Use], after before: [AcceptedUses.Use], at path: String
  ) throws(RecordError) -> [UInt8] {
    let isLonger = uses.count >= before.count && uses.prefix(before.count).elementsEqual(before)
    if isLonger, let bytes = try bytes(path, limit: ReadingLimits.textBytes), var text = try? EditedText(bytes) {
      let isChanged: Void? = try? changing(path) { () throws(EditedText.Refusal) in
        for use in uses.dropFirst(before.count) { try text.append(use.node, to: AcceptedUses.key, of: []) }
      }
      if isChanged != nil { return text.bytes }
    }
    return Array(Node.mapping([(AcceptedUses.key, .sequence(uses.map(\.node)))]).blockText.utf8)
  }
}

import GitStore
import NegotiatedText

import func MarkdownText.nfc

extension Record {
  /// Settles a bracket of the declaration in all its languages, in one commit.
  ///
  /// The new text of each language is its own original, since no file came with it: what the room decided stands in the commit.
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  ///
  /// - Parameters:
  ///   - decision: what stays, and who agreed.
  ///   - message: why, for those who read the history.
  ///   - party: the body that acts; else the only one of the person.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/unknownBracket``, ``RecordError/Code-swift.struct/unknownAlternative``,
  ///   ``RecordError/Code-swift.struct/bracketsDiffer``, ``RecordError/Code-swift.struct/nestedBrackets``.
  public func settle(
    _ decision: BracketDecision, message: String, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> SettledBracket {
    if let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    var decision = decision
    if case .words(let words) = decision.kept { decision.kept = .words(try Self.checked(words, of: decision.bracket)) }
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, SettledBracket) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare).code
      let agreed = try decision.agreed.map { code throws(RecordError) in try state.party(code).code }
      let all = try state.declarationBrackets()
      let settled = try all.settled(decision)
      var facts = CommitFacts(party: acting.description, action: .declare)
      facts.agreed = agreed.map(\.description)
      var change = RecordChange(
        files: [:], facts: facts, subject: "Settle the bracket \(settled.id)", body: message)
      for text in settled.texts { try change.set(text, in: state) }
      let grammar = try state.bracketGrammar()
      var left: [(language: LanguageTag?, brackets: TextBrackets)] = []
      for text in settled.texts {
        left.append((text.language, TextBrackets(try numberedText(text.bytes), grammar)))
      }
      let result = SettledBracket(
        id: settled.id, party: acting, kept: settled.kept, texts: settled.texts,
        remaining: DeclarationBrackets(left).count,
        commit: state.commit)
      return (.write(change), result)
    }
    var result = made
    (result.commit, result.checkoutProblem) = (outcome.commit, outcome.checkoutProblem)
    return result
  }

  /// Words of the room's own: one line each, whose brackets are in pairs.
  private static func checked(
    _ words: [LanguageTag: String], of bracket: String
  ) throws(RecordError) -> [LanguageTag: String] {
    var checked: [LanguageTag: String] = [:]
    for (language, text) in words {
      let line = nfc(text.split { $0 == " " }.joined(separator: " "))
      if let problem = TextValidation.checkMessage(line) { throw .invalidMessage(problem: problem) }
      guard !line.contains(where: \.isNewline) else { throw .invalidMessage(problem: .character("\n")) }
      if let fault = (try? NumberedText(Array(line.utf8))).map({ TextBrackets($0) })?.faults.first {
        throw .bracketUnpaired(fault, in: language)
      }
      checked[language] = line
    }
    return checked
  }
}

extension RecordChange {
  /// Sets a text of the declaration that is its own original, in the place of what it was extracted from before.
  fileprivate mutating func set(_ text: SettledBracket.Text, in state: RecordState) throws(RecordError) {
    let language = text.language
    let original = DocumentFile.ownOriginal(language).name
    let file = Submission.File(
      language: language, fileExtension: "md", mediaType: "text/markdown", original: text.bytes, text: text.bytes,
      foundTitle: nil, name: DocumentFile.text(in: language).name)
    let isEmpty = text.bytes.allSatisfy { $0 <= 0x20 }
    if isEmpty { throw .fileNotUsable(name: file.name, problem: .empty) }
    try file.check(state.configuration.limits)
    for (name, bytes) in [(DocumentFile.text(in: language).name, file.text), (original, file.original)] {
      files[try Self.path(name, language, state)] = bytes
    }
    for entry in try state.folder(RecordFolder.declaration.path)
    where entry.mode.isFile && DocumentFile.isOriginal(entry.name, in: language) && entry.name != original {
      removed.insert(try Self.path(entry.name, language, state))
    }
    facts.originals.append(.init(sha256: sha256(text.bytes), file: original))
    facts.resolved.append(text.resolved)
  }

  private static func path(
    _ name: String, _ language: LanguageTag, _ state: RecordState
  ) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) {
      return try TreePath(RecordFolder.declaration.path(name))
    } catch {
      throw .unknownLanguage(given: language.description, known: state.configuration.languages)
    }
  }
}

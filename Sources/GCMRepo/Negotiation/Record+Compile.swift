import NegotiatedText

/// The proposals on one draft, compiled in one language.
public struct DraftCompilation: Sendable {
  /// The draft.
  public let draft: DraftName
  /// The draft's commit.
  public let commit: CommitID
  /// The language of the texts.
  public let language: LanguageTag
  /// The draft's text with every proposal's alternatives.
  public let text: CompiledText
  /// The proposals as the record has them, by id; those in other languages alone are not among them.
  public let proposals: [Contribution]
  /// What could not be applied.
  public let notApplied: [NotApplied]

  /// A change, or a whole proposal, that is not in the compilation.
  public struct NotApplied: Sendable, Hashable {
    /// The proposal or its change.
    public let reference: ChangeReference
    /// Why.
    public let reason: Reason
    /// The paragraph's place in the draft, from 1, if it is a change of one.
    public let paragraph: Int?
  }

  /// Why something is not in a compilation. The raw values are those of JSON.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The proposal was made on another text than the draft has in this language.
    case otherText = "other-text"
    /// What its file says of its changes does not fit its texts.
    case doesNotFit = "does-not-fit"
    /// Its files cannot be read.
    case unreadable
    /// It has no text in this language.
    case otherLanguage = "other-language"
  }
}

extension Record {
  /// Compiles the proposals on a draft, as the record has them now.
  ///
  /// What cannot be applied is told and never dropped. The result does not depend on the order of arrival. Cost: linear in the
  /// texts of the draft and its proposals.
  ///
  /// - Parameters:
  ///   - name: the draft.
  ///   - language: the language of the texts; the draft's first for `nil`.
  ///   - parties: whose proposals; everybody's if empty.
  ///   - progress: receives the number of proposals read so far, and of all.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``, ``RecordError/Code-swift.struct/noSuchLanguage``.
  public func compile(
    _ name: String, in language: String? = nil, of parties: [PartyCode] = [], progress: (Int, Int) -> Void = { _, _ in }
  ) throws(RecordError) -> DraftCompilation {
    let issued = try paragraphs(of: name, in: language)
    let (draft, tag, base) = (issued.draft, issued.language, issued.text.source.bytes)
    let state = try current()
    let ids = try state.proposalIDs(on: draft.name).filter { parties.isEmpty || parties.contains($0.party) }
    var (found, compiled): ([Contribution], [CompiledProposal]) = ([], [])
    var notApplied: [DraftCompilation.NotApplied] = []
    func leaveOut(_ id: ContributionID, _ reason: DraftCompilation.Reason) {
      notApplied.append(
        .init(
          reference: ChangeReference(proposal: id.description, number: nil), reason: reason, paragraph: nil))
    }
    for (place, id) in ids.enumerated() {
      progress(place, ids.count)
      let proposal: Contribution
      do throws(RecordError) {
        guard let held = try state.contribution(id) else { continue }
        proposal = held
      } catch {
        guard error.concernsOneFile else { throw error }
        leaveOut(id, .unreadable)
        continue
      }
      guard proposal.languages.contains(tag) else {
        leaveOut(id, .otherLanguage)
        continue
      }
      found.append(proposal)
      switch try state.compiled(proposal, on: base, in: tag) {
      case .success(let one): compiled.append(one)
      case .failure(let problem): leaveOut(id, problem.reason)
      }
    }
    let text = CompiledText(issued.text, compiled)
    return DraftCompilation(
      draft: draft.name, commit: draft.commit, language: tag, text: text, proposals: found, notApplied: notApplied)
  }

  /// The paragraphs of a text of the record, which is below 2 GB.
  func numberedText(_ bytes: [UInt8]) throws(RecordError) -> NumberedText {
    guard let text = try? NumberedText(bytes) else {
      throw .tooLarge(path: nil, object: nil, detail: "a text of \(bytes.count) bytes")
    }
    return text
  }
}

/// Why a proposal is not compiled.
struct UncompiledProposal: Error {
  let reason: DraftCompilation.Reason
}

extension RecordState {
  /// The ids of the proposals on a draft, sorted. Cost: the States' folders.
  public func proposalIDs(on draft: DraftName? = nil) throws(RecordError) -> [ContributionID] {
    try contributionIDs(ContributionFilter(kind: .proposal)).filter { draft == nil || $0.draft == draft }
  }

  /// A proposal as a compilation takes it, held to the draft's text and its own.
  func compiled(
    _ proposal: Contribution, on base: [UInt8], in language: LanguageTag
  ) throws(RecordError) -> Result<CompiledProposal, UncompiledProposal> {
    let text: [UInt8]
    do throws(RecordError) { text = try self.text(of: proposal, language: language) } catch {
      guard error.concernsOneFile else { throw error }
      return .failure(UncompiledProposal(reason: .unreadable))
    }
    guard let changed = proposal.proposal?.texts[language] else {
      return .failure(UncompiledProposal(reason: .doesNotFit))
    }
    guard changed.base == sha256(base) else { return .failure(UncompiledProposal(reason: .otherText)) }
    do throws(ProposedChanges.Mismatch) {
      let changes = try ProposedChanges(changed.changes, from: base, to: text)
      let id = proposal.id
      return .success(
        CompiledProposal(id: id.description, holder: id.party.description, text: text, changes: changes))
    } catch {
      return .failure(UncompiledProposal(reason: .doesNotFit))
    }
  }
}

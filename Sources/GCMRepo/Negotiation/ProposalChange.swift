import NegotiatedText

/// A change of a proposal as people read it: where it is in the draft, what stood there, and what stands there now.
public struct ProposalChange: Sendable, Hashable {
  /// Its number, its author and its reason, and its bytes in both texts.
  public let change: TextChange
  /// The place of its paragraph in the draft, from 1; for a new paragraph that of the one before it, 0 at the beginning.
  public let paragraph: Int
  /// How the draft's paragraph is cited: `7(a)`; `nil` if it has no number.
  public let citation: String?
  /// The draft's words that it replaces; empty for an insertion.
  public let old: String
  /// The words in their place; empty for a deletion.
  public let new: String
}

extension RecordState {
  /// What a proposal asks for in one language, in the order of the draft: without what was only renumbered or spaced.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/proposalDoesNotFit`` if its changes are not those of its text.
  public func changes(of proposal: Contribution, in language: LanguageTag) throws(RecordError) -> [ProposalChange] {
    guard let draft = proposal.id.draft else { return [] }
    let misfit = RecordError(
      .proposalDoesNotFit, [.contribution: .text(proposal.id.description), .language: .text(language.description)])
    guard let changed = proposal.proposal?.texts[language] else { throw misfit }
    let base = try record.draftText(draft, in: language)
    let text = try self.text(of: proposal, language: language)
    guard changed.base == sha256(base), let changes = try? ProposedChanges(changed.changes, from: base, to: text) else {
      throw misfit
    }
    let numbered = try record.numberedText(base)
    return changes.changes.filter(\.kind.isProposed).map { change in
      let place = numbered.place(of: change)
      return ProposalChange(
        change: change, paragraph: place, citation: numbered[place]?.citation, old: Self.words(base[change.base]),
        new: Self.words(text[change.text]))
    }
  }

  /// The words of a part of a text, on one line.
  private static func words(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Something in a record's history that is not as its rules want it.
public enum Finding: Sendable, Hashable {
  // MARK: Of a commit

  /// A trailer that the commit's action needs is missing.
  case missingTrailer(String)
  /// The trailer `Action` names none of ``CommitFacts/Action``.
  case unknownAction(String)
  /// The record has no such party, or had none then.
  case unknownParty(String)
  /// A commit of one party touches another country's folder.
  case foreignFolder(party: String, path: String)
  /// A submission touches a path outside its contribution.
  case outsideContribution(path: String)
  /// An original's bytes are not those that its commit names.
  case originalHash(path: String, said: String, found: String)
  /// A trailer names an original that is not there.
  case originalMissing(path: String)
  /// An original was changed and no trailer names it.
  case originalUndeclared(path: String)
  /// A path that no checkout should write, or an entry that is not a plain file.
  case unsafePath(String)
  /// A commit with several parents: a record's history is one line.
  case merge(parents: Int)
  /// A trailer that says one thing stands more than once.
  case repeatedTrailer(String)
  /// A trailer's value is not of the form that it must have, such as a revision's number beyond a billion.
  case trailerNotUsable(String, said: String)
  /// A trailer's value is not what the commit's contribution has.
  case trailerDiffers(String, said: String)
  /// A revision's number does not follow the last one of its contribution.
  case revisionOutOfSequence(said: Int, expected: Int)
  /// A commit touches what its action has nothing to do with.
  case outsideAction(action: String, path: String)
  /// The party may not do that: see ``Party/keepsRecord`` and ``Party/isMemberState``.
  case notPermitted(party: String, action: String)
  /// A submission leaves its `contribution.yml` as it was, or as it was not there.
  case contributionUntouched(path: String)
  /// A submission takes its contribution away.
  case contributionRemoved(path: String)
  /// A withdrawal leaves its contribution there, or there was none.
  case notWithdrawn(path: String)
  /// A text was changed and no trailer names the original that it was made from.
  case textUndeclared(path: String)
  /// A commit calls its revision otherwise than its `contribution.yml` does.
  case revisionDiffers(said: Int, file: Int)

  /// A commit's message is longer than any command writes one, in bytes.
  case messageTooLong(bytes: Int, limit: Int)

  // MARK: Of a draft

  /// A tag without a tag object, which tells neither who nor when.
  case lightweightDraft(String)
  /// The tag's message lacks a trailer.
  case draftTrailerMissing(draft: String, trailer: String)
  /// The tag's own name is another.
  case draftName(draft: String, said: String)
  /// The files that the draft froze do not have the hash that its tag says.
  case draftManifest(draft: String, said: String, found: String)
  /// The tag's message is longer than any command writes one, in bytes.
  case draftMessageTooLong(draft: String, bytes: Int, limit: Int)
  /// The draft is not in the branch's history: one of them was rewritten.
  case draftNotInHistory(String)
  /// Its log, a later draft or the record's own note tells that it named something else before.
  case draftMoved(draft: String, from: String)
  /// A later draft or the record's own note tells of a draft that is not there.
  case draftDeleted(String)
  /// A trailer of the tag that says one thing is there more than once.
  case draftTrailerRepeated(draft: String, trailer: String)
  /// The record has no such party.
  case draftUnknownParty(draft: String, party: String)
  /// The party may not freeze drafts: see ``Party/keepsRecord``.
  case draftNotPermitted(draft: String, party: String)

  // MARK: Of the branch and the current state

  /// The branch's log shows a step that threw commits away.
  case historyRewritten(from: String, to: String)
  /// Stock git shows other objects or other parents than the record has: `refs/replace/…` or `info/grafts`.
  case replacement(name: String)
  /// An object or a file that cannot be read; the rest was checked in any case.
  case unreadable(RecordError)
  /// An original of the current state differs from what its `contribution.yml` says.
  case storedOriginal(path: String)
  /// A text is not that of the Markdown or text file beside it.
  case storedText(path: String)
  /// A folder among the contributions has no `contribution.yml`.
  case notAContribution(path: String)
  /// An original lies there that `contribution.yml` does not name.
  case unlistedOriginal(path: String)
  /// A contribution has no text in a language that it names.
  case missingText(path: String)
  /// A folder among the contributions whose name is not that of one.
  case unlawfulName(path: String)
  /// What `git fsck` says.
  case store(String)
}

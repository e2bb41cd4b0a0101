/// A violation of the record's rules in its history or its files.
public enum Finding: Sendable, Hashable {
  // MARK: Of a commit

  /// A trailer that the commit's action needs is missing.
  case missingTrailer(String)
  /// The trailer `Action` is not one of ``CommitFacts/Action``.
  case unknownAction(String)
  /// The record has, or had at that time, no such party.
  case unknownParty(String)
  /// A commit of one party changes another country's folder.
  case foreignFolder(party: String, path: String)
  /// A submission changes a path outside its contribution.
  case outsideContribution(path: String)
  /// An original's bytes do not have the hash that its commit states.
  case originalHash(path: String, said: String, found: String)
  /// A trailer names an original that does not exist.
  case originalMissing(path: String)
  /// An original was changed and no trailer names it.
  case originalUndeclared(path: String)
  /// A path that must not be checked out, or an entry that is not a regular file.
  case unsafePath(String)
  /// A commit with several parents: a record's history is linear.
  case merge(parents: Int)
  /// A trailer that must be unique is repeated.
  case repeatedTrailer(String)
  /// A trailer's value is malformed or out of range, such as a revision number beyond a billion.
  case trailerNotUsable(String, said: String)
  /// A trailer's value differs from that of the commit's contribution.
  case trailerDiffers(String, said: String)
  /// A revision number does not follow the previous one of its contribution.
  case revisionOutOfSequence(said: Int, expected: Int)
  /// A commit changes a path that its action may not change.
  case outsideAction(action: String, path: String)
  /// The party may not do that: see ``Party/keepsRecord`` and ``Party/isMemberState``.
  case notPermitted(party: String, action: String)
  /// A submission does not change its `contribution.yml`, or does not have one.
  case contributionUntouched(path: String)
  /// A submission removes its contribution.
  case contributionRemoved(path: String)
  /// A withdrawal does not remove its contribution, or there was none.
  case notWithdrawn(path: String)
  /// A text was changed and no trailer names the original that it comes from.
  case textUndeclared(path: String)
  /// A commit states another revision than its `contribution.yml`.
  case revisionDiffers(said: Int, file: Int)

  /// A commit's message is longer than the commands write, in bytes.
  case messageTooLong(bytes: Int, limit: Int)

  // MARK: Of a draft

  /// A tag without a tag object, and so without tagger and date.
  case lightweightDraft(String)
  /// The tag's message lacks a trailer.
  case draftTrailerMissing(draft: String, trailer: String)
  /// The tag object's name differs from the reference.
  case draftName(draft: String, said: String)
  /// The files that the draft froze do not have the hash that its tag states.
  case draftManifest(draft: String, said: String, found: String)
  /// The tag's message is longer than the commands write, in bytes.
  case draftMessageTooLong(draft: String, bytes: Int, limit: Int)
  /// The draft is not in the branch's history: one of them was rewritten.
  case draftNotInHistory(String)
  /// Its reflog, a later draft or the record's own note shows that it named something else before.
  case draftMoved(draft: String, from: String)
  /// A later draft or the record's own note names a draft that does not exist.
  case draftDeleted(String)
  /// A trailer of the tag that must be unique is repeated.
  case draftTrailerRepeated(draft: String, trailer: String)
  /// The record has no such party.
  case draftUnknownParty(draft: String, party: String)
  /// The party may not freeze drafts: see ``Party/keepsRecord``.
  case draftNotPermitted(draft: String, party: String)

  // MARK: Of the branch and the current state

  /// The branch's reflog shows an update that discarded commits.
  case historyRewritten(from: String, to: String)
  /// git shows other objects or other parents than the record has: `refs/replace/…` or `info/grafts`.
  case replacement(name: String)
  /// An object or a file that cannot be read; everything else was checked.
  case unreadable(RecordError)
  /// An original of the current state differs from its `contribution.yml`.
  case storedOriginal(path: String)
  /// A text does not match the Markdown or text file beside it.
  case storedText(path: String)
  /// A folder among the contributions has no `contribution.yml`.
  case notAContribution(path: String)
  /// An original exists that `contribution.yml` does not name.
  case unlistedOriginal(path: String)
  /// A contribution has no text in a language that it names.
  case missingText(path: String)
  /// A folder among the contributions with an invalid name.
  case invalidName(path: String)
  /// The output of `git fsck`.
  case store(String)
}

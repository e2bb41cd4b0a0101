/// What each code of a finding is: how grave, and by what stock git shows it.
///
/// The only place that says either; a test checks that each code is in it once.
enum FindingTable {
  struct Row: Sendable {
    let code: Finding.Code
    let grade: Finding.Grade
    let evidence: Evidence
  }

  /// What shows a finding; the rest is in its facts.
  enum Evidence: Sendable {
    /// A commit's message, dates and parents; how its tree differs from its parent's, with file modes.
    case message, changes
    /// A commit's header, as git stores it; the length of its message in bytes.
    case header, messageLength
    /// What a commit changes at the path of the facts: which files, or every line.
    case changedFiles, changedLines
    /// What a merge did with a file that its parents have otherwise.
    case merged
    /// What a commit changes in files whose paths follow from the code and the party of the facts.
    case keys, keysAndParty, party, configuration
    /// The SHA-256 of a file; the files of its folder; the file.
    case hash, folder, file
    /// The signature, checked against the keys before the commit; those in it; those of the newest state.
    case signature, hostSignature, logEntry
    /// A draft's tag object; what the reference names; its manifest, computed again.
    case tag, tagKind, manifest
    /// What of a draft is not in the history; what says that there is or was another draft of that name.
    case outsideHistory, otherTag
    /// An approval's tag object; the reply of a timestamp authority.
    case approval, timestamp
    /// What the branch no longer has; what makes git show something else; a reference; the length of the history.
    case discarded, replacement, reference, length
    /// What cannot be read; git's check of the store.
    case unreadable, store
  }

  static func row(of code: Finding.Code) -> Row? { byCode[code] }

  private static let byCode = Dictionary(rows.map { ($0.code, $0) }) { first, _ in first }

  static let rows = brokenProofs + breaches + oddities

  private static let brokenProofs = rows(
    .brokenProof,
    [
      (.originalHash, .hash), (.originalMissing, .folder), (.badSignature, .signature),
      (.foreignSignature, .signature), (.unsigned, .header), (.unknownKey, .signature), (.keyNotValid, .signature),
      (.keyRevoked, .signature), (.senderDidNotSign, .signature), (.otherSignature, .header),
      (.rulesNotBegunByHost, .hostSignature), (.draftName, .tag), (.draftManifest, .manifest),
      (.draftNotInHistory, .outsideHistory), (.draftMoved, .otherTag), (.draftDeleted, .otherTag),
      (.draftNotThere, .message), (.historyRewritten, .discarded), (.replacement, .replacement),
      (.approvalOfAnother, .approval), (.timestampOfAnother, .timestamp), (.referenceDeleted, .reference),
      (.referenceMoved, .reference), (.branchRewound, .reference), (.receivedNotByHost, .logEntry),
      // What proofs rest on: whoever is let in by one of these could acknowledge it.
      (.keysNotUsable, .keys), (.keyRemoved, .keys), (.keyListedTwice, .keys), (.keyChanged, .keys),
      (.keyNotUsable, .keys), (.keyWithoutPerson, .keysAndParty), (.keyNotTheirs, .keysAndParty),
      (.partyRemoved, .party), (.partyNotTheirs, .party), (.roleNotTheirs, .party),
      (.rulesRemoved, .configuration), (.rulesVersion, .configuration), (.rulesNotAgreed, .configuration),
      (.thresholdTooHigh, .configuration), (.rulesInUse, .configuration), (.proposalOfAnother, .changedLines),
      (.acknowledgementDiffers, .changedLines), (.proofAcknowledged, .changedLines),
      (.nothingToAcknowledge, .changedLines),
      (.mergeAlters, .merged), (.unreadable, .unreadable), (.storedOriginal, .hash), (.storedText, .folder),
      (.store, .store),
    ])

  private static let breaches = rows(
    .breach,
    [
      (.missingTrailer, .message), (.unknownAction, .message), (.unknownParty, .message),
      (.foreignFolder, .changedFiles), (.outsideContribution, .changedFiles), (.originalUndeclared, .changedFiles),
      (.unsafePath, .changes), (.merge, .message), (.repeatedTrailer, .message), (.trailerNotUsable, .message),
      (.trailerDiffers, .message), (.revisionOutOfSequence, .message), (.outsideAction, .changedFiles),
      (.notPermitted, .message), (.contributionUntouched, .changes), (.fieldDiffers, .file),
      (.contributionRemoved, .changes), (.notWithdrawn, .changes), (.textUndeclared, .changedFiles),
      (.revisionDiffers, .message), (.notOnBehalf, .message), (.answerDiffers, .changedLines),
      (.resolutionDiffers, .changedLines),
      (.answeredAlready, .changedLines), (.nothingToAnswer, .changedLines), (.late, .message),
      (.statementDiffers, .changedLines), (.silenceTooShort, .changedLines), (.silenceNotOpen, .changedLines),
      (.silenceOver, .changedLines), (.silenceNotOver, .changedLines), (.adoptionNotFinal, .changedLines),
      (.accountDiffers, .changedLines), (.accountOfNothing, .changedLines),
      (.fileTooLarge, .changedFiles), (.lightweightDraft, .tagKind), (.nestedDraft, .tag),
      (.draftTrailerMissing, .tag), (.draftTrailerRepeated, .tag), (.draftUnknownParty, .tag),
      (.draftNotPermitted, .tag), (.unknownFile, .changedFiles),
      (.commitHeader, .header), (.approvalNotPermitted, .approval),
      (.tooManyReferences, .store), (.nameTwin, .changedFiles),
      (.referenceNotTaken, .reference), (.tooManyCommits, .length), (.textNotOfOriginal, .folder),
    ])

  private static let oddities = rows(
    .oddity,
    [
      (.messageTooLong, .messageLength), (.notAFocalPoint, .message), (.severalHolders, .party),
      (.draftMessageTooLong, .tag),
      (.future, .message), (.referenceTwice, .reference), (.draftNotInBranch, .outsideHistory),
      (.notAContribution, .folder), (.unlistedOriginal, .folder), (.missingText, .folder), (.invalidName, .folder),
    ])

  private static func rows(_ grade: Finding.Grade, _ codes: [(Finding.Code, Evidence)]) -> [Row] {
    codes.map { Row(code: $0.0, grade: grade, evidence: $0.1) }
  }
}

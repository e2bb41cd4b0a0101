extension Finding {
  /// What a finding reports. The facts of each code are named in brackets.
  public struct Code: OpenCode {
    /// The code as in JSON: `foreign-folder`.
    public let rawValue: String

    /// A code, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

extension Finding.Code {
  // MARK: Of a commit

  /// A trailer that the commit's action needs is missing (`trailer`).
  public static let missingTrailer = Self(rawValue: "missing-trailer")
  /// The trailer `Action` is not one of ``CommitFacts/Action`` (`trailer`, `found`).
  public static let unknownAction = Self(rawValue: "unknown-action")
  /// The record has, or had at that time, no such party (`trailer`, `party`).
  public static let unknownParty = Self(rawValue: "unknown-party")
  /// A commit of one party changes another country's folder (`path`, `party`).
  public static let foreignFolder = Self(rawValue: "foreign-folder")
  /// A submission changes a path outside its contribution (`path`).
  public static let outsideContribution = Self(rawValue: "outside-contribution")
  /// An original's bytes do not have the hash that its commit states (`path`, `trailer`, `expected`, `found`).
  public static let originalHash = Self(rawValue: "original-hash")
  /// A trailer names an original that does not exist (`path`).
  public static let originalMissing = Self(rawValue: "original-missing")
  /// An original was changed and no trailer names it (`path`).
  public static let originalUndeclared = Self(rawValue: "original-undeclared")
  /// A path that must not be checked out, or an entry that is not a regular file (`path`).
  public static let unsafePath = Self(rawValue: "unsafe-path")
  /// A commit with several parents: a record's history is linear (`expected`, `found`).
  public static let merge = Self(rawValue: "merge")
  /// A trailer that must be unique is repeated (`trailer`).
  public static let repeatedTrailer = Self(rawValue: "repeated-trailer")
  /// A trailer's value is malformed or out of range, such as a revision number beyond a billion (`trailer`, `found`).
  public static let trailerNotUsable = Self(rawValue: "trailer-not-usable")
  /// A trailer's value differs from that of the commit's contribution (`trailer`, `found`).
  public static let trailerDiffers = Self(rawValue: "trailer-differs")
  /// A revision number does not follow the previous one of its contribution (`trailer`, `expected`, `found`).
  public static let revisionOutOfSequence = Self(rawValue: "revision-out-of-sequence")
  /// A commit changes a path that its action may not change (`path`, `trailer`, `found`).
  public static let outsideAction = Self(rawValue: "outside-action")
  /// The party may not do that: see ``Party/keepsRecord`` and ``Party/isMemberState`` (`trailer`, `found`, `party`).
  public static let notPermitted = Self(rawValue: "not-permitted")
  /// A commit that settles a bracket changes the declaration elsewhere too, or not at all where it says (`path`, `trailer`).
  public static let resolutionDiffers = Self(rawValue: "resolution-differs")
  /// A submission does not change its `contribution.yml`, or does not have one (`path`).
  public static let contributionUntouched = Self(rawValue: "contribution-untouched")
  /// `submitted_by` or `submitted_at` of a submission differs from its commit's author or date (`path`, `field`,
  /// `expected`, `found`).
  public static let fieldDiffers = Self(rawValue: "field-differs")
  /// A submission removes its contribution (`path`).
  public static let contributionRemoved = Self(rawValue: "contribution-removed")
  /// A withdrawal does not remove its contribution, or there was none (`path`).
  public static let notWithdrawn = Self(rawValue: "not-withdrawn")
  /// A text was changed and no trailer names the original that it comes from (`path`).
  public static let textUndeclared = Self(rawValue: "text-undeclared")
  /// A commit states another revision than its `contribution.yml` (`trailer`, `expected`, `found`).
  public static let revisionDiffers = Self(rawValue: "revision-differs")
  /// A commit's message is longer than the commands write, in bytes (`expected`, `found`).
  public static let messageTooLong = Self(rawValue: "message-too-long")
  /// Somebody else than the party's focal points submitted or withdrew for it; a notice (`party`, `person`).
  public static let notAFocalPoint = Self(rawValue: "not-a-focal-point")
  /// A commit leaves an office and function of a party with several persons at the same time; a notice (`party`, `person`: the
  /// entries of the persons).
  public static let severalHolders = Self(rawValue: "several-holders")

  /// A commit's signature is not of its content, or cannot be read (`person`: the author that the commit names).
  public static let badSignature = Self(rawValue: "bad-signature")
  /// A commit is signed with a key of another party than the one that it names (`party`, `person`: whose key it is).
  public static let foreignSignature = Self(rawValue: "foreign-signature")

  /// A commit of a record that asks for signatures has none (`party`).
  public static let unsigned = Self(rawValue: "unsigned")
  /// It is signed with a key that the record has not admitted (`party`, `key`).
  public static let unknownKey = Self(rawValue: "unknown-key")
  /// It is signed with a key that was not valid at that time (`person`: whose key it is, `key`).
  public static let keyNotValid = Self(rawValue: "key-not-valid")
  /// It is signed with a key that had been revoked (`person`: whose key it is, `key`).
  public static let keyRevoked = Self(rawValue: "key-revoked")
  /// A body acts for another party in something else than a submission (`party`, `person`: the body).
  public static let notOnBehalf = Self(rawValue: "not-on-behalf")
  /// A State's answer to what was sent in for it is not what its commit says, or changes an earlier one (`path`).
  public static let answerDiffers = Self(rawValue: "answer-differs")
  /// The State had answered that revision (`path`, `number`).
  public static let answeredAlready = Self(rawValue: "answered-already")
  /// There is no such revision, or nobody sent it in for the State (`path`, `number`).
  public static let nothingToAnswer = Self(rawValue: "nothing-to-answer")
  /// What a file says of proposals or inputs is not added at its end by the commit's person, or changes what it said (`path`).
  public static let accountDiffers = Self(rawValue: "account-differs")
  /// A file names a change, a recommendation or a disposition that the record did not have then (`path`, `number`).
  public static let accountOfNothing = Self(rawValue: "account-of-nothing")
  /// The record's first rules are not signed by its host (`path`).
  public static let rulesNotBegunByHost = Self(rawValue: "rules-not-begun")
  /// The file of keys was removed, or cannot be read (`path`).
  public static let keysNotUsable = Self(rawValue: "keys-not-usable")
  /// A key was taken out instead of revoked (`key`).
  public static let keyRemoved = Self(rawValue: "key-removed")
  /// A key is listed more than once (`key`).
  public static let keyListedTwice = Self(rawValue: "key-listed-twice")
  /// What the record says of a key was changed (`key`).
  public static let keyChanged = Self(rawValue: "key-changed")
  /// A key's line names several signers, other purposes or no party (`key`).
  public static let keyNotUsable = Self(rawValue: "key-not-usable")
  /// A key is in one of the two files, and not with a person of the party in the other (`party`, `key`).
  public static let keyWithoutPerson = Self(rawValue: "key-without-person")
  /// A party admits, proposes or revokes a key that is not for it to decide on (`party`: whose key it is, `person`: the party, `key`).
  public static let keyNotTheirs = Self(rawValue: "key-not-theirs")
  /// A party's file was removed, or cannot be read (`party`).
  public static let partyRemoved = Self(rawValue: "party-removed")
  /// A party gives or takes a role that another conference's secretariat decides on (`party`: whose role it is, `person`: the party).
  public static let roleNotTheirs = Self(rawValue: "role-not-theirs")
  /// The record's rules were removed, or cannot be read (`path`).
  public static let rulesRemoved = Self(rawValue: "rules-removed")
  /// The version of changed rules does not follow the last: older rules were set again, or it was not raised (`expected`, `found`).
  public static let rulesVersion = Self(rawValue: "rules-version")
  /// Not all who must agree to a change of the rules proposed the same (`path`).
  public static let rulesNotAgreed = Self(rawValue: "rules-not-agreed")
  /// Fewer persons have keys than the new rules ask to agree (`path`).
  public static let thresholdTooHigh = Self(rawValue: "threshold-too-high")
  /// A contribution came after its deadline (`kind`, `expected`).
  public static let late = Self(rawValue: "late")
  /// A file is larger than the record allows, in bytes (`path`, `expected`, `found`).
  public static let fileTooLarge = Self(rawValue: "file-too-large")

  /// An acknowledgement is not what its commit says, or changes or removes an earlier one (`path`).
  public static let acknowledgementDiffers = Self(rawValue: "acknowledgement-differs")
  /// A broken proof is acknowledged, which nobody can do (`path`).
  public static let proofAcknowledged = Self(rawValue: "proof-acknowledged")
  /// A fault is acknowledged that its commit does not have, or that is acknowledged already (`path`).
  public static let nothingToAcknowledge = Self(rawValue: "nothing-to-acknowledge")

  /// What a party says of a draft is not what its commit says, or changes or removes what it said before (`path`).
  public static let statementDiffers = Self(rawValue: "statement-differs")
  /// A silence procedure is open for less than the shortest time (`path`, `expected`, `found`).
  public static let silenceTooShort = Self(rawValue: "silence-too-short")
  /// An objection is in a silence procedure that is not there, or closed (`path`).
  public static let silenceNotOpen = Self(rawValue: "silence-not-open")
  /// An objection came after the end of its silence procedure (`path`, `expected`).
  public static let silenceOver = Self(rawValue: "silence-over")
  /// A silence procedure is closed otherwise than it ended: before its time, or against an objection (`path`, `expected`).
  public static let silenceNotOver = Self(rawValue: "silence-not-over")
  /// A State adopts a draft that is not final (`path`, `draft`).
  public static let adoptionNotFinal = Self(rawValue: "adoption-not-final")

  /// A merge itself changes a file, or drops what one of its parents made (`path`).
  public static let mergeAlters = Self(rawValue: "merge-alters")

  // MARK: Of a draft

  /// A tag without a tag object, and so without tagger and date (`draft`).
  public static let lightweightDraft = Self(rawValue: "lightweight-draft")
  /// A tag of another tag, and not of a commit (`draft`, `found`).
  public static let nestedDraft = Self(rawValue: "nested-draft")
  /// The tag's message lacks a trailer (`draft`, `trailer`).
  public static let draftTrailerMissing = Self(rawValue: "draft-trailer-missing")
  /// The tag object's name differs from the reference (`draft`, `trailer`, `expected`, `found`).
  public static let draftName = Self(rawValue: "draft-name")
  /// The files that the draft froze do not have the hash that its tag states (`draft`, `trailer`, `expected`,
  /// `found`).
  public static let draftManifest = Self(rawValue: "draft-manifest")
  /// The tag's message is longer than the commands write, in bytes (`draft`, `expected`, `found`).
  public static let draftMessageTooLong = Self(rawValue: "draft-message-too-long")
  /// The draft is not in the branch's history: one of them was rewritten (`draft`).
  public static let draftNotInHistory = Self(rawValue: "draft-not-in-history")
  /// Its reflog, a later draft or the record's own note shows that it named something else before (`draft`,
  /// `expected`).
  public static let draftMoved = Self(rawValue: "draft-moved")
  /// A later draft or the record's own note names a draft that does not exist (`draft`).
  public static let draftDeleted = Self(rawValue: "draft-deleted")
  /// A trailer of the tag that must be unique is repeated (`draft`, `trailer`).
  public static let draftTrailerRepeated = Self(rawValue: "draft-trailer-repeated")
  /// The record has no such party (`draft`, `trailer`, `party`).
  public static let draftUnknownParty = Self(rawValue: "draft-unknown-party")
  /// The party may not freeze drafts: see ``Party/keepsRecord`` (`draft`, `trailer`, `party`).
  public static let draftNotPermitted = Self(rawValue: "draft-not-permitted")

  // MARK: Of the branch and the current state

  /// The branch's reflog shows an update that discarded commits (`expected`, `found`).
  public static let historyRewritten = Self(rawValue: "history-rewritten")
  /// git shows other objects or other parents than the record has: `refs/replace/…` or `info/grafts` (`path`).
  public static let replacement = Self(rawValue: "replacement")
  /// `Submitted-By` names another body than the one whose key signs (`person`: the body, `found`: whose key it is).
  public static let senderDidNotSign = Self(rawValue: "sender-did-not-sign")
  /// The signature is not one of OpenSSH's (`party`).
  public static let otherSignature = Self(rawValue: "signature-of-another-kind")
  /// A proposal is made by somebody else than the person that its path names (`party`, `path`).
  public static let proposalOfAnother = Self(rawValue: "proposal-of-another")
  /// A shared record has no file of that name (`path`).
  public static let unknownFile = Self(rawValue: "unknown-file")
  /// A commit has a header that the commands do not write (`found`).
  public static let commitHeader = Self(rawValue: "commit-header")
  /// A date is in the future (`found`).
  public static let future = Self(rawValue: "future")
  /// A commit or a draft names a draft that is not there (`found`).
  public static let draftNotThere = Self(rawValue: "draft-not-there")
  /// A push names a reference twice (`path`).
  public static let referenceTwice = Self(rawValue: "reference-twice")
  /// A party that may not make drafts approves one (`draft`, `party`).
  public static let approvalNotPermitted = Self(rawValue: "approval-not-permitted")
  /// A party changes another party's file, or in its own more than its persons (`party`: whose file it is, `person`: the party).
  public static let partyNotTheirs = Self(rawValue: "party-not-theirs")
  /// A draft is sent before its commit is in the branch (`draft`).
  public static let draftNotInBranch = Self(rawValue: "draft-not-in-branch")
  /// A push names more references than a record has (`expected`).
  public static let tooManyReferences = Self(rawValue: "too-many-references")
  /// A push changes the rules and already uses them (`path`).
  public static let rulesInUse = Self(rawValue: "rules-in-use")
  /// A name differs from another one of its folder in case or in the form of its letters alone (`path`).
  public static let nameTwin = Self(rawValue: "name-twin")
  /// An approval is not of the draft, or not by the party, that its name says (`draft`, `party`).
  public static let approvalOfAnother = Self(rawValue: "approval-of-another")
  /// A timestamp is not the reply of an authority that grants the time of its draft (`draft`).
  public static let timestampOfAnother = Self(rawValue: "timestamp-of-another")
  /// A push deletes a reference (`path`).
  public static let referenceDeleted = Self(rawValue: "reference-deleted")
  /// A push moves what was made for ever: a draft, an approval (`path`).
  public static let referenceMoved = Self(rawValue: "reference-moved")
  /// A push names a reference that a record does not have (`path`).
  public static let referenceNotTaken = Self(rawValue: "reference-not-taken")
  /// A push takes back commits, or begins another history (`path`).
  public static let branchRewound = Self(rawValue: "branch-rewound")
  /// A push brings more commits than the rules allow (`expected`).
  public static let tooManyCommits = Self(rawValue: "too-many-commits")
  /// An entry of the host's log is not signed with its key (`found`: the entry's commit).
  public static let receivedNotByHost = Self(rawValue: "received-not-by-host")
  /// An object or a file that cannot be read; everything else was checked (those of the ``RecordError``, and its code
  /// as `error`).
  public static let unreadable = Self(rawValue: "unreadable")
  /// An original of the current state differs from its `contribution.yml` (`path`).
  public static let storedOriginal = Self(rawValue: "stored-original")
  /// A text does not match the Markdown or text file beside it (`path`).
  public static let storedText = Self(rawValue: "stored-text")
  /// A text is not what its reader makes of the original beside it (`path`, `found`: the reader).
  public static let textNotOfOriginal = Self(rawValue: "text-not-of-original")
  /// A folder among the contributions has no `contribution.yml` (`path`).
  public static let notAContribution = Self(rawValue: "not-a-contribution")
  /// An original exists that `contribution.yml` does not name (`path`).
  public static let unlistedOriginal = Self(rawValue: "unlisted-original")
  /// A contribution has no text in a language that it names (`path`).
  public static let missingText = Self(rawValue: "missing-text")
  /// A folder among the contributions with an invalid name (`path`).
  public static let invalidName = Self(rawValue: "unlawful-name")
  /// The output of `git fsck` (`detail`).
  public static let store = Self(rawValue: "store")

  /// The codes of this version, in the order of their definition.
  public static let known: [Self] = [
    .missingTrailer, .unknownAction, .unknownParty, .foreignFolder, .outsideContribution, .originalHash,
    .originalMissing, .originalUndeclared, .unsafePath, .merge, .repeatedTrailer, .trailerNotUsable, .trailerDiffers,
    .revisionOutOfSequence, .outsideAction, .notPermitted, .resolutionDiffers, .contributionUntouched, .fieldDiffers,
    .contributionRemoved, .notWithdrawn, .textUndeclared, .revisionDiffers, .messageTooLong, .notAFocalPoint,
    .severalHolders, .badSignature, .foreignSignature, .unsigned, .unknownKey, .keyNotValid, .keyRevoked, .notOnBehalf,
    .answerDiffers,
    .answeredAlready, .nothingToAnswer, .accountDiffers, .accountOfNothing, .rulesNotBegunByHost, .keysNotUsable,
    .keyRemoved, .keyListedTwice, .keyChanged, .keyNotUsable, .keyWithoutPerson, .keyNotTheirs, .partyRemoved,
    .roleNotTheirs, .rulesRemoved, .rulesVersion, .rulesNotAgreed, .thresholdTooHigh, .late, .fileTooLarge,
    .acknowledgementDiffers, .proofAcknowledged, .nothingToAcknowledge, .statementDiffers, .silenceTooShort,
    .silenceNotOpen, .silenceOver, .silenceNotOver, .adoptionNotFinal, .mergeAlters, .lightweightDraft, .nestedDraft,
    .draftTrailerMissing, .draftName, .draftManifest, .draftMessageTooLong, .draftNotInHistory, .draftMoved,
    .draftDeleted, .draftTrailerRepeated, .draftUnknownParty, .draftNotPermitted, .historyRewritten, .replacement,
    .senderDidNotSign, .otherSignature, .proposalOfAnother, .unknownFile, .commitHeader, .future, .draftNotThere,
    .referenceTwice, .approvalNotPermitted, .partyNotTheirs, .draftNotInBranch, .tooManyReferences, .rulesInUse,
    .nameTwin, .approvalOfAnother, .timestampOfAnother, .referenceDeleted, .referenceMoved, .referenceNotTaken,
    .branchRewound, .tooManyCommits, .receivedNotByHost, .unreadable, .storedOriginal, .storedText, .textNotOfOriginal,
    .notAContribution, .unlistedOriginal, .missingText, .invalidName, .store,
  ]
}

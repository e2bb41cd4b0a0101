extension RecordError {
  /// Why a record refused. The facts of each code are named in brackets.
  public struct Code: OpenCode {
    /// The code as in JSON: `malformed-file`.
    public let rawValue: String

    /// A code, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }
  }
}

extension RecordError.Code {
  /// `audit` would report the commit to be written (those of the ``Finding``, and its code as `finding`).
  public static let ruleBroken = Self(rawValue: "rule-broken")

  // MARK: The record is not usable

  /// There is no record at the folder or above it (`path`).
  public static let notARecord = Self(rawValue: "not-a-record")
  /// There is a history, but neither the record's branch nor one that `HEAD` names (`path`, `branch`).
  public static let noBranch = Self(rawValue: "no-branch")
  /// The record's folder belongs to another user, and git's `safe.directory` does not name it (`path`).
  public static let otherOwner = Self(rawValue: "other-owner")
  /// The record has a later format than this program reads (`format`, `supported`).
  public static let newerFormat = Self(rawValue: "newer-format")
  /// The record uses features unknown to this version (`features`).
  public static let unknownFeatures = Self(rawValue: "unknown-features")
  /// An object of the record is missing or damaged: the path that it was read for and its name, if known, and git's
  /// message (`path`, `object`, `detail`).
  public static let damaged = Self(rawValue: "damaged")
  /// An object of the record is larger than anything that can be submitted: what it was read for, if known (`path`,
  /// `object`, `detail`).
  public static let tooLarge = Self(rawValue: "too-large")
  /// The clone holds only the newest part of the history (`git clone --depth`) (`path`).
  public static let shallow = Self(rawValue: "shallow")
  /// An object of the record that a partial clone (`git clone --filter`) has not fetched (`path`, `object`).
  public static let notFetched = Self(rawValue: "not-fetched")
  /// Drafts that this clone has not fetched, of those that are known, and what it was told to leave out (`drafts`,
  /// `limits`: `shallow`, `no-tags`, `single-branch`, `partial`).
  public static let draftsNotFetched = Self(rawValue: "drafts-not-fetched")
  /// The repository stores objects or references in a form that this program does not read (`path`, `features`: the
  /// names in git's `extensions`).
  public static let unsupportedStorage = Self(rawValue: "unsupported-storage")
  /// A rebase, merge or the like is under way on the record's branch (`operation`, `path`).
  public static let operationUnfinished = Self(rawValue: "operation-unfinished")
  /// Another branch than the record's is checked out, or a commit (`branch`, `found`, which is absent for a commit).
  public static let otherBranch = Self(rawValue: "other-branch")
  /// A file of the record is invalid (`path`, `line`, `problem`, and the facts of the problem).
  public static let malformedFile = Self(rawValue: "malformed-file")
  /// Another writer held the record's lock for a minute.
  public static let busy = Self(rawValue: "busy")
  /// The task was cancelled while it waited for another writer; nothing was written.
  public static let cancelled = Self(rawValue: "cancelled")
  /// A `git` command is working in the checked-out files or on the branch, or left its lock behind (`lock`).
  public static let gitAtWork = Self(rawValue: "git-at-work")
  /// Checked-out files have local edits where this would write (`paths`).
  public static let localEdits = Self(rawValue: "local-edits")
  /// The disk or the quota is full.
  public static let diskFull = Self(rawValue: "disk-full")
  /// The record cannot be written to; the system's reason (`errno`) (`path`, `errno`).
  public static let cannotWrite = Self(rawValue: "cannot-write")
  /// libgit2 failed otherwise; its message is only for a log (`detail`).
  public static let git = Self(rawValue: "git")

  /// The key did not sign; nothing was written (`problem`: a ``RecordError/SigningProblem``, `fingerprint`, `path`,
  /// `given`, `errno`, `limit`: seconds, `detail`).
  public static let notSigned = Self(rawValue: "not-signed")
  /// Others wrote each time while a person was asked to sign; nothing was written.
  public static let signatureOvertaken = Self(rawValue: "signature-overtaken")

  // MARK: The host

  /// The record has no host: git's configuration has no `remote.origin.url` (`path`).
  public static let noHost = Self(rawValue: "no-host")
  /// The exchange with the host failed; why, as a code of its own, and what the host said (`problem`, `url`, `lines`,
  /// `detail`).
  public static let hostFailed = Self(rawValue: "host-failed")
  /// The host's branch does not contain what it had before (`branch`, `from`: the newest commit that was seen).
  public static let hostRewroteHistory = Self(rawValue: "host-rewrote-history")
  /// Files that a local event changes were changed otherwise on the host (`paths`).
  public static let changedOnBothSides = Self(rawValue: "changed-on-both-sides")
  /// The declaration was set on the host as well (`language`, `from`: the host's commit, `to`: the local one).
  public static let declaredMeanwhile = Self(rawValue: "declared-meanwhile")
  /// A contribution to be withdrawn has a newer revision on the host (`contribution`, `number`).
  public static let revisedMeanwhile = Self(rawValue: "revised-meanwhile")
  /// A contribution of which there is a new revision was withdrawn on the host (`contribution`, `number`).
  public static let withdrawnMeanwhile = Self(rawValue: "withdrawn-meanwhile")
  /// The host's key is not the expected one, or did not sign the record's first commit (`expected`, `found`).
  public static let otherRoot = Self(rawValue: "other-root")
  /// A bundle is of another record (`path`).
  public static let otherRecord = Self(rawValue: "other-record")

  // MARK: The record's rules do not permit it

  /// The party may not set the declaration or freeze drafts; the codes of those that may (`party`, `permitted`).
  public static let notPermitted = Self(rawValue: "not-permitted")

  /// Nothing but a submission is done for another party, and not everybody may send one in (`party`, `person`: whose key it
  /// is, or who sends; `problem`: `key`, `rules` or `person`).
  public static let notOnBehalf = Self(rawValue: "not-on-behalf")

  /// A commit has a broken proof, which nobody can acknowledge (`commit`, `finding`: its code, and the finding's facts).
  public static let proofNotAcknowledged = Self(rawValue: "proof-not-acknowledged")

  /// The record does not use a feature that the submission needs (`features`).
  public static let featureNeeded = Self(rawValue: "feature-needed")

  // MARK: The input is refused

  /// No party has that code; parties with a similar code or name (`given`, `nearest`).
  public static let unknownParty = Self(rawValue: "unknown-party")
  /// A State or body that is not a member of any conference, and so may not submit (`party`).
  public static let notAMember = Self(rawValue: "not-a-member")
  /// There is no such kind (`given`, `nearest`).
  public static let unknownKind = Self(rawValue: "unknown-kind")
  /// There is no such theme (`given`, `known`, `nearest`).
  public static let unknownTheme = Self(rawValue: "unknown-theme")
  /// The record does not accept texts in that language (`given`, `known`).
  public static let unknownLanguage = Self(rawValue: "unknown-language")
  /// Nothing was submitted to make a revision from.
  public static let fileNeeded = Self(rawValue: "file-needed")
  /// A file cannot be accepted (`name`, `problem`, `bytes`, `limit`).
  public static let fileNotUsable = Self(rawValue: "file-not-usable")
  /// A mail comes with what a party submits itself.
  public static let mailNotNeeded = Self(rawValue: "mail-not-needed")
  /// Two files of one submission are in the same language (`language`).
  public static let duplicateLanguage = Self(rawValue: "duplicate-language")
  /// A slug is malformed: see ``Slug`` (`given`, `limit`).
  public static let invalidSlug = Self(rawValue: "invalid-slug")
  /// A title cannot be accepted (`problem`, `limit`, `code_point`).
  public static let invalidTitle = Self(rawValue: "invalid-title")
  /// A message cannot be accepted (`problem`, `limit`, `code_point`).
  public static let invalidMessage = Self(rawValue: "invalid-message")
  /// There is no such contribution (`given`, `nearest`).
  public static let unknownContribution = Self(rawValue: "unknown-contribution")
  /// The contribution was withdrawn (`contribution`, `number`: its last revision).
  public static let withdrawn = Self(rawValue: "withdrawn")
  /// The document has no such revision (`contribution`, `number`, `highest`).
  public static let noSuchRevision = Self(rawValue: "no-such-revision")
  /// The contribution exists, but not in that language (`contribution`, `given`, `known`).
  public static let noSuchLanguage = Self(rawValue: "no-such-language")
  /// Nobody sent that revision in for its party, so there is nothing to confirm or contest (`contribution`, `number`).
  public static let notSentIn = Self(rawValue: "not-sent-in")
  /// The party has confirmed or contested that revision (`contribution`, `number`, `found`: `confirmed` or `contested`).
  public static let answeredAlready = Self(rawValue: "answered-already")
  /// No fault is found in a commit, so there is nothing to acknowledge (`commit`).
  public static let noFault = Self(rawValue: "no-fault")
  /// All that is found in a commit is acknowledged (`commit`, `person`, `time`).
  public static let acknowledgedAlready = Self(rawValue: "acknowledged-already")
  /// There is no such branch (`given`, `nearest`).
  public static let unknownBranch = Self(rawValue: "unknown-branch")
  /// No draft, branch or commit has that name; what the clone was told to leave out (`given`, `nearest`, `limits`).
  public static let unknownRevision = Self(rawValue: "unknown-revision")
  /// The one state is not in the history of the other, so no revisions lead from it to that (`from`, `to`).
  public static let notEarlier = Self(rawValue: "not-earlier")
  /// The name of a draft is malformed, or a branch has it (`given`).
  public static let invalidDraftName = Self(rawValue: "invalid-draft-name")
  /// The draft already exists; drafts are never moved or made again (`draft`).
  public static let draftExists = Self(rawValue: "draft-exists")
  /// A text of the template, which has no original file (`document`, `language`).
  public static let noOriginal = Self(rawValue: "no-original")
  /// A submission without an id would become a revision of a contribution whose text has little in common with it
  /// (`contribution`, `title`, `held_title`, `language`).
  public static let unlikeText = Self(rawValue: "unlike-text")
  /// A submission without an id would become a new contribution, and the party has one with a file of the same name
  /// or with nearly the same text: `problem` is `same-name` or `same-text` (`contribution`, `title`, `held_title`,
  /// `name`, `problem`, `proposed`).
  public static let retitledRevision = Self(rawValue: "retitled-revision")
  /// No part of a title or a file's name can be used in an id (`title`).
  public static let slugNeeded = Self(rawValue: "slug-needed")
  /// There are several questionnaires; one must be named (`choices`).
  public static let questionnaireNeeded = Self(rawValue: "questionnaire-needed")
  /// A text of a best practice was given for another kind (`kind`).
  public static let notABestPractice = Self(rawValue: "not-a-best-practice")
  /// A required text of a best practice cannot be accepted (`problem`, `limit`, `code_point`).
  public static let invalidRequiredText = Self(rawValue: "invalid-required-text")
  /// A body must be named; the choices (`choices`).
  public static let partyNeeded = Self(rawValue: "party-needed")
  /// The acting person's name and address are missing.
  public static let identityNeeded = Self(rawValue: "identity-needed")
  /// The record has no such meeting, agreement, term or person (`entry`, `given`, `nearest`).
  public static let unknownEntry = Self(rawValue: "unknown-entry")
  /// The record already has such an entry (`entry`, `given`).
  public static let entryExists = Self(rawValue: "entry-exists")
  /// An id for a new entry is malformed (`entry`, `given`).
  public static let invalidEntryID = Self(rawValue: "invalid-entry-id")
  /// An entry, as given or edited, is invalid (`path`, `line`, `problem`, and the facts of the problem).
  public static let invalidEntry = Self(rawValue: "invalid-entry")
  /// A file was changed by somebody else since it was opened for editing (`path`).
  public static let changedMeanwhile = Self(rawValue: "changed-meanwhile")
  /// A file is written in a form whose values cannot be changed one by one (`path`).
  public static let notInPlace = Self(rawValue: "not-in-place")
  /// A person from whom another would take over was replaced before (`entry`, the last day `time`, by whom: `other`).
  public static let alreadyReplaced = Self(rawValue: "already-replaced")
  /// The folder for a new record is not empty (`path`).
  public static let folderNotEmpty = Self(rawValue: "folder-not-empty")
  /// A template cannot be read (`path`, `problem`).
  public static let templateNotUsable = Self(rawValue: "template-not-usable")

  // MARK: Keys and sharing

  /// What was given as a public key is none that a record takes, or its line cannot be written (`given`).
  public static let keyNotUsable = Self(rawValue: "key-not-usable")
  /// The record has that key, or the body has proposed it (`fingerprint`).
  public static let keyExists = Self(rawValue: "key-exists")
  /// No party of the record has that key (`fingerprint`).
  public static let keyUnknown = Self(rawValue: "key-unknown")
  /// The body has approved the draft already (`draft`, `party`).
  public static let approvalExists = Self(rawValue: "approval-exists")
  /// A draft has a timestamp already, which is never replaced (`draft`).
  public static let timestampExists = Self(rawValue: "timestamp-exists")
  /// A file is not the reply of a timestamp authority that grants the time of a draft (`draft`).
  public static let timestampNotUsable = Self(rawValue: "timestamp-not-usable")
  /// The repository has no host's key, so it is no shared record's host (`path`).
  public static let notAHost = Self(rawValue: "not-a-host")
  /// The record has rules, and so a host, already (`path`).
  public static let alreadyShared = Self(rawValue: "already-shared")
  /// A folder cannot hold private contacts: it is in the shared record, or is a record for others to read (`path`, `problem`).
  public static let notPrivate = Self(rawValue: "not-private")
  /// A shared record needs the key of at least one technical secretariat, which admits all others.
  public static let adminNeeded = Self(rawValue: "admin-needed")

  // MARK: Personal links

  /// No personal link has that token, or that id.
  public static let accessUnknown = Self(rawValue: "access-unknown")
  /// The link has opened its session already (`party`, `time`: when).
  public static let accessUsed = Self(rawValue: "access-used")
  /// The time of the link is over (`party`, `time`).
  public static let accessExpired = Self(rawValue: "access-expired")
  /// The link was revoked (`party`, `time`).
  public static let accessRevoked = Self(rawValue: "access-revoked")
  /// The browser has no session, or its time is over; or the person acts for the State no longer (`party`).
  public static let accessEnded = Self(rawValue: "access-ended")
  /// A link would end in the past, or too far ahead (`time`, `limit`: in days).
  public static let accessPeriod = Self(rawValue: "access-period")
  /// The person of the directory acts for the party no longer, or not yet (`given`, `party`, `problem`: over or to-come, `time`:
  /// the last or the first day).
  public static let personNotCurrent = Self(rawValue: "person-not-current")

  /// The codes of this version, in the order of their definition.
  public static let known: [Self] =
    [
      .ruleBroken, .notARecord, .noBranch, .otherOwner, .newerFormat, .unknownFeatures, .damaged, .tooLarge, .shallow,
      .notFetched, .draftsNotFetched, .unsupportedStorage, .operationUnfinished, .otherBranch, .malformedFile, .busy,
      .cancelled, .gitAtWork, .localEdits, .diskFull, .cannotWrite, .git, .notSigned, .signatureOvertaken, .noHost,
      .hostFailed, .hostRewroteHistory, .changedOnBothSides, .declaredMeanwhile, .revisedMeanwhile, .withdrawnMeanwhile,
      .otherRoot, .otherRecord, .notPermitted, .notOnBehalf, .proofNotAcknowledged, .featureNeeded,
      .unknownParty, .notAMember, .unknownKind, .unknownTheme, .unknownLanguage, .fileNeeded, .fileNotUsable,
      .mailNotNeeded, .duplicateLanguage, .invalidSlug, .invalidTitle, .invalidMessage, .unknownContribution,
      .withdrawn,
      .noSuchRevision, .noSuchLanguage,
      .notSentIn, .answeredAlready, .noFault, .acknowledgedAlready, .unknownBranch, .unknownRevision, .notEarlier,
      .invalidDraftName, .draftExists,
      .noOriginal, .unlikeText,
      .retitledRevision, .slugNeeded, .questionnaireNeeded,
      .notABestPractice, .invalidRequiredText, .partyNeeded, .identityNeeded, .unknownEntry, .entryExists,
      .invalidEntryID, .invalidEntry, .changedMeanwhile, .notInPlace, .alreadyReplaced,
      .folderNotEmpty, .templateNotUsable,
      .keyNotUsable, .keyExists, .keyUnknown, .approvalExists, .timestampExists, .timestampNotUsable,
      .notAHost, .alreadyShared, .notPrivate, .adminNeeded,
      .accessUnknown, .accessUsed, .accessExpired, .accessRevoked, .accessEnded, .accessPeriod,
      .personNotCurrent,
    ] + ofNegotiation + ofStatements + ofQuestionnaires + ofGlossary + ofPractices + ofSearch + ofCalendar
}

import GCMRepo
import RecordLocalization

extension Finding {
  /// A short code for a script, stable within the JSON schema.
  var code: String {
    switch self {
    case .missingTrailer: "missing-trailer"
    case .unknownAction: "unknown-action"
    case .unknownParty: "unknown-party"
    case .foreignFolder: "foreign-folder"
    case .outsideContribution: "outside-contribution"
    case .originalHash: "original-hash"
    case .originalMissing: "original-missing"
    case .originalUndeclared: "original-undeclared"
    case .unsafePath: "unsafe-path"
    case .merge: "merge"
    case .repeatedTrailer: "repeated-trailer"
    case .trailerNotUsable: "trailer-not-usable"
    case .trailerDiffers: "trailer-differs"
    case .revisionOutOfSequence: "revision-out-of-sequence"
    case .outsideAction: "outside-action"
    case .notPermitted: "not-permitted"
    case .contributionUntouched: "contribution-untouched"
    case .contributionRemoved: "contribution-removed"
    case .notWithdrawn: "not-withdrawn"
    case .textUndeclared: "text-undeclared"
    case .revisionDiffers: "revision-differs"
    case .messageTooLong: "message-too-long"
    case .lightweightDraft: "lightweight-draft"
    case .draftMessageTooLong: "draft-message-too-long"
    case .draftTrailerMissing: "draft-trailer-missing"
    case .draftName: "draft-name"
    case .draftManifest: "draft-manifest"
    case .draftNotInHistory: "draft-not-in-history"
    case .draftMoved: "draft-moved"
    case .draftDeleted: "draft-deleted"
    case .draftTrailerRepeated: "draft-trailer-repeated"
    case .draftUnknownParty: "draft-unknown-party"
    case .draftNotPermitted: "draft-not-permitted"
    case .replacement: "replacement"
    case .historyRewritten: "history-rewritten"
    case .unreadable: "unreadable"
    case .storedOriginal: "stored-original"
    case .storedText: "stored-text"
    case .notAContribution: "not-a-contribution"
    case .unlistedOriginal: "unlisted-original"
    case .missingText: "missing-text"
    case .invalidName: "unlawful-name"
    case .store: "store"
    }
  }

  var sentence: Message {
    switch self {
    case .missingTrailer(let key):
      Message("Its \(key, "key") is missing.")
    case .unknownAction(let action):
      Message("“\(action, "action")” is not an action of a record.")
    case .unknownParty(let party):
      Message("There is no party \(party, "party").")
    case .foreignFolder(let party, let path):
      Message("A commit of \(party, "party") changes another country's folder: \(path, "path").")
    case .outsideContribution(let path):
      Message("A submission changes a file outside its contribution: \(path, "path").")
    case .originalHash(let path, _, _):
      Message("The original \(path, "path") is not the file that its commit names.")
    case .originalMissing(let path):
      Message("The original \(path, "path") is missing.")
    case .originalUndeclared(let path):
      Message("The original \(path, "path") was changed without its SHA-256 being stated.")
    case .unsafePath(let path):
      Message("A record must not hold this name: \(path, "path").")
    case .merge(let parents):
      Message("It joins \(parents, "parents") histories; in a record each event follows the last.")
    case .repeatedTrailer(let key):
      Message("Its \(key, "key") is given more than once.")
    case .trailerNotUsable(let key, let said):
      Message("Its \(key, "key") is “\(said, "said")”, which is not a number from 1 to 1000000000.")
    case .trailerDiffers(let key, let said):
      Message("Its \(key, "key") is “\(said, "said")”, which is not that of its contribution.")
    case .revisionOutOfSequence(let said, let expected):
      Message("It calls itself revision \(said, "said") where revision \(expected, "expected") follows.")
    case .outsideAction(let action, let path):
      Message(
        "A commit with the action “\(action, "action")” changes a file that is no part of that action: \(path, "path")."
      )
    case .notPermitted(let party, let action):
      Message("\(party, "party") may not perform the action “\(action, "action")”.")
    case .contributionUntouched(let path):
      Message("A submission does not change its \(path, "path").")
    case .contributionRemoved(let path):
      Message("A submission removes its contribution instead of setting it: \(path, "path").")
    case .notWithdrawn(let path):
      Message("It is recorded as a withdrawal but does not remove its contribution: \(path, "path").")
    case .textUndeclared(let path):
      Message("The text \(path, "path") was changed without naming the file that it comes from.")
    case .revisionDiffers(let said, let file):
      Message("It calls itself revision \(said, "said"), and its contribution.yml says \(file, "file").")
    case .messageTooLong(let bytes, let limit):
      Message("Its message has \(bytes, "bytes") bytes; a record allows at most \(limit, "limit").")
    default: stateSentence
    }
  }

  /// The sentences about drafts, the branch and the current state.
  private var stateSentence: Message {
    switch self {
    case .lightweightDraft(let draft):
      Message("The draft \(draft, "draft") says neither who made it nor when: it was not made with `gcmrepo tag`.")
    case .draftTrailerMissing(let draft, let trailer):
      Message("The \(trailer, "trailer") of the draft \(draft, "draft") is missing.")
    case .draftName(let draft, let said):
      Message("The draft \(draft, "draft") says that it is \(said, "said").")
    case .draftManifest(let draft, _, _):
      Message("The files of the draft \(draft, "draft") are not those that it was made from.")
    case .draftMessageTooLong(let draft, let bytes, let limit):
      Message(
        """
        The message of the draft \(draft, "draft") has \(bytes, "bytes") bytes; a record allows at most \(limit, "limit").
        """)
    case .draftNotInHistory(let draft):
      Message("The draft \(draft, "draft") is not in the history: the draft or the history was rewritten.")
    case .draftMoved(let draft, let from):
      Message("The draft \(draft, "draft") was moved; before, it was \(from.prefix(10), "from").")
    case .draftDeleted(let draft):
      Message("The draft \(draft, "draft") was made and is no longer there: somebody deleted it.")
    case .draftTrailerRepeated(let draft, let trailer):
      Message("The \(trailer, "trailer") of the draft \(draft, "draft") is given more than once.")
    case .draftUnknownParty(let draft, let party):
      Message("The draft \(draft, "draft") is made in the name of \(party, "party"), which is not a party.")
    case .draftNotPermitted(let draft, let party):
      Message("The draft \(draft, "draft") is made in the name of \(party, "party"), which may not make drafts.")
    case .replacement(let name):
      Message("Because of \(name, "name"), git shows other commits or files here than the record holds. Remove it.")
    case .historyRewritten(let from, let to):
      Message("The history was rewritten from \(from.prefix(10), "from") to \(to.prefix(10), "to").")
    case .unreadable(let error): error.sentence
    case .storedOriginal(let path):
      Message("The original \(path, "path") is not what its contribution.yml says.")
    case .storedText(let path):
      Message("The text \(path, "path") is not that of the original beside it.")
    case .notAContribution(let path):
      Message("The folder \(path, "path") holds no contribution.yml.")
    case .unlistedOriginal(let path):
      Message("The original \(path, "path") is not named in its contribution.yml.")
    case .missingText(let path):
      Message("The text \(path, "path") is missing, though contribution.yml names its language.")
    case .invalidName(let path):
      Message("The name of the folder \(path, "path") is not that of a contribution.")
    case .store(let words):
      Message("The store of the record is not sound. git says: \(words, "words")")
    default: Message("Something is wrong.")
    }
  }
}

extension ReceiptProblem {
  var sentence: Message {
    switch self {
    case .unknownCommit(let commit):
      Message("The commit \(commit, "commit") is not in the record.")
    case .notInHistory(let commit):
      Message("The commit \(commit, "commit") is no longer in the history.")
    case .differs(let key, let receipt, let record):
      Message("The receipt's \(key, "key") is “\(receipt, "receipt")”, the record's “\(record, "record")”.")
    case .noFiles:
      Message("The receipt names no file.")
    case .fileMissing(let path):
      Message("The file \(path, "path") is not in that commit.")
    case .fileDiffers(let path):
      Message("The file \(path, "path") in the record is not the one of the receipt.")
    }
  }
}

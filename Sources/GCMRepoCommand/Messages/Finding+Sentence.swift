import GCMRepo
import RecordLocalization

extension Finding {
  /// What a later version found, and this one cannot name.
  static let unknown = Message("Something is wrong.")

  private func fact(_ key: Facts.Key) -> String { facts.text(key) ?? "" }

  var sentence: Message {
    switch code {
    case .missingTrailer:
      Message("Its \(fact(.trailer), "key") is missing.")
    case .unknownAction:
      Message("“\(fact(.found), "action")” is not an action of a record.")
    case .unknownParty:
      Message("There is no party \(fact(.party), "party").")
    case .foreignFolder:
      Message("A commit of \(fact(.party), "party") changes another country's folder: \(fact(.path), "path").")
    case .outsideContribution:
      Message("A submission changes a file outside its contribution: \(fact(.path), "path").")
    case .originalHash:
      Message("The original \(fact(.path), "path") is not the file that its commit names.")
    case .originalMissing:
      Message("The original \(fact(.path), "path") is missing.")
    case .originalUndeclared:
      Message("The original \(fact(.path), "path") was changed without its SHA-256 being stated.")
    case .unsafePath:
      Message("A record must not hold this name: \(fact(.path), "path").")
    case .merge:
      Message("It joins \(fact(.found), "parents") histories; in a record each event follows the last.")
    case .repeatedTrailer:
      Message("Its \(fact(.trailer), "key") is given more than once.")
    case .trailerNotUsable:
      Message("Its \(fact(.trailer), "key") is “\(fact(.found), "said")”, which is not a number from 1 to 1000000000.")
    case .trailerDiffers:
      Message("Its \(fact(.trailer), "key") is “\(fact(.found), "said")”, which is not that of its contribution.")
    case .revisionOutOfSequence:
      Message("It calls itself revision \(fact(.found), "said") where revision \(fact(.expected), "expected") follows.")
    case .outsideAction:
      Message(
        "A commit with the action “\(fact(.found), "action")” changes a file that is no part of that action: \(fact(.path), "path")."
      )
    case .notPermitted:
      Message("\(fact(.party), "party") may not perform the action “\(fact(.found), "action")”.")
    case .contributionUntouched:
      Message("A submission does not change its \(fact(.path), "path").")
    case .fieldDiffers:
      Message(
        """
        \(fact(.field), "field") of \(fact(.path), "path") is “\(fact(.found), "found")”, and the commit's is \
        “\(fact(.expected), "expected")”.
        """)
    case .contributionRemoved:
      Message("A submission removes its contribution instead of setting it: \(fact(.path), "path").")
    case .notWithdrawn:
      Message("It is recorded as a withdrawal but does not remove its contribution: \(fact(.path), "path").")
    case .textUndeclared:
      Message("The text \(fact(.path), "path") was changed without naming the file that it comes from.")
    case .revisionDiffers:
      Message(
        "It calls itself revision \(fact(.found), "said"), and its contribution.yml says \(fact(.expected), "file").")
    case .messageTooLong:
      Message("Its message has \(fact(.found), "bytes") bytes; a record allows at most \(fact(.expected), "limit").")
    case .badSignature:
      Message(
        "The signature under the commit of \(fact(.person), "author") is not of it: the commit or the signature was changed."
      )
    case .foreignSignature:
      Message("It is made for \(fact(.party), "party") and signed with a key of \(fact(.person), "principal").")
    case .notAFocalPoint: strangerSentence(party: fact(.party), person: fact(.person))
    case .severalHolders: severalHoldersSentence(entries: fact(.person))
    default: sharingSentence ?? stateSentence
    }
  }

  /// The sentences about drafts, the branch and the current state.
  private var stateSentence: Message {
    switch code {
    case .lightweightDraft:
      Message(
        "The draft \(fact(.draft), "draft") says neither who made it nor when: it was not made with `gcmrepo tag`.")
    case .nestedDraft:
      Message(
        "\(fact(.draft), "draft") is a tag of the tag \(fact(.found), "found"), and not a draft: it was not made with `gcmrepo tag`."
      )
    case .draftTrailerMissing:
      Message("The \(fact(.trailer), "trailer") of the draft \(fact(.draft), "draft") is missing.")
    case .draftName:
      Message("\(fact(.draft), "draft") is only another name for the draft \(fact(.found), "said").")
    case .draftManifest:
      Message("The files of the draft \(fact(.draft), "draft") are not those that it was made from.")
    case .draftMessageTooLong:
      Message(
        """
        The message of the draft \(fact(.draft), "draft") has \(fact(.found), "bytes") bytes; a record allows at most \(fact(.expected), "limit").
        """)
    case .draftNotInHistory:
      Message("The draft \(fact(.draft), "draft") is not in the history: the draft or the history was rewritten.")
    case .draftMoved:
      Message("The draft \(fact(.draft), "draft") was moved; before, it was \(fact(.expected).prefix(10), "from").")
    case .draftDeleted:
      Message("The draft \(fact(.draft), "draft") was made and is no longer there: somebody deleted it.")
    case .draftTrailerRepeated:
      Message("The \(fact(.trailer), "trailer") of the draft \(fact(.draft), "draft") is given more than once.")
    case .draftUnknownParty:
      Message(
        "The draft \(fact(.draft), "draft") is made in the name of \(fact(.party), "party"), which is not a party.")
    case .draftNotPermitted:
      Message(
        "The draft \(fact(.draft), "draft") is made in the name of \(fact(.party), "party"), which may not make drafts."
      )
    case .replacement:
      Message(
        "Because of \(fact(.path), "name"), git shows other commits or files here than the record holds. Remove it.")
    case .historyRewritten:
      Message(
        "The history was rewritten from \(fact(.expected).prefix(10), "from") to \(fact(.found).prefix(10), "to").")
    case .unreadable: error?.sentence ?? Self.unknown
    case .storedOriginal:
      Message("The original \(fact(.path), "path") is not what its contribution.yml says.")
    case .storedText:
      Message("The text \(fact(.path), "path") is not that of the original beside it.")
    case .textNotOfOriginal:
      Message(
        "The text \(fact(.path), "path") is not what the reader \(fact(.found), "reader") makes of its original: one of them was changed."
      )
    case .notAContribution:
      Message("The folder \(fact(.path), "path") holds no contribution.yml.")
    case .unlistedOriginal:
      Message("The original \(fact(.path), "path") is not named in its contribution.yml.")
    case .missingText:
      Message("The text \(fact(.path), "path") is missing, though contribution.yml names its language.")
    case .invalidName:
      Message("The name of the folder \(fact(.path), "path") is not that of a contribution.")
    case .store:
      Message("The store of the record is not sound. git says: \(fact(.detail), "words")")
    default: Self.unknown
    }
  }
}

extension ReceiptProblem {
  private func fact(_ key: Facts.Key) -> String { facts.text(key) ?? "" }

  var sentence: Message {
    switch code {
    case .unknownCommit:
      Message("The commit \(fact(.commit), "commit") is not in the record.")
    case .notInHistory:
      Message("The commit \(fact(.commit), "commit") is no longer in the history.")
    case .differs:
      Message(
        "The receipt's \(fact(.key), "key") is “\(fact(.expected), "receipt")”, the record's “\(fact(.found), "record")”."
      )
    case .noFiles:
      Message("The receipt names no file.")
    case .fileMissing:
      Message("The file \(fact(.path), "path") is not in that commit.")
    case .fileDiffers:
      Message("The file \(fact(.path), "path") in the record is not the one of the receipt.")
    case .hostSilent:
      Message("The host has signed nothing of it. Get its receipt with `gcmrepo receipt`.")
    case .otherHost:
      Message(
        """
        It is signed with the key \(fact(.fingerprint), "found"), which is not the host's: \(fact(.expected), "expected").
        """)
    case .hostSignature:
      Message(
        "The host's signature is not of this receipt: something in it was changed, or it was signed for another use.")
    case .otherRecord:
      Message(
        "It is of another record: that one begins with the commit \(fact(.found), "found"), this one with \(fact(.expected), "expected")."
      )
    case .notProven: Message("The objects in it do not lead from the draft to \(fact(.path), "path").")
    case .otherDraft:
      Message("It is of the tag \(fact(.found), "found"), and not of \(fact(.expected), "expected").")
    case .draftSignature: Message("The signature of \(fact(.draft), "draft") is not of it, or is another party's.")
    case .approvalNotValid: Message("The approval of \(fact(.party), "party") is not of this draft.")
    default: Finding.unknown
    }
  }
}

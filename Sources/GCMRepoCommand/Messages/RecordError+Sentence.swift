import GCMRepo
import RecordLocalization

extension RecordError {
  func fact(_ key: Facts.Key) -> String { facts.text(key) ?? "" }
  func number(_ key: Facts.Key) -> Int { facts.number(key) ?? 0 }

  /// What is wrong, where, and what to do next.
  var sentence: Message {
    switch code {
    case .notARecord:
      Message(
        """
        There is no record at \(fact(.path), "path"). Name its folder with -C FOLDER, or make one with `gcmrepo init \
        FOLDER`.
        """)
    case .noBranch:
      Message(
        """
        The record at \(fact(.path), "path") has no branch “\(fact(.branch), "branch")”, and none is checked out. Run \
        `git branch -a` there to list its branches, and `git switch BRANCH` to check out the record's.
        """)
    case .otherOwner:
      Message(
        """
        The record at \(fact(.path), "path") belongs to another user. If you trust it, run: git config --global --add \
        safe.directory \(fact(.path).asShellWord, "path2")
        """)
    case .newerFormat:
      Message(
        """
        The record has format \(number(.format), "found"), and this program reads formats up to \(number(.supported), "supported"). \
        Update gcmrepo.
        """)
    case .unknownFeatures:
      Message(
        """
        The record uses \(facts.texts(.features).joined(separator: ", "), "names"), which this program does not know. Update \
        gcmrepo.
        """)
    case .damaged: damagedSentence
    case .tooLarge: tooLargeSentence
    case .shallow, .notFetched, .draftsNotFetched, .unsupportedStorage, .operationUnfinished, .otherBranch:
      cloneSentence
    case .noHost, .hostFailed, .hostRewroteHistory, .changedOnBothSides, .declaredMeanwhile, .revisedMeanwhile,
      .withdrawnMeanwhile, .otherRecord, .otherRoot:
      hostSentence
    case .malformedFile: malformedSentence
    case .busy:
      Message("Somebody else has been writing to the record for a minute. Nothing was written; please try again.")
    case .cancelled:
      Message("The command was cancelled while it waited for another writer. Nothing was written.")
    case .gitAtWork:
      Message(
        """
        A git command is running in the record's folder. Nothing was written; try again when it has ended (if none \
        is running, delete \(fact(.lock), "lock")).
        """)
    case .localEdits:
      Message(
        """
        There are local edits in the record's folder that would be overwritten: \
        \(facts.texts(.paths).prefix(3).joined(separator: ", "), "paths"). Nothing was written; move your edit elsewhere, or restore the file with `git checkout`, and \
        try again.
        """)
    case .diskFull:
      Message("The disk is full. Nothing was written; make room and try again.")
    case .cannotWrite:
      Message(
        """
        The record cannot be written to at \(fact(.path), "path"): \(systemReason(Int32(clamping: number(.errno))), "reason"). Ask its \
        administrator for permission to write.
        """)
    case .git:
      Message("The record could not be read or written. Run the command again with --verbose to see why.")
    case .notSigned: notSignedSentence
    case .signatureOvertaken:
      Message(
        "Others wrote to the record each time while you were asked to sign. Nothing was written; please try again.")
    case .notPermitted:
      Message(
        """
        \(fact(.party), "party") does not keep the record, so it may not set the declaration, make drafts or change its \
        facts. These may, with --party: \(or: facts.texts(.permitted), "permitted").
        """)
    case .featureNeeded where facts.texts(.features) == ["uploads"]:
      Message(
        """
        This record takes nothing by browser yet: with `uploads` the host's key signs for States, so the bodies that keep the record \
        decide on it. Add `uploads` to `features` in a copy of gcmrepo.yml, raise the `version` of its rules by one, and give the \
        file to `gcmrepo rules change gcmrepo.yml -m WHY`, each body whose agreement the rules need.
        """)
    case .featureNeeded:
      Message(
        """
        This record does not use \(facts.texts(.features).joined(separator: ", "), "names") yet. A body that keeps it adds `features: [\(facts.texts(.features).joined(separator: ", "), "features")]` to gcmrepo.yml, in a commit with the trailers `Party: CODE` and `Action: admit`; older versions of gcmrepo then ask to be updated.
        """)
    case .partyNeeded:
      Message("Say on whose behalf you act with --party: \(or: facts.texts(.choices), "choices").")
    case .identityNeeded:
      Message(
        """
        Your name and address are not known. Add --author "Name <address>", or run git config --global user.name \
        and user.email once.
        """)
    case .ruleBroken:
      Message(
        "This would break a rule of the record: \(finding?.sentence ?? Finding.unknown, "finding") Nothing was written."
      )
    default: negotiationSentence ?? statementSentence ?? questionnaireSentence ?? inputSentence
    }
  }

  /// The sentences about the user's input.
  private var inputSentence: Message {
    switch code {
    case .unknownParty:
      Message("There is no party with the code \(fact(.given), "given").\(didYouMean(facts.texts(.nearest)), "hint")")
    case .notAMember:
      Message(
        "\(fact(.party), "code") is not a member State of either conference, so it cannot submit contributions; it may submit documents of kind reference."
      )
    case .unknownKind where !facts.texts(.known).isEmpty:
      Message(
        "“\(fact(.given), "given")” is no kind of text; the kinds are \(and: facts.texts(.known), "kinds").\(didYouMean(facts.texts(.nearest)), "hint")"
      )
    case .unknownKind:
      Message(
        "“\(fact(.given), "given")” is not a kind of contribution; the kinds are input, questionnaire, best-practice and reference."
      )
        + didYouMean(facts.texts(.nearest))
    case .unknownTheme:
      Message(
        """
        There is no theme “\(fact(.given), "given")”; the themes are \
        \(facts.texts(.known).joined(separator: ", "), "known").\(didYouMean(facts.texts(.nearest)), "hint")
        """)
    case .unknownLanguage:
      Message(
        "“\(fact(.given), "given")” is not one of the record's languages: \(facts.texts(.known).joined(separator: ", "), "known")."
      )
    case .fileNeeded:
      Message("Name the file to submit.")
    case .fileNotUsable: fileSentence
    case .duplicateLanguage:
      Message(
        "Two of the files are in the language “\(fact(.language), "language")”; a contribution has one file for each language."
      )
    case .invalidSlug:
      Message(
        """
        “\(fact(.given), "given")” cannot be a short name: use lower-case letters a to z, digits and single hyphens, at \
        most \(number(.limit), "longest") characters, with --id.
        """)
    case .noOriginal:
      Message(
        "\(fact(.document), "document") in “\(fact(.language), "language")” has no original: it has not been set from a file yet."
      )
    case .unlikeText, .retitledRevision: revisionOrNew
    case .slugNeeded:
      Message(
        "No short name can be made from “\(fact(.title), "title")”. Give one with --id: letters a to z, digits and hyphens."
      )
    case .questionnaireNeeded:
      Message("Say which questionnaire this answers with --id \(or: facts.texts(.choices), "choices").")
    case .notABestPractice:
      Message(
        """
        --why-best-practice and --contribution-to-gcm are for a best practice, and this is of kind \(fact(.kind), "kind"). Leave them out, or submit it with --kind best-practice.
        """)
    case .invalidRequiredText:
      invalid(Message("field of the best practice"))
    case .invalidTitle: invalid(Message("title"))
    case .invalidMessage: invalid(Message("message"))
    case .unknownContribution:
      Message(
        """
        There is no contribution or document “\(fact(.given), "given")”.\(didYouMean(facts.texts(.nearest)), "hint") `gcmrepo \
        list` shows them all.
        """)
    case .withdrawn: withdrawnSentence
    case .noSuchRevision: noSuchRevisionSentence
    case .noSuchLanguage:
      Message(
        """
        \(fact(.contribution), "contribution") does not exist in “\(fact(.given), "given")”, only in \(facts.texts(.known).joined(separator: ", "), "present").
        """)
    case .unknownBranch:
      Message("There is no branch “\(fact(.given), "given")”.\(didYouMean(facts.texts(.nearest)), "hint")")
    case .unknownRevision where !facts.texts(.limits).isEmpty:
      Message(
        """
        There is no draft, branch or commit “\(fact(.given), "given")” in this copy of the record, which holds only a part \
        of it. Fetch the rest with `\(fetchCommand(for: facts.texts(.limits)), "command")`, and try again.
        """)
    case .unknownRevision:
      Message(
        """
        There is no draft, branch or commit “\(fact(.given), "given")”.\(didYouMean(facts.texts(.nearest)), "hint") `gcmrepo \
        tags` lists the drafts, and `gcmrepo list` the contributions.
        """)
    case .notEarlier:
      Message(
        "No revisions lead from \(fact(.from), "from") to \(fact(.to), "to"): --attribute needs the earlier state first."
      )
    case .invalidDraftName:
      Message(
        "“\(fact(.given), "given")” cannot be a draft's name: use letters, digits, dots and hyphens, such as draft-1.")
    case .draftExists:
      Message("The draft \(fact(.draft), "name") exists already, and a draft never changes. Choose another name.")
    case .notPrivate: privateSentence
    case .unknownEntry, .entryExists, .invalidEntryID, .invalidEntry, .changedMeanwhile, .notInPlace: entrySentence
    case .termsCollide, .termsDiffer, .nothingToAccept: glossarySentence
    case .alreadyReplaced:
      Message(
        """
        \(fact(.entry), "entry") acted until \(fact(.time), "day") and was replaced by \(fact(.other), "person"). Nothing was \
        written; hand over from \(fact(.other), "person"), or correct the days with `gcmrepo directory change`.
        """)
    case .folderNotEmpty:
      Message("The folder \(fact(.path), "path") is not empty. Choose a new folder for the record.")
    case .templateNotUsable:
      Message("The template cannot be used; \(fact(.path), "path"): \(templateWords, "words").")
    case .keyNotUsable, .keyExists, .keyUnknown, .approvalExists, .timestampExists, .timestampNotUsable,
      .notAHost, .alreadyShared, .adminNeeded,
      .notOnBehalf, .mailNotNeeded, .notSentIn, .answeredAlready, .noFault, .acknowledgedAlready,
      .proofNotAcknowledged:
      sharingSentence
    case .alreadySelected, .notSelected, .practiceNeeded, .practiceOfAnother: practiceSentence
    case .searchIndexFailed:
      Message(
        """
        The search index cannot be read or made again. Delete the folder gcmrepo/cache in the record's git folder, and check that \
        the disk is not full.
        """)
    case .minutesNotUsable, .contactInMinutes, .nothingToPlan: calendarSentence
    case .accessUnknown, .accessUsed, .accessExpired, .accessRevoked, .accessEnded, .accessPeriod, .personNotCurrent:
      accessSentence
    default: Message("The record refused this operation.")
    }
  }
}

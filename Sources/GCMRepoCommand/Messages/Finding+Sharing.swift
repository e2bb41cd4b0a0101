import GCMRepo
import RecordLocalization

/// The sentences about signatures, keys and rules, each with what to do next.
extension Finding {
  private func fact(_ key: Facts.Key) -> String { facts.text(key) ?? "" }

  /// `nil` for a finding about something else.
  var sharingSentence: Message? {
    switch code {
    case .unsigned where fact(.party).isEmpty:
      Message(
        "It is not signed, and does not say for whom it is made. Whoever writes to the record signs with a key of their own: name it with `git config user.signingkey FILE`."
      )
    case .unsigned:
      Message(
        "It is not signed. \(fact(.party), "party") signs with its own key: name it with `git config user.signingkey FILE`."
      )
    case .unknownKey:
      Message(
        "It is signed with the key \(fact(.key), "key"), which the record has not admitted. A secretariat, or the party itself, admits it with `gcmrepo keys add`."
      )
    case .keyNotValid:
      Message(
        "It is signed with the key \(fact(.key), "key") of \(fact(.person), "principal"), which was not valid then.")
    case .keyRevoked:
      Message("It is signed with the key \(fact(.key), "key") of \(fact(.person), "principal"), which is revoked.")
    case .notOnBehalf:
      Message(
        """
        \(fact(.person), "body") may not do this for \(fact(.party), "party"): those to whom the rules give on_behalf send in \
        submissions for a State, and do nothing else in its name.
        """)
    case .answerDiffers:
      Message(
        "The answer in \(fact(.path), "path") is not what the commit says, or it changes an earlier answer: one is added at the end, by the commit's author."
      )
    case .resolutionDiffers:
      Message(
        "The commit says that it settles a bracket, but changes \(fact(.path), "path") elsewhere too, or not at all. Set such a text with `gcmrepo declare`."
      )
    case .answeredAlready:
      Message(
        "The State had confirmed or contested revision \(facts.number(.number) ?? 0, "revision") in \(fact(.path), "path") already."
      )
    case .nothingToAnswer:
      Message(
        "\(fact(.path), "path") answers revision \(facts.number(.number) ?? 0, "revision"), which nobody sent in for the State."
      )
    case .accountDiffers:
      Message(
        """
        \(fact(.path), "path") is not what the commit says, or it changes what was said before: what became of a proposal and \
        its State's answer are added at the end, by the commit's author.
        """)
    case .accountOfNothing:
      Message(
        """
        \(fact(.path), "path") speaks of number \(facts.number(.number) ?? 0, "number"), which the record did not have then as \
        it says.
        """)
    case .rulesNotBegunByHost:
      Message(
        "The first rules in \(fact(.path), "path") are set by the record's host: make the shared record with `gcmrepo host init`."
      )
    case .keysNotUsable:
      Message(
        "The file of keys, \(fact(.path), "path"), must stay, and each of its lines must be one that ssh-keygen reads.")
    case .keyRemoved:
      Message(
        "The key \(fact(.key), "key") was taken out. Revoke it instead, with `gcmrepo keys revoke`: what it signed before stays valid."
      )
    case .keyListedTwice:
      Message("The key \(fact(.key), "key") is listed twice. A key belongs to one person of one party.")
    case .keyChanged:
      Message(
        "What the record says of the key \(fact(.key), "key") was changed. A key is only admitted and revoked, and stays with its person."
      )
    case .keyNotUsable:
      Message(
        "The line of the key \(fact(.key), "key") must name one role of one party, such as focal-point@CL, and the purpose git alone."
      )
    case .keyWithoutPerson:
      Message(
        "The key \(fact(.key), "key") must stand both in the list of keys and with one person of \(fact(.party), "party"). Use `gcmrepo keys add`."
      )
    case .keyNotTheirs:
      Message(
        "\(fact(.person), "actor") alone cannot decide on the key \(fact(.key), "key") of \(fact(.party), "party"). The party itself can, or both secretariats."
      )
    case .partyRemoved:
      Message("The file of \(fact(.party), "party") must stay, and be readable.")
    case .roleNotTheirs:
      Message(
        "\(fact(.person), "actor") cannot change the roles of \(fact(.party), "party"): each conference's secretariat decides on its own."
      )
    case .rulesRemoved:
      Message("The rules in \(fact(.path), "path") must stay, and be readable.")
    case .rulesVersion:
      Message(
        "The changed rules call themselves version \(fact(.found), "said") where version \(fact(.expected), "expected") follows."
      )
    case .rulesNotAgreed:
      Message(
        "Not all who must agree to the new \(fact(.path), "path") have done so: each proposes the same file with `gcmrepo rules change FILE`."
      )
    case .thresholdTooHigh:
      Message("The new rules in \(fact(.path), "path") ask for more agreement than the persons with keys could give.")
    case .late:
      Message("It came after the deadline, \(fact(.expected), "deadline").")
    case .fileTooLarge:
      Message(
        "\(fact(.path), "path") has \(fact(.found), "bytes") bytes; the record allows at most \(fact(.expected), "limit")."
      )
    case .senderDidNotSign:
      Message(
        "It says that \(fact(.person), "body") sent it in, and is signed with a key of \(fact(.found), "principal").")
    case .otherSignature:
      Message(
        "It is not signed with an OpenSSH key, and a record takes no others. \(fact(.party), "party") names its key with `git config user.signingkey FILE`."
      )
    case .proposalOfAnother:
      Message(
        "\(fact(.path), "path") may be written by the person that it names alone, and not by \(fact(.party), "party").")
    case .unknownFile:
      Message(
        "A shared record has no place for this file: \(fact(.path), "path"). Use the commands of gcmrepo to write to it."
      )
    case .commitHeader:
      Message("The commit has a header “\(fact(.found), "header")”, which a record does not take.")
    case .future: Message("It is dated in the future, \(fact(.found), "time"). Set the clock of your computer.")
    case .draftNotThere: Message("It names a draft that the record does not have: \(fact(.found), "draft").")
    case .mergeAlters:
      Message(
        "The merge itself changes \(fact(.path), "path"), or drops what was made of it: no event of the record accounts for that."
      )
    case .statementDiffers:
      Message(
        """
        What \(fact(.path), "path") says of a draft is not what the commit says, or it changes what was said before: it is added \
        at the end, by the commit's author.
        """)
    case .silenceTooShort:
      Message(
        """
        The silence procedure \(fact(.path), "path") ends at \(fact(.found), "time"), before its shortest time is over at \
        \(fact(.expected), "earliest").
        """)
    case .silenceNotOpen:
      Message("The silence procedure in which \(fact(.path), "path") objects is not there, or is closed.")
    case .silenceOver:
      Message(
        "The objection \(fact(.path), "path") came after the end of its silence procedure at \(fact(.expected), "time")."
      )
    case .silenceNotOver:
      Message(
        """
        The silence procedure \(fact(.path), "path") is closed otherwise than it ended: it is agreed after \
        \(fact(.expected), "time") if no State objects, and broken if one does.
        """)
    case .adoptionNotFinal:
      Message("\(fact(.path), "path") adopts \(fact(.draft), "draft"), which is not a final draft.")
    case .acknowledgementDiffers:
      Message(
        "The acknowledgement in \(fact(.path), "path") is not what its commit says, or it changes or removes an earlier one: each is added at the end, with `gcmrepo audit --acknowledge`."
      )
    case .proofAcknowledged:
      Message("A broken proof cannot be acknowledged, as \(fact(.path), "path") does. It stays a finding.")
    case .nothingToAcknowledge:
      Message(
        "\(fact(.path), "path") acknowledges what its commit does not have, or what is acknowledged already.")
    case .referenceTwice: Message("\(fact(.path), "name") is sent twice at once.")
    case .approvalNotPermitted:
      Message("\(fact(.party), "party") may not approve the draft \(fact(.draft), "draft").")
    case .partyNotTheirs:
      Message("\(fact(.person), "actor") cannot change what the record says of \(fact(.party), "party") here.")
    case .draftNotInBranch:
      Message(
        "The commit of the draft \(fact(.draft), "draft") is not in the record yet. Send the record first, and then the draft: `gcmrepo sync` does."
      )
    case .tooManyReferences:
      Message("This is more than \(fact(.expected), "limit") drafts and approvals at once.")
    case .rulesInUse:
      Message("The rules in \(fact(.path), "path") change here. Send this change first, and what follows after it.")
    case .nameTwin:
      Message(
        "\(fact(.path), "path") differs from another name in its folder only in capitals or in how its letters are written."
      )
    case .approvalOfAnother:
      Message("This is not an approval of the draft \(fact(.draft), "draft") by \(fact(.party), "party").")
    case .timestampOfAnother:
      Message(
        "The timestamp of the draft \(fact(.draft), "draft") is not an authority's reply that grants the time of that draft."
      )
    case .referenceDeleted: Message("Nothing is deleted from a record: \(fact(.path), "name").")
    case .referenceMoved: Message("\(fact(.path), "name") was made for ever and cannot be changed.")
    case .referenceNotTaken:
      Message("A record takes its branch, drafts and approvals, and not \(fact(.path), "name").")
    case .branchRewound:
      Message(
        "\(fact(.path), "name") would lose what the record already holds. Fetch it first, with `gcmrepo sync`, and send again."
      )
    case .tooManyCommits:
      Message("This is more than \(fact(.expected), "limit") commits at once. The host's keeper can allow it once.")
    case .receivedNotByHost:
      Message(
        "The entry \(fact(.found), "entry") in the log of what the host received is not signed with the host's key.")
    default: nil
    }
  }
}

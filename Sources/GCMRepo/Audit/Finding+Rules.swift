/// The findings of this version's rules, with their facts.
extension Finding {
  // MARK: Of a commit

  package static func missingTrailer(_ key: String) -> Finding {
    Finding(.missingTrailer, [.trailer: .text(key)])
  }
  package static func unknownAction(_ action: String) -> Finding {
    Finding(.unknownAction, [.trailer: "Action", .found: .text(action)])
  }
  package static func unknownParty(_ party: String) -> Finding {
    Finding(.unknownParty, [.trailer: "Party", .party: .text(party)])
  }
  package static func foreignFolder(party: String, path: String) -> Finding {
    Finding(.foreignFolder, [.path: .text(path), .party: .text(party)])
  }
  package static func outsideContribution(path: String) -> Finding {
    Finding(.outsideContribution, [.path: .text(path)])
  }
  package static func originalHash(path: String, said: String, found: String) -> Finding {
    Finding(
      .originalHash, [.path: .text(path), .trailer: "Original-SHA256", .expected: .text(said), .found: .text(found)])
  }
  package static func originalMissing(path: String) -> Finding {
    Finding(.originalMissing, [.path: .text(path)])
  }
  package static func originalUndeclared(path: String) -> Finding {
    Finding(.originalUndeclared, [.path: .text(path)])
  }
  package static func unsafePath(_ path: String) -> Finding {
    Finding(.unsafePath, [.path: .text(path)])
  }
  package static func merge(parents: Int) -> Finding {
    Finding(.merge, [.expected: "1", .found: .text(String(parents))])
  }
  package static func repeatedTrailer(_ key: String) -> Finding {
    Finding(.repeatedTrailer, [.trailer: .text(key)])
  }
  package static func trailerNotUsable(_ key: String, said: String) -> Finding {
    Finding(.trailerNotUsable, [.trailer: .text(key), .found: .text(said)])
  }
  package static func trailerDiffers(_ key: String, said: String) -> Finding {
    Finding(.trailerDiffers, [.trailer: .text(key), .found: .text(said)])
  }
  package static func revisionOutOfSequence(said: Int, expected: Int) -> Finding {
    Finding(
      .revisionOutOfSequence, [.trailer: "Revision", .expected: .text(String(expected)), .found: .text(String(said))])
  }
  package static func outsideAction(action: String, path: String) -> Finding {
    Finding(.outsideAction, [.path: .text(path), .trailer: "Action", .found: .text(action)])
  }
  package static func notPermitted(party: String, action: String) -> Finding {
    Finding(.notPermitted, [.trailer: "Action", .found: .text(action), .party: .text(party)])
  }
  static func resolutionDiffers(_ path: String) -> Finding {
    Finding(.resolutionDiffers, [.path: .text(path), .trailer: .text(ResolvedBracket.trailer)])
  }
  package static func contributionUntouched(path: String) -> Finding {
    Finding(.contributionUntouched, [.path: .text(path)])
  }
  package static func fieldDiffers(_ field: String, path: String, commit: String, file: String) -> Finding {
    Finding(
      .fieldDiffers, [.path: .text(path), .field: .text(field), .expected: .text(commit), .found: .text(file)])
  }
  package static func contributionRemoved(path: String) -> Finding {
    Finding(.contributionRemoved, [.path: .text(path)])
  }
  package static func notWithdrawn(path: String) -> Finding {
    Finding(.notWithdrawn, [.path: .text(path)])
  }
  package static func textUndeclared(path: String) -> Finding {
    Finding(.textUndeclared, [.path: .text(path)])
  }
  package static func revisionDiffers(said: Int, file: Int) -> Finding {
    Finding(.revisionDiffers, [.trailer: "Revision", .expected: .text(String(file)), .found: .text(String(said))])
  }
  package static func messageTooLong(bytes: Int, limit: Int) -> Finding {
    Finding(.messageTooLong, [.expected: .text(String(limit)), .found: .text(String(bytes))])
  }

  static func severalHolders(party: String, entries: [String]) -> Finding {
    Finding(.severalHolders, [.party: .text(party), .person: .text(entries.joined(separator: ", "))])
  }
  static func badSignature(author: String) -> Finding { Finding(.badSignature, [.person: .text(author)]) }
  static func foreignSignature(party: String, principal: String) -> Finding {
    Finding(.foreignSignature, [.party: .text(party), .person: .text(principal)])
  }
  static func unsigned(party: String) -> Finding { Finding(.unsigned, [.party: .text(party)]) }
  static func unknownKey(party: String, fingerprint: String) -> Finding {
    Finding(.unknownKey, [.party: .text(party), .key: .text(fingerprint)])
  }
  static func keyNotValid(principal: String, fingerprint: String) -> Finding {
    Finding(.keyNotValid, [.person: .text(principal), .key: .text(fingerprint)])
  }
  static func keyRevoked(principal: String, fingerprint: String) -> Finding {
    Finding(.keyRevoked, [.person: .text(principal), .key: .text(fingerprint)])
  }
  static func notOnBehalf(party: String, sender: String) -> Finding {
    Finding(.notOnBehalf, [.party: .text(party), .person: .text(sender)])
  }
  static func answerDiffers(_ path: String) -> Finding { Finding(.answerDiffers, [.path: .text(path)]) }
  static func answeredAlready(_ path: String, _ revision: Int) -> Finding {
    Finding(.answeredAlready, [.path: .text(path), .number: .number(revision)])
  }
  static func nothingToAnswer(_ path: String, _ revision: Int) -> Finding {
    Finding(.nothingToAnswer, [.path: .text(path), .number: .number(revision)])
  }
  static func accountDiffers(_ path: String) -> Finding { Finding(.accountDiffers, [.path: .text(path)]) }
  static func accountOfNothing(_ path: String, _ number: Int) -> Finding {
    Finding(.accountOfNothing, [.path: .text(path), .number: .number(number)])
  }
  static let rulesNotBegunByHost = Finding(.rulesNotBegunByHost, [.path: .text(FactFile.configuration)])
  static let keysNotUsable = Finding(.keysNotUsable, [.path: .text(FactFile.allowedSigners)])
  static func keyRemoved(_ fingerprint: String) -> Finding { Finding(.keyRemoved, [.key: .text(fingerprint)]) }
  static func keyListedTwice(_ fingerprint: String) -> Finding { Finding(.keyListedTwice, [.key: .text(fingerprint)]) }
  static func keyChanged(_ fingerprint: String) -> Finding { Finding(.keyChanged, [.key: .text(fingerprint)]) }
  static func keyNotUsable(_ fingerprint: String) -> Finding { Finding(.keyNotUsable, [.key: .text(fingerprint)]) }
  static func keyWithoutPerson(party: String, fingerprint: String) -> Finding {
    Finding(.keyWithoutPerson, [.party: .text(party), .key: .text(fingerprint)])
  }
  static func keyNotTheirs(actor: String, party: String, fingerprint: String) -> Finding {
    Finding(.keyNotTheirs, [.party: .text(party), .person: .text(actor), .key: .text(fingerprint)])
  }
  static func partyRemoved(_ party: String) -> Finding { Finding(.partyRemoved, [.party: .text(party)]) }
  static func roleNotTheirs(actor: String, party: String) -> Finding {
    Finding(.roleNotTheirs, [.party: .text(party), .person: .text(actor)])
  }
  static let rulesRemoved = Finding(.rulesRemoved, [.path: .text(FactFile.configuration)])
  static func rulesVersion(said: Int, expected: Int) -> Finding {
    Finding(.rulesVersion, [.expected: .text(String(expected)), .found: .text(String(said))])
  }
  static let rulesNotAgreed = Finding(.rulesNotAgreed, [.path: .text(FactFile.configuration)])
  static let thresholdTooHigh = Finding(.thresholdTooHigh, [.path: .text(FactFile.configuration)])
  static func late(kind: String, deadline: String) -> Finding {
    Finding(.late, [.kind: .text(kind), .expected: .text(deadline)])
  }
  static func fileTooLarge(path: String, bytes: Int, limit: Int) -> Finding {
    Finding(.fileTooLarge, [.path: .text(path), .expected: .text(String(limit)), .found: .text(String(bytes))])
  }
  static func statementDiffers(_ path: String) -> Finding { Finding(.statementDiffers, [.path: .text(path)]) }
  static func silenceTooShort(_ path: String, until: Timestamp, earliest: Timestamp) -> Finding {
    Finding(
      .silenceTooShort,
      [.path: .text(path), .expected: .text(earliest.description), .found: .text(until.description)])
  }
  static func silenceNotOpen(_ path: String) -> Finding { Finding(.silenceNotOpen, [.path: .text(path)]) }
  static func silenceOver(_ path: String, until: Timestamp) -> Finding {
    Finding(.silenceOver, [.path: .text(path), .expected: .text(until.description)])
  }
  static func silenceNotOver(_ path: String, until: Timestamp) -> Finding {
    Finding(.silenceNotOver, [.path: .text(path), .expected: .text(until.description)])
  }
  static func adoptionNotFinal(_ path: String, draft: String) -> Finding {
    Finding(.adoptionNotFinal, [.path: .text(path), .draft: .text(draft)])
  }
  static func mergeAlters(_ path: String) -> Finding { Finding(.mergeAlters, [.path: .text(path)]) }
  static func acknowledgementDiffers(_ path: String) -> Finding {
    Finding(.acknowledgementDiffers, [.path: .text(path)])
  }
  static func proofAcknowledged(_ path: String) -> Finding { Finding(.proofAcknowledged, [.path: .text(path)]) }
  static func nothingToAcknowledge(_ path: String) -> Finding { Finding(.nothingToAcknowledge, [.path: .text(path)]) }
  static func senderDidNotSign(sender: String, principal: String) -> Finding {
    Finding(.senderDidNotSign, [.person: .text(sender), .found: .text(principal)])
  }
  static func otherSignature(party: String) -> Finding { Finding(.otherSignature, [.party: .text(party)]) }
  static func proposalOfAnother(party: String, path: String) -> Finding {
    Finding(.proposalOfAnother, [.party: .text(party), .path: .text(path)])
  }
  static func unknownFile(_ path: String) -> Finding { Finding(.unknownFile, [.path: .text(path)]) }
  static func commitHeader(_ header: String) -> Finding { Finding(.commitHeader, [.found: .text(header)]) }
  static func future(_ time: String) -> Finding { Finding(.future, [.found: .text(time)]) }
  static func draftNotThere(_ said: String) -> Finding { Finding(.draftNotThere, [.found: .text(said)]) }
  static func referenceTwice(_ name: String) -> Finding { Finding(.referenceTwice, [.path: .text(name)]) }
  static func approvalNotPermitted(draft: String, party: String) -> Finding {
    Finding(.approvalNotPermitted, [.draft: .text(draft), .party: .text(party)])
  }
  static func partyNotTheirs(actor: String, party: String) -> Finding {
    Finding(.partyNotTheirs, [.party: .text(party), .person: .text(actor)])
  }
  static func draftNotInBranch(_ draft: String) -> Finding { Finding(.draftNotInBranch, [.draft: .text(draft)]) }
  static func tooManyReferences(limit: Int) -> Finding {
    Finding(.tooManyReferences, [.expected: .text(String(limit))])
  }
  static let rulesInUse = Finding(.rulesInUse, [.path: .text(FactFile.configuration)])
  static func nameTwin(_ path: String) -> Finding { Finding(.nameTwin, [.path: .text(path)]) }
  static func approvalOfAnother(draft: String, party: String) -> Finding {
    Finding(.approvalOfAnother, [.draft: .text(draft), .party: .text(party)])
  }
  static func timestampOfAnother(draft: String) -> Finding { Finding(.timestampOfAnother, [.draft: .text(draft)]) }
  static func referenceDeleted(_ name: String) -> Finding { Finding(.referenceDeleted, [.path: .text(name)]) }
  static func referenceMoved(_ name: String) -> Finding { Finding(.referenceMoved, [.path: .text(name)]) }
  static func referenceNotTaken(_ name: String) -> Finding { Finding(.referenceNotTaken, [.path: .text(name)]) }
  static func branchRewound(_ name: String) -> Finding { Finding(.branchRewound, [.path: .text(name)]) }
  static func tooManyCommits(limit: Int) -> Finding { Finding(.tooManyCommits, [.expected: .text(String(limit))]) }
  static func receivedNotByHost(_ entry: String) -> Finding { Finding(.receivedNotByHost, [.found: .text(entry)]) }
  package static func notAFocalPoint(party: String, person: String) -> Finding {
    Finding(.notAFocalPoint, [.party: .text(party), .person: .text(person)])
  }

  // MARK: Of a draft

  package static func lightweightDraft(_ draft: String) -> Finding {
    Finding(.lightweightDraft, [.draft: .text(draft)])
  }
  package static func nestedDraft(_ draft: String, of found: String) -> Finding {
    Finding(.nestedDraft, [.draft: .text(draft), .found: .text(found)])
  }
  package static func draftTrailerMissing(draft: String, trailer: String) -> Finding {
    Finding(.draftTrailerMissing, [.draft: .text(draft), .trailer: .text(trailer)])
  }
  package static func draftName(draft: String, said: String) -> Finding {
    Finding(.draftName, [.draft: .text(draft), .trailer: "Draft", .expected: .text(draft), .found: .text(said)])
  }
  package static func draftManifest(draft: String, said: String, found: String) -> Finding {
    Finding(
      .draftManifest, [.draft: .text(draft), .trailer: "Manifest-SHA256", .expected: .text(said), .found: .text(found)])
  }
  package static func draftMessageTooLong(draft: String, bytes: Int, limit: Int) -> Finding {
    Finding(
      .draftMessageTooLong, [.draft: .text(draft), .expected: .text(String(limit)), .found: .text(String(bytes))])
  }
  package static func draftNotInHistory(_ draft: String) -> Finding {
    Finding(.draftNotInHistory, [.draft: .text(draft)])
  }
  package static func draftMoved(draft: String, from: String) -> Finding {
    Finding(.draftMoved, [.draft: .text(draft), .expected: .text(from)])
  }
  package static func draftDeleted(_ draft: String) -> Finding {
    Finding(.draftDeleted, [.draft: .text(draft)])
  }
  package static func draftTrailerRepeated(draft: String, trailer: String) -> Finding {
    Finding(.draftTrailerRepeated, [.draft: .text(draft), .trailer: .text(trailer)])
  }
  package static func draftUnknownParty(draft: String, party: String) -> Finding {
    Finding(.draftUnknownParty, [.draft: .text(draft), .trailer: "Party", .party: .text(party)])
  }
  package static func draftNotPermitted(draft: String, party: String) -> Finding {
    Finding(.draftNotPermitted, [.draft: .text(draft), .trailer: "Party", .party: .text(party)])
  }

  // MARK: Of the branch and the current state

  package static func historyRewritten(from: String, to: String) -> Finding {
    Finding(.historyRewritten, [.expected: .text(from), .found: .text(to)])
  }
  package static func replacement(name: String) -> Finding {
    Finding(.replacement, [.path: .text(name)])
  }
  package static func storedOriginal(path: String) -> Finding {
    Finding(.storedOriginal, [.path: .text(path)])
  }
  package static func storedText(path: String) -> Finding {
    Finding(.storedText, [.path: .text(path)])
  }
  package static func textNotOfOriginal(path: String, reader: String) -> Finding {
    Finding(.textNotOfOriginal, [.path: .text(path), .found: .text(reader)])
  }
  package static func notAContribution(path: String) -> Finding {
    Finding(.notAContribution, [.path: .text(path)])
  }
  package static func unlistedOriginal(path: String) -> Finding {
    Finding(.unlistedOriginal, [.path: .text(path)])
  }
  package static func missingText(path: String) -> Finding {
    Finding(.missingText, [.path: .text(path)])
  }
  package static func invalidName(path: String) -> Finding {
    Finding(.invalidName, [.path: .text(path)])
  }
  package static func store(_ words: String) -> Finding {
    Finding(.store, [.detail: .text(words)])
  }

  /// An object or a file that cannot be read: the facts of the error, with its code.
  package static func unreadable(_ error: RecordError) -> Finding {
    // The object's name has always been printed as what is expected.
    Finding(
      .unreadable,
      error.facts.adding([.error: .text(error.code.rawValue)]).adding(.expected, error.facts[.object]))
  }
}

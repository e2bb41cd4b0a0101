extension Submission.Mail {
  /// Checks a mail before it is kept.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/fileNotUsable``; ``RecordError/Code-swift.struct/mailNotNeeded`` if nobody
  ///   sends anything in.
  func check(_ limits: RecordConfiguration.Limits, _ sender: Party?) throws(RecordError) {
    guard sender != nil else { throw RecordError(.mailNotNeeded) }
    if bytes.isEmpty { throw .fileNotUsable(name: name, problem: .empty) }
    guard bytes.count <= limits.originalBytes else {
      throw .fileNotUsable(name: name, problem: .tooLarge(bytes: bytes.count, limit: limits.originalBytes))
    }
  }

  /// What `contribution.yml` says of it.
  var original: Contribution.Original {
    Contribution.Original(
      file: DocumentFile.mail, sha256: sha256(bytes), bytes: bytes.count, mediaType: "message/rfc822",
      submittedAs: Submission.recordedName(name))
  }
}

extension Contribution {
  /// Whether the same files sent by another are news: a party that submits itself what was sent in for it, and a mail that
  /// was not kept before. What a party submitted itself stays its own.
  func isSentOtherwise(by sender: PartyCode?, with mail: Original?) -> Bool {
    guard let sentInBy else { return false }
    guard sender != nil else { return true }
    return sentInBy == sender && mail != nil && mail?.sha256 != self.mail?.sha256
  }
}

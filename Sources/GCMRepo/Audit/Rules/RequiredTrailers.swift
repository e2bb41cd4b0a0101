import GitStore

/// A commit states its party, its action, and everything that the action requires.
struct RequiredTrailers: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    let (trailers, facts) = (commit.trailers, commit.facts)
    var findings: [Finding] = []
    if facts.party == nil { findings.append(.missingTrailer("Party")) }
    if let action = trailers["Action"] {
      if facts.action == nil { findings.append(.unknownAction(action)) }
    } else {
      findings.append(.missingTrailer("Action"))
    }
    let isSubmission = facts.action?.bringsRevision == true
    if isSubmission, trailers["Kind"] == nil { findings.append(.missingTrailer("Kind")) }
    let isAnswer = facts.action?.answer != nil
    if isSubmission || isAnswer || facts.action == .withdraw, facts.contribution == nil {
      findings.append(.missingTrailer("Contribution"))
    }
    if let said = trailers["Revision"] {
      if facts.revision == nil { findings.append(.trailerNotUsable("Revision", said: TextValidation.shortened(said))) }
    } else if isSubmission || isAnswer {
      findings.append(.missingTrailer("Revision"))
    }
    if let said = trailers["On-Draft"], facts.base == nil {
      findings.append(.trailerNotUsable("On-Draft", said: TextValidation.shortened(said)))
    }
    // Answers to a questionnaire may have no original: that is judged by the commit's changes.
    if facts.action == .declare || isSubmission && facts.kind != .questionnaire, facts.originals.isEmpty {
      findings.append(.missingTrailer("Original-SHA256"))
    }
    return findings
  }
}

import GitStore

/// What a commit's trailers must say, whatever it changes.
enum TrailerRules {
  /// - Parameter id: what the trailer `Contribution` names; `nil` where it names none.
  static func findings(_ trailers: Trailers, _ facts: CommitFacts, _ id: ContributionID?) -> [Finding] {
    missing(trailers, facts) + repeated(trailers) + contribution(trailers, facts, id)
  }

  private static func missing(_ trailers: Trailers, _ facts: CommitFacts) -> [Finding] {
    var findings: [Finding] = []
    if facts.party == nil { findings.append(.missingTrailer("Party")) }
    if let action = trailers["Action"] {
      if facts.action == nil { findings.append(.unknownAction(action)) }
    } else {
      findings.append(.missingTrailer("Action"))
    }
    let isSubmission = facts.action == .submit
    if isSubmission, trailers["Kind"] == nil { findings.append(.missingTrailer("Kind")) }
    if isSubmission || facts.action == .withdraw, facts.contribution == nil {
      findings.append(.missingTrailer("Contribution"))
    }
    if let said = trailers["Revision"] {
      if facts.revision == nil { findings.append(.trailerNotUsable("Revision", said: PlainText.shortened(said))) }
    } else if isSubmission {
      findings.append(.missingTrailer("Revision"))
    }
    // Answers to a questionnaire may have no original: that is judged by what the commit changes.
    if facts.action == .declare || isSubmission && facts.kind != .questionnaire, facts.originals.isEmpty {
      findings.append(.missingTrailer("Original-SHA256"))
    }
    return findings
  }

  /// Whoever reads the first or the last of them would read another commit.
  private static func repeated(_ trailers: Trailers) -> [Finding] {
    ["Party", "Kind", "Contribution", "Revision", "Action"].filter { trailers.count(of: $0) > 1 }
      .map { .repeatedTrailer($0) }
  }

  private static func contribution(_ trailers: Trailers, _ facts: CommitFacts, _ id: ContributionID?) -> [Finding] {
    guard let contribution = facts.contribution, facts.action == .submit || facts.action == .withdraw else { return [] }
    guard let id else { return [.trailerDiffers("Contribution", said: contribution)] }
    guard let kind = trailers["Kind"], id.kind.rawValue != kind else { return [] }
    return [.trailerDiffers("Kind", said: kind)]
  }
}

import GitStore

/// What a body sends in for a State is a submission, and the body may do so; the key is the body's own.
///
/// That `contribution.yml` names the same body is ``SubmitterIsTheAuthor``'s to judge, and in a record that asks for signatures
/// ``CommitIsSigned`` says whose key it is.
struct SenderMayAct: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let (facts, signature) = (commit.facts, commit.signature)
    guard let sender = facts.submittedBy, let party = facts.party, let rights = commit.rights else { return [] }
    guard facts.action.map({ $0.bringsRevision || $0.isOfNegotiation }) == true, sender != party, rights.knows(sender),
      rights.party(party)?.kind != .body,
      rights.permits(sender, .onBehalf, by: commit.policy)
    else { return [.notOnBehalf(party: party, sender: sender)] }
    if signature.isByHost, !isUpload(commit, party: party) { return [.notOnBehalf(party: party, sender: sender)] }
    // A State's own key with a secretariat's name is a submission in the secretariat's name.
    guard !commit.policy.isStrict, signature.status == .good, signature.onBehalfBy != sender else { return [] }
    return [.senderDidNotSign(sender: sender, principal: signature.principal ?? "")]
  }

  /// Whether what the host signed is what it may: a submission of one of the State's persons, committed by the host.
  private func isUpload(_ commit: JudgedCommit, party: String) -> Bool {
    let (author, committer) = (commit.commit.author, commit.commit.committer)
    guard commit.facts.action == .submit, committer.email == Principal.host.description,
      let state = commit.rights?.party(party)
    else { return false }
    return state.focalPoint(
      of: Identity.Person(name: author.name, email: author.email), on: CalendarDay(Timestamp(seconds: author.time)))
      != nil
  }
}

import GitStore

/// Who submits or withdraws for a party, or sends something in for one, is a focal point of that party or body, if it has
/// any.
///
/// A notice: a record of format 1 does not require it.
struct SubmitterIsFocalPoint: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let (facts, author) = (commit.facts, commit.commit.author)
    guard let action = facts.action,
      action.bringsRevision || action.isOfNegotiation || action == .withdraw || action.answer != nil,
      let code = commit.signature.isByHost ? facts.party : facts.submittedBy ?? facts.party,
      let party = commit.rights?.party(code),
      !party.mayBeActedFor(
        by: Identity.Person(name: author.name, email: author.email),
        on: CalendarDay(Timestamp(seconds: author.time)))
    else { return [] }
    return [.notAFocalPoint(party: code, person: author.name)]
  }
}

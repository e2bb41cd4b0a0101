import GitStore

/// In a record that asks for it, a commit is signed with a key of its party; in any record, a signature is not forged.
///
/// The commit that begins a shared record, or its rules, is the host's.
struct CommitIsSigned: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let signature = commit.signature
    let (party, principal) = (commit.facts.party ?? "", signature.principal ?? "")
    if commit.beginsRules {
      let isHost = signature.principal == Principal.host.description
      return isHost && [.good, .wrongParty].contains(signature.status) ? [] : [.rulesNotBegunByHost]
    }
    switch signature.status {
    case .bad: return [.badSignature(author: commit.commit.author.name)]
    case .wrongParty: return [.foreignSignature(party: party, principal: principal)]
    case .good: return signature.onBehalfBy.map { onBehalf($0, commit) } ?? []
    case .unsigned where commit.policy.isStrict: return [.unsigned(party: party)]
    case .unknownKey where commit.policy.isStrict:
      return [.unknownKey(party: party, fingerprint: signature.fingerprint ?? "")]
    case .expired where commit.policy.isStrict:
      return [.keyNotValid(principal: principal, fingerprint: signature.fingerprint ?? "")]
    case .revoked where commit.policy.isStrict:
      return [.keyRevoked(principal: principal, fingerprint: signature.fingerprint ?? "")]
    case .unsigned, .unknownKey, .expired, .revoked: return []
    }
  }

  /// What a secretariat sends in for a State is a submission, and nothing else.
  private func onBehalf(_ sender: String, _ commit: JudgedCommit) -> [Finding] {
    guard commit.facts.action == .submit else {
      return [.notOnBehalf(party: commit.facts.party ?? "", sender: sender)]
    }
    return []
  }
}

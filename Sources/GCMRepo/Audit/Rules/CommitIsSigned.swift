import GitStore

/// In a record that asks for it, a commit is signed with a key of its party; in any record, a signature is not forged.
///
/// The commit that begins a shared record, or its rules, is the host's.
struct CommitIsSigned: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let signature = commit.signature
    if commit.beginsRules {
      let isHost = signature.principal == Principal.host.description
      return isHost && signature.status == .good ? [] : [.rulesNotBegunByHost]
    }
    if commit.policy.isStrict, let said = commit.facts.submittedBy, said != signature.onBehalfBy {
      return [.senderDidNotSign(sender: said, principal: signature.principal ?? "")]
    }
    return Self.findings(
      of: signature, party: commit.facts.party ?? "", author: commit.commit.author.name,
      isStrict: commit.policy.isStrict)
  }

  /// What is wrong with a signature. A record that does not ask for signatures may have keys that it does not know.
  static func findings(of signature: CommitSignature, party: String, author: String, isStrict: Bool) -> [Finding] {
    let (principal, fingerprint) = (signature.principal ?? "", signature.fingerprint ?? "")
    return switch signature.status {
    case .bad: [.badSignature(author: author)]
    // That no party is named is another finding.
    case .wrongParty: party.isEmpty ? [] : [.foreignSignature(party: party, principal: principal)]
    case .unsigned where isStrict: [.unsigned(party: party)]
    case .unknownKey where isStrict && fingerprint.isEmpty: [.otherSignature(party: party)]
    case .unknownKey where isStrict: [.unknownKey(party: party, fingerprint: fingerprint)]
    case .expired where isStrict: [.keyNotValid(principal: principal, fingerprint: fingerprint)]
    case .revoked where isStrict: [.keyRevoked(principal: principal, fingerprint: fingerprint)]
    case .good, .unsigned, .unknownKey, .expired, .revoked: []
    }
  }
}

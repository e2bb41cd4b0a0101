import GitStore
import SSHKeys

/// Keys are admitted and revoked by those who may, one person has them, and none disappears.
///
/// A party's first key is admitted by a secretariat, later ones by that party or by two secretariats, of which one
/// proposes the key and the other agrees; a secretariat's by itself, so that nobody meets a threshold alone by admitting
/// keys.
struct KeysAreAdmitted: AuditRule {
  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.policy.isStrict, !commit.isFirst, let actor = commit.facts.party, let rights = commit.rights else {
      return []
    }
    let parties = ChangedParty.all(in: commit)
    let file = commit.change(at: FactFile.allowedSigners)
    guard file != nil || !parties.isEmpty else { return [] }
    let before = commit.signers
    var after = before
    if let file {
      guard let entry = file.new, entry.mode.isFile, let read = signers(entry.id, commit.repository) else {
        return [.keysNotUsable]
      }
      after = read
    }
    var judge = Judge(
      actor: actor, actingPerson: commit.signature.person ?? "", policy: commit.policy, rights: rights,
      parties: parties,
      before: before, conferences: commit.configuration.before?.conferences.map(\.code) ?? [])
    judge.compare(with: after)
    for party in parties { judge.checkPersons(of: party, after) }
    return judge.findings
  }

  private func signers(_ file: ObjectID, _ repository: Repository) -> AllowedSigners? {
    guard let bytes = try? repository.blob(file, limit: ReadingLimits.factBytes) else { return nil }
    return String(validating: bytes, as: UTF8.self).flatMap { try? AllowedSigners($0) }
  }
}

/// A party's file that a commit changes.
struct ChangedParty {
  let code: String
  /// `nil` if there was none, or is none, or it cannot be read.
  let before: Party?
  let after: Party?

  static func all(in commit: JudgedCommit) -> [ChangedParty] {
    var parties: [ChangedParty] = []
    for change in commit.changes {
      guard change.path.isBelow(RecordFolder.parties.path), case .party(let code) = RecordPath(change.path) else {
        continue
      }
      parties.append(
        ChangedParty(
          code: code, before: party(change.old, change.path, commit),
          after: party(change.new, change.path, commit)))
    }
    return parties
  }

  private static func party(_ entry: TreeEntry?, _ path: String, _ commit: JudgedCommit) -> Party? {
    guard let entry, entry.mode.isFile else { return nil }
    // That it cannot be read is a finding of its own.
    guard let bytes = try? commit.repository.blob(entry.id, limit: ReadingLimits.factBytes) else { return nil }
    return try? Party(RecordFile(path: path, bytes: bytes))
  }
}

private struct Judge {
  let actor: String
  /// The id of the acting party's person.
  let actingPerson: String
  let policy: Policy
  let rights: PartyRights
  let parties: [ChangedParty]
  let before: AllowedSigners
  let conferences: [String]
  var findings: [Finding] = []

  private var mayAdmit: Bool { rights.party(actor).map { policy.permits($0, .admit) } ?? false }

  /// A party as it is after the commit.
  private func party(_ code: String) -> Party? {
    if let changed = parties.first(where: { $0.code == code }) { return changed.after }
    return rights.party(code)
  }

  mutating func compare(with after: AllowedSigners) {
    for old in before.entries {
      guard let new = after.entries.first(where: { $0.key == old.key }) else {
        findings.append(.keyRemoved(old.key.fingerprint))
        continue
      }
      checkChange(from: old, to: new)
    }
    var keys: Set<[UInt8]> = []
    for entry in after.entries {
      guard keys.insert(entry.key.blob).inserted else {
        findings.append(.keyListedTwice(entry.key.fingerprint))
        continue
      }
      if !before.entries.contains(where: { $0.key == entry.key }) { checkAdmission(of: entry) }
    }
  }

  private mutating func checkChange(from old: AllowedSigners.Entry, to new: AllowedSigners.Entry) {
    var same = new
    (same.line, same.validBefore) = (old.line, old.validBefore)
    guard same == old else { return findings.append(.keyChanged(old.key.fingerprint)) }
    guard new.validBefore != old.validBefore else { return }
    // What was signed before must stay valid, so a time only comes nearer.
    guard let end = new.validBefore, old.validBefore.map({ end < $0 }) ?? true,
      let principal = old.principals.name.flatMap({ Principal($0) }), principal != .host
    else { return findings.append(.keyChanged(old.key.fingerprint)) }
    guard principal.party == actor || mayAdmit && rights.party(principal.party)?.isSecretariat != true else {
      return findings.append(.keyNotTheirs(actor: actor, party: principal.party, fingerprint: old.key.fingerprint))
    }
  }

  private mutating func checkAdmission(of entry: AllowedSigners.Entry) {
    let fingerprint = entry.key.fingerprint
    guard let principal = entry.principals.name.flatMap({ Principal($0) }), principal != .host, !entry.isAuthority,
      entry.namespaces?.patterns == [SignerLookup.namespace], !entry.hasLocalTime
    else { return findings.append(.keyNotUsable(fingerprint)) }
    let code = principal.party
    guard let known = rights.party(code), let after = party(code) else {
      return findings.append(.unknownParty(code))
    }
    guard let holder = after.holder(of: fingerprint), holder.key.proposedBy == nil else {
      return findings.append(.keyWithoutPerson(party: code, fingerprint: fingerprint))
    }
    guard mayAdmitKey(fingerprint, of: known) else {
      return findings.append(.keyNotTheirs(actor: actor, party: code, fingerprint: fingerprint))
    }
  }

  private func mayAdmitKey(_ fingerprint: String, of party: Party) -> Bool {
    let code = party.code.description
    if code == actor { return true }
    let hasKeys = before.entries.contains { $0.principals.name.flatMap { Principal($0)?.party } == code }
    // Where each conference's secretariat must agree, one alone must not be able to stand for both.
    if party.isSecretariat, hasKeys || policy.threshold?.eachConference != nil { return false }
    guard mayAdmit else { return false }
    guard hasKeys else { return true }
    return isAgreed(to: party.holder(of: fingerprint)?.key)
  }

  /// Whether the body that proposed a key and the one that admits it are two that may, of different conferences where each
  /// conference must agree, and two persons.
  private func isAgreed(to key: Party.FocalPoint.AdmittedKey?) -> Bool {
    guard let key, let proposer = key.proposedBy, let name = key.proposer, proposer.description != actor,
      let other = rights.party(proposer.description), policy.permits(other, .admit), let own = rights.party(actor)
    else { return false }
    let consents = [
      Threshold.Consent(party: other, person: name.description, fingerprint: ""),
      Threshold.Consent(party: own, person: actingPerson, fingerprint: ""),
    ]
    guard !consents[0].isSamePerson(as: consents[1]) else { return false }
    guard let role = policy.threshold?.eachConference else { return true }
    let counted = conferences.filter { conference in
      rights.parties.contains { $0.kind == .body && $0.conferences(as: role).contains(conference) }
    }
    return Threshold(eachConference: role).isMet(by: consents, conferences: counted)
  }

  /// What the party's file says of persons and keys.
  mutating func checkPersons(of changed: ChangedParty, _ after: AllowedSigners) {
    let (old, new) = (changed.before?.focalPoints ?? [], changed.after?.focalPoints ?? [])
    var holders: [String: String] = [:]
    for person in new {
      for key in person.keys {
        guard holders.updateValue(person.entryID, forKey: key.fingerprint) == nil else {
          findings.append(.keyListedTwice(key.fingerprint))
          continue
        }
        let isListed = after.entries.contains {
          $0.key.fingerprint == key.fingerprint && $0.principals.name.flatMap { Principal($0)?.party } == changed.code
        }
        if let proposer = key.proposedBy {
          let isOld = changed.before?.holder(of: key.fingerprint)?.key == key
          let isDecidedAlone = changed.after?.isSecretariat == true
          if isListed || isDecidedAlone
            || !isOld && (proposer.description != actor || key.proposer?.description != actingPerson || !mayAdmit)
          {
            findings.append(.keyNotTheirs(actor: actor, party: changed.code, fingerprint: key.fingerprint))
          }
        } else if !isListed {
          findings.append(.keyWithoutPerson(party: changed.code, fingerprint: key.fingerprint))
        }
      }
    }
    for person in old {
      for key in person.keys where key.proposedBy == nil {
        // Another person with the key would be another vote.
        guard holders[key.fingerprint] == person.entryID,
          let now = changed.after?.holder(of: key.fingerprint), now.person.name == person.name || changed.code == actor,
          now.key == key || isRevocation(of: key, as: now.key, after)
        else {
          findings.append(.keyChanged(key.fingerprint))
          continue
        }
      }
    }
  }

  /// Whether what is new about a key is that it is revoked, and its line ends accordingly.
  private func isRevocation(
    of old: Party.FocalPoint.AdmittedKey, as new: Party.FocalPoint.AdmittedKey, _ after: AllowedSigners
  ) -> Bool {
    guard old.revokedFrom == nil, let from = new.revokedFrom else { return false }
    var same = new
    (same.revokedFrom, same.revokedBecause) = (nil, nil)
    let line = after.entries.first { $0.key.fingerprint == old.fingerprint }
    return same == old && line?.validBefore.map { $0 <= from.seconds } == true
  }
}

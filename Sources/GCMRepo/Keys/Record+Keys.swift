import GitStore
import RecordYAML
import SSHKeys

/// What became of a key.
public struct KeyOutcome: Sendable {
  /// The key: `SHA256:…`.
  public var fingerprint: String
  /// Whose it is.
  public var party: PartyCode
  /// The id of the person.
  public var person: PersonID
  /// Whether another body must agree before the key may sign.
  public var isProposed: Bool
  /// The commit.
  public var outcome: WriteOutcome
}

extension Record {
  /// Admits a key for a person of a party: with the same call, a second secretariat agrees to what another proposed.
  ///
  /// - Parameters:
  ///   - admission: the key.
  ///   - acting: the party in whose name; else the one whose key signs, else the only body of the person.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/keyExists``, ``RecordError/Code-swift.struct/keyNotUsable``,
  ///   ``RecordError/Code-swift.struct/ruleBroken`` if the party may not decide on the key.
  public func addKey(
    _ admission: KeyAdmission, party acting: PartyCode? = nil, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeyOutcome {
    let key = try admission.publicKey()
    return try await keyTransaction(of: admission.party, party: acting, as: identity, dryRun: dryRun) {
      state, files, actor throws(RecordError) in
      let held = files.signers.entries.contains {
        $0.principals.name.flatMap { Principal($0) }?.party == admission.party.description
      }
      let proposed = files.party.holder(of: key.fingerprint)?.key.proposedBy
      // A second voice is needed for the later keys of a party that is not one's own.
      let mustPropose =
        state.policy.isStrict && held && actor != admission.party && !files.party.isSecretariat
        && (proposed == nil || proposed == actor)
      guard !mustPropose || proposed == nil else { throw .keyExists(key.fingerprint) }
      let person = try files.admit(
        admission, proposedBy: mustPropose ? (actor, try state.personOfSigner() ?? actor.description) : nil)
      let subject = "\(mustPropose ? "Propose" : "Admit") a key of \(person) for \(admission.party)"
      return (key.fingerprint, person, mustPropose, subject, nil)
    }
  }

  /// Revokes a key: what it signs from then on is not valid, and what the record received before stays valid.
  ///
  /// - Parameters:
  ///   - fingerprint: the key: `SHA256:…`.
  ///   - time: from when; `nil` for just after this commit, which the key itself may sign.
  ///   - why: the reason, for everybody to read.
  ///   - acting: the party that decides; `nil` for the one whose key signs.
  ///   - identity: who acts.
  ///   - dryRun: whether nothing is written.
  /// - Throws: ``RecordError/Code-swift.struct/keyUnknown``.
  public func revokeKey(
    _ fingerprint: String, from time: Timestamp?, because why: String, party acting: PartyCode? = nil,
    as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> KeyOutcome {
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    let (code, _) = try current().owner(ofKey: fingerprint)
    return try await keyTransaction(of: code, party: acting, as: identity, dryRun: dryRun) {
      state, files, _ throws(RecordError) in
      let (_, entry) = try state.owner(ofKey: fingerprint)
      guard let person = files.party.holder(of: fingerprint).flatMap({ PersonID($0.person.entryID) }) else {
        throw .keyUnknown(fingerprint)
      }
      try files.revoke(entry.key, from: time ?? Self.afterCommit(by: identity), because: why)
      return (fingerprint, person, false, "Revoke a key of \(person) for \(code)", why)
    }
  }

  /// Replaces a key by another of the same person, in one commit.
  public func rotateKey(
    _ fingerprint: String, to line: String, party acting: PartyCode? = nil, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> KeyOutcome {
    let (code, old) = try current().owner(ofKey: fingerprint)
    return try await keyTransaction(of: code, party: acting, as: identity, dryRun: dryRun) {
      state, files, _ throws(RecordError) in
      guard let holder = files.party.holder(of: fingerprint), let person = PersonID(holder.person.entryID) else {
        throw .keyUnknown(fingerprint)
      }
      let role = old.principals.name.flatMap { Principal($0)?.role }
      let admission = KeyAdmission(party: code, key: line, name: holder.person.name, id: person, role: role)
      _ = try files.admit(admission)
      try files.revoke(old.key, from: Self.afterCommit(by: identity), because: "rotated")
      let key = try admission.publicKey()
      return (key.fingerprint, person, false, "Rotate a key of \(person) for \(code)", nil)
    }
  }

  /// A second after the commit that is being made: git holds a signature to the last second of its key, and the key that
  /// is given up may sign that commit.
  private static func afterCommit(by identity: Identity) -> Timestamp {
    Timestamp(seconds: max(Timestamp.now.seconds, identity.committer.date?.seconds ?? 0) + 1)
  }

  private func keyTransaction(
    of code: PartyCode, party acting: PartyCode?, as identity: Identity, dryRun: Bool,
    _ edit: (RecordState, inout KeyFiles, PartyCode) throws(RecordError) -> (
      fingerprint: String, person: PersonID, isProposed: Bool, subject: String, body: String?
    )
  ) async throws(RecordError) -> KeyOutcome {
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (fingerprint: String, person: PersonID, isProposed: Bool)) in
      let actor = try state.admittingParty(acting, as: identity)
      var files = try KeyFiles(state, of: code)
      let before = files.files
      let made = try edit(state, &files, actor)
      var changed: [TreePath: [UInt8]] = [:]
      for (path, bytes) in files.files where before[path] != bytes { changed[try Self.treePath(path)] = bytes }
      let change = RecordChange(
        files: changed, facts: CommitFacts(party: actor.description, action: .admit), subject: made.subject,
        body: made.body)
      return (.write(change), (made.fingerprint, made.person, made.isProposed))
    }
    return KeyOutcome(
      fingerprint: made.fingerprint, party: code, person: made.person, isProposed: made.isProposed, outcome: outcome)
  }

  static func treePath(_ path: String) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) { return try TreePath(path) } catch {
      throw .damaged(path: path, object: nil, detail: "the name \(error.path) is not allowed in a record")
    }
  }
}

extension RecordState {
  /// The entries of `keys/allowed_signers`; none if there is no file.
  func allowedSigners() throws(RecordError) -> AllowedSigners {
    guard let bytes = try bytes(FactFile.allowedSigners, limit: ReadingLimits.textBytes) else {
      return AllowedSigners()
    }
    do throws(AllowedSigners.Problem) { return try AllowedSigners(String(decoding: bytes, as: UTF8.self)) } catch {
      throw .malformedFile(
        path: FactFile.allowedSigners, line: error.line, problem: .invalidSigner(error.reason.rawValue))
    }
  }

  /// The party whose key signs what this record writes; `nil` if it does not sign, or the key is nobody's.
  func partyOfSigner() throws(RecordError) -> PartyCode? {
    guard let key = record.signer?.publicKey else { return nil }
    return try allowedSigners().entries.first { $0.key == key }?.principals.name
      .flatMap { Principal($0) }.flatMap { PartyCode($0.party) }
  }

  /// The party for which a person admits: the one that is named, else that of the signing key, else the person's only body.
  func admittingParty(_ named: PartyCode?, as identity: Identity) throws(RecordError) -> PartyCode {
    if let named { return named }
    if let own = try partyOfSigner() { return own }
    return try body(named: nil, actingPerson: identity.committer.email, for: .admit).code
  }

  /// The id of the person whose key signs what this record writes; `nil` if the key is nobody's.
  func personOfSigner() throws(RecordError) -> String? {
    guard let key = record.signer?.publicKey, let code = try partyOfSigner() else { return nil }
    return try party(code).holder(of: key.fingerprint)?.person.entryID
  }

  /// The party that has an admitted key, and the key's line.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/keyUnknown``, also for the host's own key.
  func owner(ofKey fingerprint: String) throws(RecordError) -> (party: PartyCode, entry: AllowedSigners.Entry) {
    for entry in try allowedSigners().entries where entry.key.fingerprint == fingerprint {
      if let code = entry.principals.name.flatMap({ Principal($0) }).flatMap({ PartyCode($0.party) }) {
        return (code, entry)
      }
    }
    throw .keyUnknown(fingerprint)
  }
}

import GitStore
import SSHKeys

/// Judges the signatures of commits and drafts one after the other, and keeps the keys that neighbours share.
///
/// Stock git agrees: it checks the same signature against the same keys at the same time, the committer's (git 2.39,
/// gpg-interface.c). That the key is the party's, and was valid when the host received the commit, is checked here alone.
struct SignerLookup {
  let repository: Repository
  private var keys: (file: ObjectID, signers: AllowedSigners)?
  /// Valid signatures that are known from before.
  private let cache: SignatureCache
  /// Valid signatures that were not known.
  private(set) var found: [ObjectID: [UInt8]] = [:]

  /// Valid signatures that were not known, since the last time that they were taken.
  mutating func takeFound() -> [ObjectID: [UInt8]] {
    defer { found = [:] }
    return found
  }

  init(repository: Repository, cache: SignatureCache = SignatureCache()) {
    self.repository = repository
    self.cache = cache
  }

  /// What a signature is judged by.
  struct Basis {
    /// The keys that count: those before the commit, since nobody admits a key and signs with it in one commit.
    var signers: AllowedSigners
    /// The parties of the same state.
    var rights: PartyRights?
    var policy: Policy
    /// When the commit was there, and who says so; `nil` if its own date is all there is.
    var received: (time: Timestamp, source: CommitSignature.TimeSource)?
    /// The commit cannot be older than this: its parent's time.
    var notBefore: Int64?
  }

  /// What git signs for (gitformat-signature(5)).
  static let namespace = "git"

  mutating func signature(of stored: StoredCommit, facts: CommitFacts, by basis: Basis) -> CommitSignature {
    let commit = stored.commit
    guard commit.isSigned else { return .unsigned }
    let made: Made
    if let known = cache.key(of: commit.id) {
      made = .valid(known)
    } else {
      guard let content = try? stored.signedContent() else {
        return CommitSignature(status: .bad)
      }
      made = Self.made(content)
      if case .valid(let key) = made { found[commit.id] = key }
    }
    return signature(made, party: facts.party, sentBy: facts.submittedBy, at: commit.committer.time, by: basis)
  }

  func signature(of tag: Tag, party: String?, by basis: Basis) -> CommitSignature {
    guard tag.signature != nil else { return .unsigned }
    guard let content = try? repository.signedContent(ofTag: tag.id) else { return CommitSignature(status: .bad) }
    return signature(Self.made(content), party: party, sentBy: nil, at: tag.tagger?.time ?? 0, by: basis)
  }

  /// What a signature is, whoever's key it is.
  private enum Made {
    /// By the key of this hash.
    case valid([UInt8])
    case bad
    /// OpenPGP and X.509 are git's other formats, for which a record has no keys.
    case otherFormat
  }

  private static func made(_ content: SignedContent) -> Made {
    guard content.signature.utf8.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8) else { return .otherFormat }
    guard let signature = SSHSignature(armoured: content.signature),
      signature.isValid(for: content.payload, namespace: namespace)
    else { return .bad }
    return .valid(signature.key.digest)
  }

  private func signature(
    _ made: Made, party: String?, sentBy: String?, at time: Int64, by basis: Basis
  ) -> CommitSignature {
    let digest: [UInt8]
    switch made {
    case .otherFormat: return CommitSignature(status: .unknownKey)
    case .bad: return CommitSignature(status: .bad)
    case .valid(let key): digest = key
    }
    let fingerprint = PublicKey.fingerprint(ofDigest: digest)
    var found = CommitSignature(status: .unknownKey, fingerprint: fingerprint)
    found.timeSource = basis.received?.source ?? .author
    let known = basis.signers.entries.filter { !$0.isAuthority && $0.key.digest == digest }
    guard let first = known.first else { return found }
    found.principal = first.principals.name
    let parties = known.compactMap { $0.principals.name.flatMap { Principal($0)?.party } }
    let holders = parties.compactMap { basis.rights?.party($0)?.holder(of: fingerprint) }
    found.person = holders.first?.person.entryID
    // git judges by the commit's own date; it must hold then, and when the commit was really there.
    let isByHost = basis.received?.source == .host
    let real = isByHost ? basis.received?.time.seconds ?? time : max(time, basis.notBefore ?? time)
    let valid = known.filter { entry in
      entry.namespaces?.matches(Self.namespace) != false
        && [time, real].allSatisfy { moment in
          entry.validAfter.map { moment >= $0 } != false && entry.validBefore.map { moment <= $0 } != false
        }
    }
    guard !valid.isEmpty else {
      found.status = holders.contains { $0.key.revokedFrom != nil } ? .revoked : .expired
      return found
    }
    let names = valid.compactMap(\.principals.name)
    found.principal = names.first
    if let own = names.first(where: { Self.party(of: $0) == party }) {
      (found.status, found.principal) = (.good, own)
    } else if let sentBy, let name = names.first(where: { Self.party(of: $0) == sentBy }),
      basis.rights?.permits(sentBy, .onBehalf, by: basis.policy) == true,
      // A body writes for itself.
      party.flatMap({ basis.rights?.party($0)?.kind }) == .state
    {
      (found.status, found.principal, found.onBehalfBy) = (.good, name, sentBy)
    } else if let sentBy, basis.policy.takesUploads, names.contains(Principal.host.description),
      basis.rights?.permits(sentBy, .onBehalf, by: basis.policy) == true,
      party.flatMap({ basis.rights?.party($0)?.kind }) == .state
    {
      // The body made the link by which it came to the host.
      (found.status, found.principal, found.onBehalfBy) = (.good, Principal.host.description, sentBy)
    } else {
      found.status = .wrongParty
    }
    return found
  }

  /// The code after the `@` of a principal: `CL` of `focal-point@CL`.
  private static func party(of principal: String) -> String? {
    principal.utf8.lastIndex(of: UInt8(ascii: "@")).map { String(principal[principal.utf8.index(after: $0)...]) }
  }

  /// The keys of a file; none if there is no file, or it cannot be read.
  mutating func signers(in file: ObjectID?) -> AllowedSigners {
    guard let file else { return AllowedSigners() }
    if let keys, keys.file == file { return keys.signers }
    let signers = Self.signers(in: file, of: repository)
    keys = (file, signers)
    return signers
  }

  static func signers(in file: ObjectID, of repository: Repository) -> AllowedSigners {
    let bytes = try? repository.blob(file, limit: ReadingLimits.factBytes)
    return bytes.flatMap { try? AllowedSigners(String(decoding: $0, as: UTF8.self)) } ?? AllowedSigners()
  }
}

import GitStore
import SSHKeys

/// Judges the signatures of commits one after the other, and keeps the keys that neighbouring commits share.
///
/// Stock git agrees: it checks the same signature against the same file at the same time, the committer's (git 2.39,
/// gpg-interface.c). That the key is the party's is checked here alone.
struct SignerLookup {
  let repository: Repository
  private var keys: (file: ObjectID, signers: AllowedSigners)?

  init(repository: Repository) { self.repository = repository }

  /// - Parameters:
  ///   - party: the party that the commit names.
  ///   - tree: the tree before the commit, whose keys count: nobody admits a key and signs with it in one commit. For
  ///     the first commit there is none.
  mutating func signature(of commit: Commit, party: String?, before tree: ObjectID?) -> CommitSignature {
    guard commit.isSigned else { return .unsigned }
    guard let content = try? repository.signedContent(ofCommit: commit.id) else { return CommitSignature(status: .bad) }
    // OpenPGP and X.509 are git's other formats, for which a record has no keys.
    guard content.signature.utf8.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8) else {
      return CommitSignature(status: .unknownKey)
    }
    guard
      let signature = SSHSignature(armoured: content.signature),
      signature.isValid(for: content.payload, namespace: Self.namespace)
    else { return CommitSignature(status: .bad) }
    let fingerprint = signature.key.fingerprint
    let signers = tree.flatMap { self.signers(in: $0) } ?? AllowedSigners()
    let known = signers.entries.filter { $0.key == signature.key && !$0.isAuthority }
    guard !known.isEmpty else { return CommitSignature(status: .unknownKey, fingerprint: fingerprint) }
    let valid = signers.entries(for: signature.key, namespace: Self.namespace, at: commit.committer.time)
    guard !valid.isEmpty else {
      return CommitSignature(status: .expired, principal: known[0].principals.name, fingerprint: fingerprint)
    }
    let names = valid.compactMap(\.principals.name)
    guard let own = names.first(where: { Self.party(of: $0) == party }) else {
      return CommitSignature(status: .wrongParty, principal: names.first, fingerprint: fingerprint)
    }
    return CommitSignature(status: .good, principal: own, fingerprint: fingerprint)
  }

  /// What git signs for (gitformat-signature(5)).
  private static let namespace = "git"

  /// The code after the `@` of a principal: `CL` of `focal-point@CL`.
  private static func party(of principal: String) -> String? {
    principal.utf8.lastIndex(of: UInt8(ascii: "@")).map { String(principal[principal.utf8.index(after: $0)...]) }
  }

  private mutating func signers(in tree: ObjectID) -> AllowedSigners? {
    guard let entry = try? repository.entry(at: FactFile.allowedSigners, in: tree), entry.mode.isFile else {
      return nil
    }
    if let keys, keys.file == entry.id { return keys.signers }
    guard let bytes = try? repository.blob(entry.id, limit: ReadingLimits.factBytes),
      let signers = try? AllowedSigners(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    keys = (entry.id, signers)
    return signers
  }
}

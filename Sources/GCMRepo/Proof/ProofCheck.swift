import GitStore
import SSHKeys

/// What came of checking a proof, by the proof alone.
package struct ProofCheck: Sendable, Hashable {
  /// What is wrong with it; nothing for one that holds.
  package private(set) var problems: [ReceiptProblem] = []
  /// Who signed the draft; `nil` if nobody did.
  package private(set) var signer: Signer?
  /// Who approved it.
  package private(set) var approvals: [Signer] = []
  /// The fingerprint of the host's key, if it signed the proof.
  package private(set) var host: String?

  /// A signature in the proof.
  package struct Signer: Sendable, Hashable {
    /// The key: `SHA256:…`.
    package var fingerprint: String
    /// Whose it is, by the list of keys in the draft itself: `secretariat@RCM-TS`; `nil` if that does not have it.
    package var principal: String?
  }

  private let proof: OriginalProof
  private var objects: [ObjectID: RawObject] = [:]

  /// A tag, a commit, at most seven trees, two files.
  private static let mostObjects = 20
  private static let mostApprovals = 100

  /// Checks a proof.
  ///
  /// - Parameters:
  ///   - proof: what it says.
  ///   - tag: the id of the draft's tag object, known from elsewhere; `nil` to go by the host's word.
  ///   - hosts: the fingerprints of the keys of which one must have signed it; `nil` to go by the draft's tag.
  package init(_ proof: OriginalProof, against tag: String?, hosts: [String]?) {
    self.proof = proof
    if let tag, tag.lowercased() != proof.tag.description {
      problems.append(.otherDraft(expected: tag, found: proof.tag.description))
    }
    guard proof.objects.count <= Self.mostObjects, proof.approvals.count <= Self.mostApprovals else {
      problems.append(.notProven(path: proof.contribution.folder))
      return
    }
    for object in proof.objects.compactMap(\.raw) { objects[object.id] = object }
    guard let draft = objects[proof.tag.object]?.tag, draft.type == ObjectKind.commit.name, draft.name == proof.draft,
      draft.object == proof.commit.object, let root = objects[draft.object]?.treeOfCommit
    else {
      problems.append(.notProven(path: proof.draft))
      return
    }
    checkFiles(below: root)
    let keys = self.keys(below: root)
    checkSignature(of: draft, keys)
    for approval in proof.approvals { check(approval: approval.raw?.tag, keys) }
    checkHost(hosts)
  }

  // MARK: The path

  private func tree(at path: String, below root: ObjectID) -> RawObject? {
    var tree = objects[root]
    for name in path.pathNames {
      guard let entry = tree?.entry(String(name)), ["40000", "040000"].contains(entry.mode) else { return nil }
      tree = objects[entry.id]
    }
    return tree
  }

  private mutating func checkFiles(below root: ObjectID) {
    let id = proof.contribution
    guard let folder = tree(at: id.folder, below: root), let facts = folder.entry(id.factName),
      facts.mode == "100644", let file = objects[facts.id], file.kind == .blob,
      file.bytes.count <= ReadingLimits.factBytes,
      let contribution = try? Contribution(RecordFile(path: id.factPath, bytes: file.bytes), id: id)
    else {
      problems.append(.notProven(path: id.factPath))
      return
    }
    let revision = contribution.revision ?? 1
    if revision != proof.revision {
      problems.append(.differs(key: "revision", receipt: String(proof.revision), record: String(revision)))
    }
    if proof.files.isEmpty { problems.append(.noFiles) }
    for said in proof.files {
      guard let original = contribution.originals.first(where: { id.path($0.file) == said.path }),
        let entry = folder.entry(original.file), entry.mode == "100644"
      else {
        problems.append(.fileMissing(path: said.path))
        continue
      }
      guard entry.id.description == said.blob, original.sha256 == said.sha256, SHA256Text.isValid(said.sha256),
        original.bytes == said.bytes
      else {
        problems.append(.fileDiffers(path: said.path))
        continue
      }
    }
  }

  // MARK: Signatures

  /// The draft's own list of keys.
  private mutating func keys(below root: ObjectID) -> AllowedSigners {
    let names = FactFile.allowedSigners.pathNames
    guard let folder = objects[root]?.entry(String(names[0])) else { return AllowedSigners() }
    guard let entry = objects[folder.id]?.entry(String(names[1])) else {
      // A proof that leaves the list out could hide whose key it is.
      if objects[folder.id] == nil { problems.append(.notProven(path: FactFile.allowedSigners)) }
      return AllowedSigners()
    }
    guard let file = objects[entry.id], file.kind == .blob, file.bytes.count <= ReadingLimits.factBytes,
      let signers = try? AllowedSigners(String(decoding: file.bytes, as: UTF8.self))
    else {
      problems.append(.notProven(path: FactFile.allowedSigners))
      return AllowedSigners()
    }
    return signers
  }

  private func signer(of tag: RawTag, _ keys: AllowedSigners) -> Signer? {
    guard let signed = tag.signed, let signature = SSHSignature(armoured: signed.signature),
      signature.isValid(for: signed.payload, namespace: SignerLookup.namespace)
    else { return nil }
    let names = keys.entries(for: signature.key, namespace: SignerLookup.namespace, at: tag.time)
      .compactMap(\.principals.name)
    let party = tag.trailers["Party"]
    let own = names.first { Principal($0)?.party == party }
    guard names.isEmpty || own != nil else { return nil }
    return Signer(fingerprint: signature.key.fingerprint, principal: own)
  }

  private mutating func checkSignature(of draft: RawTag, _ keys: AllowedSigners) {
    guard draft.signed != nil else { return }
    signer = signer(of: draft, keys)
    if signer == nil { problems.append(.draftSignature(proof.draft)) }
  }

  private mutating func check(approval tag: RawTag?, _ keys: AllowedSigners) {
    guard let tag, tag.type == ObjectKind.tag.name, tag.object == proof.tag.object,
      tag.trailers["Action"] == Approval.action, tag.trailers["Draft"] == proof.draft,
      let signer = signer(of: tag, keys)
    else {
      problems.append(.approvalNotValid(party: tag?.trailers["Party"] ?? ""))
      return
    }
    approvals.append(signer)
  }

  private mutating func checkHost(_ hosts: [String]?) {
    guard let word = proof.host else {
      if hosts != nil { problems.append(.hostSilent) }
      return
    }
    if let hosts, !hosts.contains(word.fingerprint) {
      problems.append(.otherHost(word.fingerprint, expected: hosts))
      return
    }
    guard let made = SSHSignature(armoured: word.signature), made.key.fingerprint == word.fingerprint,
      made.isValid(for: proof.statement(of: word.record, at: word.time), namespace: HostReceipt.namespace)
    else {
      problems.append(.hostSignature)
      return
    }
    host = word.fingerprint
  }
}

import GitStore
import SSHKeys

extension Record {
  /// The proof that a contribution's originals stand in a draft, signed by the host where this is the host's record.
  ///
  /// - Parameters:
  ///   - contribution: the contribution, as the draft has it.
  ///   - draft: the draft's name.
  ///   - now: the time that the host says.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision`` for a draft that is none,
  ///   ``RecordError/Code-swift.struct/unknownContribution``, ``RecordError/Code-swift.struct/ruleBroken`` if the draft's
  ///   originals are not those that it states.
  public func proof(of contribution: ContributionID, at draft: String, now: Timestamp) throws(RecordError)
    -> OriginalProof
  {
    let found = try inRecord { () throws(GitError) -> (ObjectID, Tag)? in
      guard
        let target = try references(below: "refs/tags/").first(where: { $0.name == "refs/tags/" + draft })?.target,
        try repository.kind(of: target) == .tag
      else { return nil }
      let tag = try repository.tag(target)
      return tag.targetKind == .commit ? (target, tag) : nil
    }
    guard let (target, tag) = found else {
      throw .unknownRevision(given: draft, nearest: try drafts().map(\.name.description))
    }
    let state = try state(at: tag.target)
    let held = try state.contribution(named: contribution.description)
    var proof = OriginalProof(
      draft: draft, tag: CommitID(target), commit: state.commit, contribution: contribution,
      revision: held.revision ?? 1, files: [], objects: [], approvals: [], host: nil)
    proof.files = try held.originals.map { original throws(RecordError) in
      try file(original, of: contribution, in: state)
    }
    proof.objects = try inRecord { () throws(GitError) in
      [try object(target, .tag), try object(tag.target, .commit)]
        + (try objects(to: contribution.folder, contribution.factName, in: state.tree))
        + (try keyObjects(in: state.tree))
    }
    proof.approvals = try inRecord { () throws(GitError) in
      try references(below: Approval.references).filter { Approval.names(in: $0.name)?.draft == draft }
        .map { reference throws(GitError) in try object(reference.target, .tag) }
    }
    return try signedByHost(proof, now)
  }

  private func signedByHost(_ proof: OriginalProof, _ now: Timestamp) throws(RecordError) -> OriginalProof {
    guard let host = try? HostKey(of: repository), let record = try firstCommit() else { return proof }
    var proof = proof
    do throws(SigningError) {
      let signature = try host.signer.sign(
        proof.statement(of: record, at: now), namespace: HostReceipt.namespace)
      proof.host = OriginalProof.Host(fingerprint: host.fingerprint, record: record, time: now, signature: signature)
    } catch {
      throw .notSigned(error, by: host.signer.publicKey)
    }
    return proof
  }

  private func file(
    _ original: Contribution.Original, of contribution: ContributionID, in state: RecordState
  ) throws(RecordError) -> OriginalProof.File {
    let path = contribution.path(original.file)
    let found = try inRecord(reading: path) { () throws(GitError) -> (ObjectID, String)? in
      guard let entry = try repository.entry(at: path, in: state.tree), entry.mode == .file else { return nil }
      return (entry.id, try repository.withObject(entry.id, .blob) { sha256($0) })
    }
    guard let (blob, hash) = found, hash == original.sha256 else { throw .ruleBroken(.storedOriginal(path: path)) }
    return OriginalProof.File(path: path, blob: blob.description, sha256: hash, bytes: original.bytes)
  }

  private func object(_ id: ObjectID, _ kind: ObjectKind) throws(GitError) -> OriginalProof.Object {
    OriginalProof.Object(kind, try repository.withObject(id, kind) { Array($0) })
  }

  /// The trees from the root to a folder, and a file in it.
  private func objects(
    to folder: String, _ name: String, in root: ObjectID
  ) throws(GitError) -> [OriginalProof.Object] {
    var tree = root
    var objects = [try object(root, .tree)]
    for part in folder.pathNames {
      guard let entry = try repository.entry(at: String(part), in: tree) else { return objects }
      tree = entry.id
      objects.append(try object(tree, .tree))
    }
    if let file = try repository.entry(at: name, in: tree), file.mode.isFile {
      objects.append(try object(file.id, .blob))
    }
    return objects
  }

  private func keyObjects(in root: ObjectID) throws(GitError) -> [OriginalProof.Object] {
    guard try repository.entry(at: FactFile.allowedSigners, in: root) != nil else { return [] }
    let names = FactFile.allowedSigners.pathNames.map(String.init)
    return Array(try objects(to: names[0], names[1], in: root).dropFirst())
  }
}

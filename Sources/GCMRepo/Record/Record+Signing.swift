import Dispatch
import GitStore
import SSHKeys

extension Record {
  /// This record, whose writes are signed: each commit and each draft's tag, as `git commit -S` and `git tag -s` do with
  /// `gpg.format=ssh`.
  ///
  /// A key that needs nobody signs while the record is locked. One that may ask a person signs before: others write
  /// meanwhile, and if they do, it is asked again. A write whose key does not sign writes nothing and throws
  /// ``RecordError/Code-swift.struct/notSigned``.
  public func signing(with signer: any SigningBackend) -> Record {
    Record(repository, branch: branch, isBranchNamed: isBranchNamed, snapshot: snapshot, signer: signer, clock: clock)
  }

  /// How often a person is asked for one write.
  private static let mostSignatures = 4

  /// Runs a write with its seal, and again if others wrote while a person was asked.
  ///
  /// - Parameters:
  ///   - prepare: without the lock, what would be signed if the record stays as it is; `nil` if nothing.
  ///   - write: takes the lock, and writes.
  func sealing<Value>(
    _ prepare: () throws(RecordError) -> [UInt8]?, _ write: (Seal) async throws(RecordError) -> Value
  ) async throws(RecordError) -> Value {
    guard let signer else { return try await write(Seal()) }
    guard signer.mayAskPerson else { return try await write(Seal(signer)) }
    for _ in 0..<Self.mostSignatures {
      var seal = Seal(of: nil, "")
      if let payload = try prepare() { seal = Seal(of: payload, try await Self.ask(signer, payload)) }
      do throws(RecordError) { return try await write(seal) } catch {
        guard error.code == .signatureOvertaken else { throw error }
      }
    }
    throw .signatureOvertaken
  }

  /// Signs on a thread of its own: a person may take minutes.
  private static func ask(_ signer: any SigningBackend, _ payload: [UInt8]) async throws(RecordError) -> String {
    let signed: Result<String, SigningError> = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: Result { () throws(SigningError) in try signer.sign(payload, namespace: Seal.namespace) })
      }
    }
    do throws(SigningError) { return try signed.get() } catch { throw .notSigned(error, by: signer.publicKey) }
  }

  /// Stores a commit with its signature, if there is one.
  func storeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String, _ seal: Seal
  ) throws(RecordError) -> ObjectID {
    guard let sign = seal.sign else {
      return try inRecord { () throws(GitError) in
        try repository.writeCommit(
          tree: tree, parents: parents, author: author, committer: committer, message: message)
      }
    }
    return try signed { () throws(SignedWriteError<RecordError>) in
      try repository.writeCommit(
        tree: tree, parents: parents, author: author, committer: committer, message: message, signing: sign)
    }
  }

  /// Stores a tag with its signature, if there is one.
  func storeTag(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String, _ seal: Seal
  ) throws(RecordError) -> ObjectID {
    guard let sign = seal.sign else {
      return try inRecord { () throws(GitError) in
        try repository.writeTag(name, of: commit, tagger: tagger, message: message)
      }
    }
    return try signed { () throws(SignedWriteError<RecordError>) in
      try repository.writeTag(name, of: commit, tagger: tagger, message: message, signing: sign)
    }
  }

  private func signed<T>(_ body: () throws(SignedWriteError<RecordError>) -> T) throws(RecordError) -> T {
    do throws(SignedWriteError<RecordError>) { return try body() } catch {
      switch error {
      case .unsigned(let reason): throw reason
      case .git(let reason): throw RecordError(reason)
      }
    }
  }
}

/// What signs the objects of one write.
struct Seal {
  /// What git signs for (gitformat-signature(5)).
  static let namespace = "git"

  /// Gives the signature of an object's bytes; `nil` where nothing is signed.
  let sign: (([UInt8]) throws(RecordError) -> String)?

  /// Nothing is signed.
  init() { sign = nil }

  /// Each object is signed when it is written.
  init(_ signer: any SigningBackend) {
    sign = { payload throws(RecordError) in
      do throws(SigningError) { return try signer.sign(payload, namespace: Self.namespace) } catch {
        throw .notSigned(error, by: signer.publicKey)
      }
    }
  }

  /// A signature that was made before, of these bytes alone.
  init(of payload: [UInt8]?, _ signature: String) {
    sign = { bytes throws(RecordError) in
      guard bytes == payload else { throw .signatureOvertaken }
      return signature
    }
  }
}

import Foundation
import GitStore
import SSHKeys
import Testing

@Suite struct SignedWritesAgreeWithGitTests {
  private let scratch: Scratch
  private let signer = InProcessSigner()

  init() throws {
    scratch = try Scratch()
    let allowed = scratch.path + "/allowed"
    try Data("tester@example.org namespaces=\"git\" \(signer.publicKey.line)\n".utf8)
      .write(to: URL(fileURLWithPath: allowed))
    try scratch.repository.setConfiguration([("gpg.ssh.allowedSignersFile", allowed)])
  }

  private func sign(_ payload: [UInt8]) throws(SigningError) -> String {
    try signer.sign(payload, namespace: "git")
  }

  private func commit(
    _ message: String, on parents: [ObjectID] = [],
    signing: ([UInt8]) throws(SigningError) -> String
  ) throws -> ObjectID {
    let repository = scratch.repository
    let tree = try repository.tree(
      nil, applying: [TreeEdit(try TreePath("a.md"), .set(try repository.writeBlob(Array(message.utf8))))])
    return try repository.writeCommit(
      tree: tree, parents: parents, author: .tester, committer: .tester, message: message, signing: signing)
  }

  @Test(arguments: [
    "A subject\n", "No newline", "S\n\n# not a comment\n\nParty: CL\n", "Ñandú €\n\nx\n",
    "gpgsig x\n\n-----BEGIN SSH SIGNATURE-----\nfoo\n-----END SSH SIGNATURE-----\n",
  ]) func gitVerifiesCommitsAndTags(message: String) throws {
    let repository = scratch.repository
    let first = try commit("first\n", signing: sign)
    let id = try commit(message, on: [first], signing: sign)
    try scratch.git("verify-commit", id.description)
    #expect(try repository.commit(id).message == message && repository.commit(id).isSigned)
    let content = try #require(try repository.signedContent(ofCommit: id))
    #expect(SSHSignature(armoured: content.signature)?.isValid(for: content.payload, namespace: "git") == true)

    let tag = try repository.writeTag("draft-1", of: id, tagger: .tester, message: message, signing: sign)
    try repository.moveReference("refs/tags/draft-1", from: nil, to: tag, reason: "test")
    try scratch.git("verify-tag", "draft-1")
    let signed = try #require(try repository.signedContent(ofTag: tag))
    #expect(SSHSignature(armoured: signed.signature)?.isValid(for: signed.payload, namespace: "git") == true)
    try scratch.git("fsck", "--strict")
  }

  /// The same bytes that `git commit -S` stores.
  @Test func aSignedCommitIsTheOneThatGitMakes() throws {
    let repository = scratch.repository
    let ours = try commit("Subject\n\nBody\n", signing: sign)
    let found = try #require(try repository.signedContent(ofCommit: ours))
    let lines = found.signature.replacing("\n", with: "\n ")
    let payload = String(decoding: found.payload, as: UTF8.self)
    let end = try #require(payload.range(of: "\n\n"))
    let bytes = payload[..<end.lowerBound] + "\ngpgsig " + lines + payload[end.lowerBound...]
    #expect(try scratch.hashObject("commit", Array(bytes.utf8)) == ours)
  }

  @Test func withoutASignatureNothingIsStored() throws {
    let objects = { try scratch.gitLines("cat-file", "--batch-all-objects", "--batch-check").count }
    let before = try objects()
    #expect(throws: SignedWriteError<SigningError>.self) {
      try commit("x", signing: { _ throws(SigningError) in throw .refused })
    }
    let good = try sign([])
    for armour in ["", "x", good + "\n", good.replacing("\n-----END", with: "\n\n-----END"), good + "\0"] {
      #expect(throws: SignedWriteError<SigningError>.self) {
        try commit("x", signing: { _ throws(SigningError) in armour })
      }
    }
    // The blob and the tree alone.
    #expect(try objects() == before + 2)
  }

  @Test func theConfigurationSaysWhatIsSigned() throws {
    let repository = scratch.repository
    #expect(try repository.signingConfiguration().isAskedFor == false)
    try repository.setConfiguration([
      ("gpg.format", "ssh"), ("user.signingKey", "~/.ssh/id"), ("gpg.ssh.program", "p"), ("tag.gpgSign", "yes"),
    ])
    let found = try repository.signingConfiguration()
    #expect(found.format == "ssh" && found.key == "~/.ssh/id" && found.program == "p" && found.isAskedFor)
  }
}

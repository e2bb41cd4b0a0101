import Testing

@testable import GCMRepo

/// The host's list of personal links: what is written is read back, and nothing else is read.
struct LinksAreKeptAsWordsTests {
  @Test(arguments: ["ana-rojas", "安娜 王", "Ana\nsession x y z", "50%", "%", "ñ"])
  func aPersonWithAnyIdIsReadBack(_ person: String) throws {
    let party: PartyCode = "CL"
    let sender: PartyCode = "SACM-TS"
    var file = AccessFile()
    var link = AccessLink(
      id: "0c1d2e3f", party: party, person: person, sender: sender, createdAt: Timestamp(seconds: 1),
      until: Timestamp(seconds: 2), hash: AccessSecret().hash)
    link.openedAt = Timestamp(seconds: 1)
    file.links = [link, link]
    file.sessions = [.init(hash: AccessSecret().hash, link: link.id, until: Timestamp(seconds: 2))]
    #expect(AccessFile(file.bytes) == file)
    #expect(file.bytes.count { $0 == UInt8(ascii: "\n") } == 4, "each on a line of its own")
    #expect(AccessFile(Array(file.bytes.dropLast())) == nil)
  }

  @Test(arguments: ["", "gcmrepo-access/2\n", "gcmrepo-access/1\nlink a b\n", "gcmrepo-access/1\n\n"])
  func otherFilesAreNoList(_ text: String) { #expect(AccessFile(Array(text.utf8)) == nil) }

  @Test func secretsHaveOneForm() {
    let secret = AccessSecret()
    #expect(AccessSecret(secret.text) == secret && secret.hash.utf8.count == 64)
    #expect(AccessSecret() != secret)
    for text in ["", "abc", secret.text + "A", secret.text.dropLast() + "+", secret.text.dropLast() + "\n"] {
      #expect(AccessSecret(String(text)) == nil)
    }
  }
}

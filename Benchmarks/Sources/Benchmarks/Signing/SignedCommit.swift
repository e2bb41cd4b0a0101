import Crypto

/// A commit object with a signature.
struct SignedCommit {
  /// The object without git's header.
  let body: String
  /// The object's name.
  let id: String

  init(of revision: Revision, tree: String, parent: String, by key: SigningKey) throws {
    let who = Person.stamp(at: revision.time)
    let head = "tree \(tree)\nparent \(parent)\nauthor \(who)\ncommitter \(who)\n"
    let signature = try key.signature(of: "\(head)\n\(revision.message)")
    // The lines of a header's value that follow the first are indented.
    let lines = signature.split(separator: "\n").joined(separator: "\n ")
    body = "\(head)gpgsig \(lines)\n\n\(revision.message)"
    var digest = Insecure.SHA1()
    digest.update(bytes: "commit \(body.utf8.count)\0")
    digest.update(bytes: body)
    id = digest.finalize().hexadecimal
  }
}

extension HashFunction {
  mutating func update(bytes text: String) {
    update(data: Array(text.utf8))
  }
}

extension Digest {
  var hexadecimal: String {
    var letters = ""
    for byte in self {
      for half in [byte >> 4, byte & 15] { letters.append(Character(UnicodeScalar(half + (half < 10 ? 48 : 87)))) }
    }
    return letters
  }
}

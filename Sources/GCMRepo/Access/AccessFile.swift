import GitStore

/// The host's list of personal links and their sessions: `gcmrepo/access` in the git directory, which git copies nowhere and
/// its owner alone reads.
///
/// One line each, of words; the first line names the form. Tokens and cookies are in it as hashes.
struct AccessFile: Hashable {
  var links: [AccessLink] = []
  /// A session by the hash of its cookie.
  var sessions: [Session] = []

  struct Session: Hashable {
    let hash: String
    let link: String
    let until: Timestamp
  }

  private static let form = "gcmrepo-access/1"
  private static let none = "-"
  /// Of some 100,000 links.
  private static let byteLimit = 1 << 25

  static func file(of repository: Repository) -> PrivateFile { PrivateFile("access", of: repository) }

  init() {}

  /// Reads the list of a host; empty if it has none.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/damaged`` for a file that is none.
  init(of repository: Repository) throws(RecordError) {
    let file = Self.file(of: repository)
    guard let bytes = file.read(limit: Self.byteLimit) else {
      guard file.exists else { return }
      throw .cannotWrite(path: file.path, errno: 0)
    }
    guard let read = AccessFile(bytes) else {
      throw .damaged(path: file.path, object: nil, detail: "not a list of links")
    }
    self = read
  }

  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard lines.popFirst().map(String.init) == Self.form, lines.popLast()?.isEmpty == true else { return nil }
    for line in lines {
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      switch (words.first, words.count) {
      case ("link", 10):
        guard let party = PartyCode(words[3]), let sender = PartyCode(words[5]), let created = Timestamp(words[6]),
          let until = Timestamp(words[7]), let person = Self.unescaped(words[4])
        else { return nil }
        var link = AccessLink(
          id: words[1], party: party, person: person, sender: sender, createdAt: created, until: until,
          hash: words[2])
        for (word, path) in [(words[8], \AccessLink.openedAt), (words[9], \AccessLink.revokedAt)]
        where word != Self.none {
          guard let time = Timestamp(word) else { return nil }
          link[keyPath: path] = time
        }
        links.append(link)
      case ("session", 4):
        guard let until = Timestamp(words[3]) else { return nil }
        sessions.append(Session(hash: words[1], link: words[2], until: until))
      default: return nil
      }
    }
  }

  var bytes: [UInt8] {
    var lines = [Self.form]
    for link in links {
      let times = [link.openedAt, link.revokedAt].map { $0?.description ?? Self.none }
      let words = [
        "link", link.id, link.hash, "\(link.party)", Self.escaped(link.person), "\(link.sender)", "\(link.createdAt)",
        "\(link.until)",
      ]
      lines.append((words + times).joined(separator: " "))
    }
    for session in sessions { lines.append("session \(session.hash) \(session.link) \(session.until)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// A person's id as one word: an entry without an id is named by its name, which may have spaces (RFC 3986, 2.1).
  private static func escaped(_ id: String) -> String {
    id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "%") }
      ? id
      : id.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }

  private static func unescaped(_ word: String) -> String? {
    guard word.hasPrefix("%") else { return word }
    var bytes: [UInt8] = []
    for digits in word.dropFirst().split(separator: "%", omittingEmptySubsequences: false) {
      guard digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) else { return nil }
      bytes.append(byte)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  func write(to repository: Repository) throws(RecordError) {
    let file = Self.file(of: repository)
    do throws(GitError) {
      try file.makeFolder()
      try file.write(bytes)
    } catch {
      throw .writing(file.path, error.systemError)
    }
  }

  func link(of secret: AccessSecret) -> Int? {
    let hash = secret.hash
    return links.firstIndex { $0.hash == hash }
  }

  /// The session of a cookie.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/accessEnded``, or that its link was revoked.
  func session(of secret: AccessSecret?, at now: Timestamp) throws(RecordError) -> AccessSession {
    guard let hash = secret?.hash, let session = sessions.first(where: { $0.hash == hash }),
      let link = links.first(where: { $0.id == session.link }), now <= session.until
    else { throw .access(.accessEnded) }
    guard link.revokedAt == nil else { throw .access(.accessRevoked, link) }
    return AccessSession(link: link, until: session.until)
  }
}

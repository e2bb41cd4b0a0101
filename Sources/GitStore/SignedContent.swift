/// A signature of a commit or a tag, and the bytes that it is a signature of.
public struct SignedContent: Sendable, Hashable {
  /// As git stores it, in its armour.
  public let signature: String
  /// The object without its signature.
  public let payload: [UInt8]

  /// A signature with what it is of, read elsewhere.
  package init(signature: String, payload: [UInt8]) {
    self.signature = signature
    self.payload = payload
  }

  private static let header = Array("gpgsig".utf8)

  /// The signature in a commit object; see ``Repository/signedContent(ofCommit:)``.
  init?(ofCommit id: ObjectID, _ bytes: [UInt8]) throws(GitError) {
    var payload: [UInt8] = []
    payload.reserveCapacity(bytes.count)
    var signature: [UInt8]?
    var isContinued = false
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
      let line = bytes[at..<end]
      // The message begins after an empty line.
      if line.isEmpty { break }
      if line.first == UInt8(ascii: " "), isContinued {
        signature?.append(UInt8(ascii: "\n"))
        signature? += line.dropFirst()
      } else if line.starts(with: Self.header) {
        let value = line.dropFirst(Self.header.count)
        guard signature == nil, value.first == UInt8(ascii: " ") else {
          throw GitError(code: .generic, message: "commit \(id) has more than one signature")
        }
        signature = Array(value.dropFirst())
        isContinued = true
      } else {
        isContinued = false
        payload += bytes[at..<min(end + 1, bytes.endIndex)]
      }
      at = min(end + 1, bytes.endIndex)
    }
    guard let signature else { return nil }
    self.init(signature: String(decoding: signature, as: UTF8.self), payload: payload + bytes[at...])
  }
}

extension Repository {
  /// The signature of a commit.
  ///
  /// - Returns: `nil` for an unsigned commit.
  /// - Throws: ``GitError`` also for several signatures, or one for objects with SHA-256: git checks the first alone, and
  ///   leaves different ones out of what it is of.
  public func signedContent(ofCommit id: ObjectID) throws(GitError) -> SignedContent? {
    try SignedContent(ofCommit: id, bytes(of: id, .commit))
  }

  /// The names of a commit's headers, in their order.
  public func headers(ofCommit id: ObjectID) throws(GitError) -> [String] {
    var names: [String] = []
    for line in try bytes(of: id, .commit).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.isEmpty { break }
      // A line that begins with a space continues the header before it.
      guard line.first != UInt8(ascii: " ") else { continue }
      names.append(String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self))
    }
    return names
  }

  /// The signature of an annotated tag; `nil` for an unsigned one.
  public func signedContent(ofTag id: ObjectID) throws(GitError) -> SignedContent? {
    let bytes = try bytes(of: id, .tag)
    let begin = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
    var start: Int?
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at...].starts(with: begin) { start = at }
      guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "\n")) else { break }
      at = end + 1
    }
    return start.map {
      SignedContent(signature: String(decoding: bytes[$0...], as: UTF8.self), payload: Array(bytes[..<$0]))
    }
  }
}

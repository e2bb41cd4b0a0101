import Clibgit2

/// Who did something, and when: git's "signature" of an author, a committer or a tagger.
public struct Signature: Sendable, Hashable {
  public var name: String
  public var email: String
  /// Seconds since 1970-01-01T00:00:00Z.
  public var time: Int64
  /// Minutes east of UTC.
  public var offset: Int

  public init(name: String, email: String, time: Int64, offset: Int = 0) {
    self.name = name
    self.email = email
    self.time = time
    self.offset = offset
  }

  init(_ raw: git_signature) {
    name = raw.name.map { String(cString: $0) } ?? ""
    email = raw.email.map { String(cString: $0) } ?? ""
    time = raw.when.time
    offset = Int(raw.when.offset)
  }

  /// Lends libgit2's form of it. Angle brackets and control characters are refused by libgit2 itself.
  func withRaw<T>(_ body: (UnsafePointer<git_signature>) throws(GitError) -> T) throws(GitError) -> T {
    var raw: UnsafeMutablePointer<git_signature>?
    try check(git_signature_new(&raw, name, email, time, Int32(offset)))
    guard let raw else { throw GitError(code: .generic, message: "no signature was made") }
    defer { git_signature_free(raw) }
    return try body(raw)
  }

  /// As git writes it in an object: `Name <email> 1494518400 +0000`.
  public var header: String {
    let minutes = abs(offset)
    let digits = String(10000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    return "\(name) <\(email)> \(time) \(offset < 0 ? "-" : "+")\(digits)"
  }
}

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

  /// Passes libgit2's form of it to a closure. libgit2 itself refuses angle brackets, but would write a newline as it
  /// is, and the rest would become forged headers.
  func withRaw<T>(_ body: (UnsafePointer<git_signature>) throws(GitError) -> T) throws(GitError) -> T {
    guard (name + email).unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw GitError(code: .invalidSpecification, message: "a name or an address holds a control character")
    }
    var raw: UnsafeMutablePointer<git_signature>?
    try check(git_signature_new(&raw, name, email, time, Int32(offset)))
    guard let raw else { throw GitError(code: .generic, message: "no signature was made") }
    defer { git_signature_free(raw) }
    return try body(raw)
  }

  /// As git writes it in an object: `Name <email> 1494518400 +0000`, without the punctuation and spaces that git strips
  /// from both ends of a name.
  public var header: String {
    let minutes = abs(offset)
    let digits = String(10000 + minutes / 60 * 100 + minutes % 60).dropFirst()
    return "\(Self.stripped(name)) <\(Self.stripped(email))> \(time) \(offset < 0 ? "-" : "+")\(digits)"
  }

  private static func stripped(_ text: String) -> String {
    func isStripped(_ byte: UInt8) -> Bool { byte <= 32 || ".,:;<>\"\\'".utf8.contains(byte) }
    let head = text.utf8.drop(while: isStripped)
    return String(
      Substring(head.prefix(upTo: head.lastIndex { !isStripped($0) }.map(head.index(after:)) ?? head.startIndex)))
  }
}

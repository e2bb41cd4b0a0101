/// An allowed signers file: who may sign, with which key, for what, and when (ssh-keygen(1), ALLOWED SIGNERS).
public struct AllowedSigners: Sendable, Hashable {
  /// Its entries, in the file's order.
  public var entries: [Entry]

  /// One line.
  public struct Entry: Sendable, Hashable {
    /// Who signs: patterns of principals.
    public var principals: PatternList
    /// The key, of the persons or of an authority that certifies theirs.
    public var key: PublicKey
    /// What may be signed; `nil` for anything.
    public var namespaces: PatternList?
    /// Seconds since 1970 at which it begins to be valid.
    public var validAfter: Int64?
    /// Seconds since 1970 after which it is not valid any more.
    public var validBefore: Int64?
    /// Whether a time is without the `Z` of UTC: ssh-keygen reads it in the time zone of whoever checks.
    public var hasLocalTime = false
    /// Whether the key certifies keys rather than signing.
    public var isAuthority = false
    /// The line, from 1.
    public var line: Int
  }

  /// Why a line is not an entry.
  public struct Problem: Error, Sendable, Hashable {
    /// The line, from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: Reason

    /// What is wrong with a line.
    public enum Reason: String, Sendable, Hashable {
      case principals, option, quotes, time, key, tooLong
    }
  }

  private static let mostLineBytes = 1 << 15

  /// No entries.
  public init() { entries = [] }

  /// Reads a file, line by line; empty lines and those that begin with `#` are left out.
  ///
  /// ssh-keygen passes over a line that it cannot read; here it is a problem, so that nobody's key is lost unnoticed.
  public init(_ text: String) throws(Problem) {
    entries = []
    // By bytes: "\r\n" is one character.
    let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      guard line.count <= Self.mostLineBytes else { throw Problem(line: number + 1, reason: .tooLong) }
      var words = AllowedSignersWords(line)
      guard let first = words.peek, first != UInt8(ascii: "#") else { continue }
      do throws(Problem.Reason.Thrown) {
        entries.append(try Self.entry(&words, number + 1))
      } catch {
        throw Problem(line: number + 1, reason: error.reason)
      }
    }
  }

  private static func entry(
    _ words: inout AllowedSignersWords, _ line: Int
  ) throws(Problem.Reason.Thrown) -> Entry {
    guard let names = words.next(), let principals = PatternList(names) else { throw .init(.principals) }
    guard var word = words.next() else { throw .init(.key) }
    var options = AllowedSignersOptions()
    if KeyAlgorithm(rawValue: word) == nil {
      try options.read(word)
      guard let type = words.next() else { throw .init(.key) }
      word = type
    }
    guard let base64 = words.next(), let key = PublicKey(type: word[...], base64: base64[...]) else {
      throw .init(.key)
    }
    return Entry(
      principals: principals, key: key, namespaces: options.namespaces, validAfter: options.validAfter,
      validBefore: options.validBefore, hasLocalTime: options.hasLocalTime,
      isAuthority: options.isAuthority, line: line)
  }

  /// The entries under which a key may sign for this purpose at a time (seconds since 1970).
  ///
  /// Those of authorities are left out: certificates are not taken.
  public func entries(for key: PublicKey, namespace: String, at time: Int64) -> [Entry] {
    entries.filter { entry in
      entry.key == key && !entry.isAuthority && entry.namespaces?.matches(namespace) != false
        && entry.validAfter.map { time >= $0 } != false && entry.validBefore.map { time <= $0 } != false
    }
  }
}

extension AllowedSigners.Problem.Reason {
  /// A reason on its way to the line that it belongs to.
  struct Thrown: Error {
    let reason: AllowedSigners.Problem.Reason
    init(_ reason: AllowedSigners.Problem.Reason) { self.reason = reason }
  }
}

/// A short name for what happened: `foreign-folder`, `malformed-file`.
///
/// The set is open: later versions add codes, so a reader must have an answer for one that it does not know. A code is
/// never removed and never changes its meaning.
public protocol OpenCode: RawRepresentable<String>, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The code as in JSON: lower-case words with hyphens.
  init(rawValue: String)

  /// The codes of this version.
  static var known: [Self] { get }
}

extension OpenCode {
  /// The code as in JSON.
  public var description: String { rawValue }
}

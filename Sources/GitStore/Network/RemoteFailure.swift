/// Why git did not exchange anything with another copy of the repository.
///
/// It holds facts; the sentence for a user is made elsewhere.
public struct RemoteFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public let code: Code
  /// What the server said to the user, such as the sentences of its hook, without control characters. The server wrote
  /// them: they are shown as its own words.
  public let serverLines: [String]
  /// The references that were not taken, with the server's short reason.
  public let references: [PushedReference]
  /// What git wrote, for a log; not for branching on, nor for users.
  public let detail: String

  public init(_ code: Code, serverLines: [String] = [], references: [PushedReference] = [], detail: String = "") {
    self.code = code
    self.serverLines = serverLines
    self.references = references
    self.detail = detail
  }

  public var description: String { "\(code.rawValue): \(detail)" }

  /// What failed; an open set.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The address is one with which git is not called.
    public static let urlRefused = Code(rawValue: "url-refused")
    /// There is no `git`, or no `ssh`, on this machine.
    public static let programMissing = Code(rawValue: "program-missing")
    /// No such host, no network, nobody listening, or the connection broke.
    public static let unreachable = Code(rawValue: "unreachable")
    /// The server did not answer in time, or nothing moved for too long.
    public static let timedOut = Code(rawValue: "timed-out")
    /// The caller's task was cancelled.
    public static let cancelled = Code(rawValue: "cancelled")
    /// ssh does not know the server's host key yet.
    public static let hostKeyUnknown = Code(rawValue: "host-key-unknown")
    /// The server's host key is another than the one that ssh knows.
    public static let hostKeyChanged = Code(rawValue: "host-key-changed")
    /// The server's TLS certificate is not one that is trusted here.
    public static let certificateNotTrusted = Code(rawValue: "certificate-not-trusted")
    /// The server does not know the user, or does not let the user do this.
    public static let notPermitted = Code(rawValue: "not-permitted")
    /// There is a server, and no repository at that address.
    public static let notARepository = Code(rawValue: "not-a-repository")
    /// The repository at that path belongs to another user of this machine.
    public static let otherOwner = Code(rawValue: "other-owner")
    /// A reference would not be moved forward: somebody pushed first, or the reference is never moved.
    public static let nonFastForward = Code(rawValue: "non-fast-forward")
    /// A rule of the server refused the push; ``RemoteFailure/serverLines`` says which.
    public static let refusedByServer = Code(rawValue: "refused-by-server")
    /// The disk of the server is full.
    public static let serverDiskFull = Code(rawValue: "server-disk-full")
    /// The server could not store what it received.
    public static let serverCannotWrite = Code(rawValue: "server-cannot-write")
    /// The disk of this machine is full.
    public static let diskFull = Code(rawValue: "disk-full")
    /// What came is not whole, or not what git accepts as sound.
    public static let incomplete = Code(rawValue: "incomplete")
    /// The file is not a bundle.
    public static let notABundle = Code(rawValue: "not-a-bundle")
    /// The bundle begins after commits that are not here.
    public static let bundleLacksBase = Code(rawValue: "bundle-lacks-base")
    /// Anything else.
    public static let other = Code(rawValue: "other")

    /// All of them.
    public static let known: [Code] = [
      urlRefused, programMissing, unreachable, timedOut, cancelled, hostKeyUnknown, hostKeyChanged,
      certificateNotTrusted, notPermitted, notARepository, otherOwner, nonFastForward, refusedByServer, serverDiskFull,
      serverCannotWrite, diskFull, incomplete, notABundle, bundleLacksBase, other,
    ]

    /// Whether the server was not reached, so that the same may succeed later without any change.
    public var mayPass: Bool {
      [.unreachable, .timedOut, .serverDiskFull, .serverCannotWrite].contains(self)
    }
  }
}

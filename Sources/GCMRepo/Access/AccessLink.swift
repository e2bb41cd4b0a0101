/// A personal link, with which somebody of a State submits by browser: whose it is, until when, and what became of it.
///
/// The host knows its token by a hash alone.
public struct AccessLink: Sendable, Hashable {
  /// Its name for those who keep the host: eight hexadecimal digits, which open nothing.
  public let id: String
  /// The State.
  public let party: PartyCode
  /// The id of the person in the State's file.
  public let person: String
  /// The body that made it, and sends in what comes by it.
  public let sender: PartyCode
  /// When it was made.
  public let createdAt: Timestamp
  /// Until when it opens a session, and until when that lasts at most.
  public let until: Timestamp
  /// When it was used; it opens one session.
  public internal(set) var openedAt: Timestamp?
  /// When it was revoked, and its session with it.
  public internal(set) var revokedAt: Timestamp?
  let hash: String

  /// What it can be used for. The raw values are those in JSON.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It opens a session.
    case open
    /// It has opened its session.
    case used
    /// Its time is over.
    case expired
    /// It was revoked.
    case revoked
    /// It was not used, and its person acts for the State no longer, or not yet.
    case ended
  }

  /// What it can be used for at a time, whoever it is for: see ``RecordState/use(of:at:)``.
  public func state(at now: Timestamp) -> State {
    if revokedAt != nil { return .revoked }
    if now > until { return .expired }
    return openedAt == nil ? .open : .used
  }
}

/// The session of a browser that a personal link opened.
public struct AccessSession: Sendable, Hashable {
  /// The link that opened it.
  public let link: AccessLink
  /// Until when it lasts.
  public let until: Timestamp

  /// How long a session lasts at most: a working day, in seconds.
  static let longest: Int64 = 12 * 3600
}

extension RecordError {
  /// A link or a session cannot be used: unknown, used, expired or revoked.
  static func access(_ code: Code, _ link: AccessLink? = nil) -> RecordError {
    guard let link else { return RecordError(code) }
    let time = code == .accessUsed ? link.openedAt : code == .accessRevoked ? link.revokedAt : link.until
    return RecordError(
      code, [.party: .text(link.party.description), .time: .text((time ?? link.until).description)])
  }
}

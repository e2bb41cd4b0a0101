/// What the serving process asks of the process that has the host's key.
///
/// It names no State and no person: they are those of the secret. A serving process that was taken over can do no more than
/// the sessions that it sees.
public struct BrokerRequest: Sendable, Hashable {
  /// What is asked.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// Whose a link is; the secret is its token. Nothing changes.
    case look
    /// Open the session of a link; the secret is its token.
    case open
    /// Whose a session is; the secret is the cookie's.
    case session
    /// End a session.
    case close
    /// Record a prepared submission in a session.
    case submit
  }

  /// What is asked.
  public var action: Action
  /// The token of a link, or the secret of a session.
  public var secret: String
  /// The language of sentences: `es`, `en`, `pt` or `fr`.
  public var language: String
  /// For ``Action/submit``: the bytes of the prepared submission, a message by itself.
  public var submission: [UInt8]?

  /// A request from its parts.
  public init(_ action: Action, secret: String, language: String, submission: [UInt8]? = nil) {
    self.action = action
    self.secret = secret
    self.language = language
    self.submission = submission
  }

  /// Reads a request.
  public init(_ bytes: [UInt8]) throws(FieldMessage.Malformed) {
    var reader = FieldReader(try FieldMessage(bytes))
    guard let action = Action(rawValue: try reader.required("action", limit: 20)) else { throw .value("action") }
    self.action = action
    secret = try reader.required("secret", limit: 200)
    language = try reader.required("language", limit: 2)
    submission = try reader.bytes("submission")
    guard (submission != nil) == (action == .submit) else { throw .value("submission") }
    try reader.finish()
  }

  /// Its bytes.
  public var bytes: [UInt8] {
    var message = FieldMessage()
    message.append("action", action.rawValue)
    message.append("secret", secret)
    message.append("language", language)
    if let submission { message.append("submission", submission) }
    return message.bytes
  }
}

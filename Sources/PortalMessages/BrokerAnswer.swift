/// What the process with the host's key answers.
public enum BrokerAnswer: Sendable, Hashable {
  /// Whose a link or a session is; with the secret of a session that was opened.
  case access(AccessFacts, secret: String?)
  /// The receipt of what was recorded, as JSON.
  case receipt([UInt8])
  /// It is done, and there is nothing to say.
  case done
  /// Why not: a code, and a sentence for the person.
  case refused(code: String, sentence: String)

  /// Whose a link or a session is.
  public struct AccessFacts: Sendable, Hashable {
    /// The link's id, for logs.
    public var link: String
    /// The code of the State.
    public var party: String
    /// The person's id in the State's file.
    public var person: String
    /// The person's name.
    public var name: String
    /// The body that made the link.
    public var sender: String
    /// Until when (RFC 3339).
    public var until: String

    /// The facts.
    public init(link: String, party: String, person: String, name: String, sender: String, until: String) {
      (self.link, self.party, self.person) = (link, party, person)
      (self.name, self.sender, self.until) = (name, sender, until)
    }
  }

  /// Reads an answer.
  public init(_ bytes: [UInt8]) throws(FieldMessage.Malformed) {
    var reader = FieldReader(try FieldMessage(bytes))
    switch try reader.required("answer", limit: 20) {
    case "access":
      let facts = AccessFacts(
        link: try reader.required("link", limit: 20), party: try reader.required("party", limit: 40),
        person: try reader.required("person", limit: 200), name: try reader.required("name", limit: 2_000),
        sender: try reader.required("sender", limit: 40), until: try reader.required("until", limit: 40))
      self = .access(facts, secret: try reader.text("secret", limit: 200))
    case "receipt":
      guard let receipt = try reader.bytes("receipt") else { throw .value("receipt") }
      self = .receipt(receipt)
    case "done": self = .done
    case "refused":
      self = .refused(
        code: try reader.required("code", limit: 100), sentence: try reader.required("sentence", limit: 100_000))
    default: throw .value("answer")
    }
    try reader.finish()
  }

  /// Its bytes.
  public var bytes: [UInt8] {
    var message = FieldMessage()
    switch self {
    case .access(let facts, let secret):
      message.append("answer", "access")
      message.append("link", facts.link)
      message.append("party", facts.party)
      message.append("person", facts.person)
      message.append("name", facts.name)
      message.append("sender", facts.sender)
      message.append("until", facts.until)
      message.append("secret", secret)
    case .receipt(let receipt):
      message.append("answer", "receipt")
      message.append("receipt", receipt)
    case .done: message.append("answer", "done")
    case .refused(let code, let sentence):
      message.append("answer", "refused")
      message.append("code", code)
      message.append("sentence", sentence)
    }
    return message.bytes
  }
}

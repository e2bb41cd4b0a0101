/// A name in `keys/allowed_signers`: a role and the party for which it signs, `focal-point@CL`.
struct Principal: Sendable, Hashable, CustomStringConvertible {
  let role: String
  let party: String

  /// The host of a shared record, which signs its first commit and its receipts.
  static let host = Principal(role: "host", party: "record")

  private init(role: String, party: String) {
    self.role = role
    self.party = party
  }

  /// A role of small letters, digits and hyphens.
  init?(role: String, party: PartyCode) {
    guard Slug.isValid(role) else { return nil }
    self.init(role: role, party: party.description)
  }

  /// Reads a name; ``host`` is the only one that is of no party.
  init?(_ text: String) {
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let (role, party) = (String(text[..<at]), String(text[text.utf8.index(after: at)...]))
    if (role, party) == (Self.host.role, Self.host.party) {
      self = .host
    } else if let code = PartyCode(party), let made = Principal(role: role, party: code) {
      self = made
    } else {
      return nil
    }
  }

  var description: String { "\(role)@\(party)" }
}

extension Party {
  /// The role of its persons where none is named.
  var usualRole: String {
    guard kind == .body else { return "focal-point" }
    if isSecretariat { return "secretariat" }
    return conferences(as: .presidency).isEmpty ? "member" : "presidency"
  }
}

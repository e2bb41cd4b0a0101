/// To whom a right is granted.
public enum Grant: Sendable, Hashable {
  /// Every party, observers included.
  case anyParty
  /// States that are members of a conference.
  case memberStates
  /// Bodies that have a role in a conference.
  case bodies(Party.Role.Name)
  /// One body, by its code.
  case body(PartyCode)

  func covers(_ party: Party) -> Bool {
    switch self {
    case .anyParty: true
    case .memberStates: party.isMemberState
    case .bodies(let role): party.kind == .body && party.roles.contains { $0.name == role }
    case .body(let code): party.kind == .body && party.code == code
    }
  }
}

/// The words of the rules in `gcmrepo.yml`.
extension Grant {
  /// Reads a word: `everyone`, `members`, `secretariats`, `presidencies`, or a body's code.
  public init?(word: String) {
    switch word {
    case "everyone": self = .anyParty
    case "members": self = .memberStates
    case "secretariats": self = .bodies(.secretariat)
    case "presidencies": self = .bodies(.presidency)
    default:
      guard let code = PartyCode(word) else { return nil }
      self = .body(code)
    }
  }

  /// The word in `gcmrepo.yml`.
  public var word: String {
    switch self {
    case .anyParty: "everyone"
    case .memberStates: "members"
    case .bodies(.secretariat): "secretariats"
    case .bodies(.presidency): "presidencies"
    case .bodies(let role): role.rawValue
    case .body(let code): code.description
    }
  }
}

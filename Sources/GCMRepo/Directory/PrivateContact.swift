/// The ways to reach a person that are not for everybody, which only the private record of the secretariats keeps.
public struct PrivateContact: Sendable, Hashable {
  /// E-mail addresses, telephone numbers and postal addresses.
  public private(set) var emails: [String] = [], telephones: [String] = [], addresses: [String] = []

  /// No contact, or some.
  public init(emails: [String] = [], telephones: [String] = [], addresses: [String] = []) {
    (self.emails, self.telephones, self.addresses) = (emails, telephones, addresses)
  }

  /// Whether there is none.
  public var isEmpty: Bool { count == 0 }
  /// How many there are.
  public var count: Int { emails.count + telephones.count + addresses.count }
  /// All of them.
  public var all: [String] { emails + telephones + addresses }

  /// Each adds one, unless it is there already.
  public mutating func add(email: String) { if !emails.contains(email) { emails.append(email) } }
  /// See ``add(email:)``.
  public mutating func add(telephone: String) { if !telephones.contains(telephone) { telephones.append(telephone) } }
  /// See ``add(email:)``.
  public mutating func add(address: String) {
    if !address.isEmpty, !addresses.contains(address) { addresses.append(address) }
  }

  /// This and the other's.
  public func adding(_ other: PrivateContact) -> PrivateContact {
    var sum = self
    for text in other.emails { sum.add(email: text) }
    for text in other.telephones { sum.add(telephone: text) }
    for text in other.addresses { sum.add(address: text) }
    return sum
  }

  /// Without what is public.
  func without(_ contact: Party.FocalPoint.Contact) -> PrivateContact {
    PrivateContact(
      emails: emails.filter { $0.lowercased() != contact.email?.lowercased() },
      telephones: telephones.filter { $0 != contact.telephone }, addresses: addresses)
  }
}

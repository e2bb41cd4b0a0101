/// The access policy of a record: for each right, to whom it is granted.
///
/// The commands enforce it, and `audit` judges history by it.
struct Policy: Sendable, Hashable {
  /// To whom a right is granted.
  enum Grant: Sendable, Hashable {
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

  /// A right that is not listed is granted to nobody.
  var grants: [Right: [Grant]]

  func permits(_ party: Party, _ right: Right) -> Bool {
    grants[right]?.contains { $0.covers(party) } ?? false
  }

  /// The policy of a record of format 1: its members submit; the technical secretariats, the presidencies pro tempore
  /// and the ad-hoc group that drafts the declaration keep the record.
  ///
  /// A State that holds a presidency acts through the body of that presidency; observers only observe, and submit
  /// reference documents as any party may. A submitter may withdraw even if no longer a member.
  static let formatOne: Policy = {
    let keepers: [Grant] = [.bodies(.secretariat), .bodies(.presidency), .body(Party.adHocGroup)]
    return Policy(grants: [
      .submit: [.memberStates], .inform: [.anyParty], .withdraw: [.anyParty], .declare: keepers,
      .record: keepers, .admit: keepers, .tag: keepers,
    ])
  }()
}

extension Party {
  /// The code of the joint group of both conferences, which has no role in either.
  public static let adHocGroup = PartyCode("AD-HOC")
}

/// The access policy of a record: for each right, to whom it is granted.
///
/// The commands enforce it, and `audit` judges history by it.
struct Policy: Sendable, Hashable {
  /// A right that is not listed is granted to nobody.
  var grants: [Right: [Grant]]
  /// Whether each commit and draft is signed with a key that the record admitted.
  var isStrict = false
  /// What makes a proposed draft agreed, and a proposed change of the rules valid; `nil` if one person's word does.
  var threshold: Threshold?
  /// What ends when.
  var deadlines: [RecordRules.Deadline] = []
  /// How many hours after the end of a silence procedure a body may send in what a State had mailed before it.
  var silenceGraceHours = 0
  /// Whether the host signs what a State's persons submit by browser.
  var takesUploads = false

  func permits(_ party: Party, _ right: Right) -> Bool {
    grants[right]?.contains { $0.covers(party) } ?? false
  }

  /// The policy of a record of format 1: its members submit; the technical secretariats, the presidencies pro tempore
  /// and the ad-hoc group that drafts the declaration keep the record.
  ///
  /// A State that holds a presidency acts through the body of that presidency; observers only observe, and submit
  /// reference documents as any party may. A submitter may withdraw even if no longer a member. A technical secretariat sends
  /// in what a State mailed to it.
  static let formatOne: Policy = {
    let keepers: [Grant] = [.bodies(.secretariat), .bodies(.presidency), .body(Party.adHocGroup)]
    return Policy(grants: [
      .submit: [.memberStates], .inform: [.anyParty], .withdraw: [.anyParty], .onBehalf: [.bodies(.secretariat)],
      .declare: keepers,
      .record: keepers, .admit: keepers, .tag: keepers,
    ])
  }()
}

extension Party {
  /// The code of the joint group of both conferences, which has no role in either.
  public static let adHocGroup = PartyCode("AD-HOC")
}

import GCMRepo
import RecordLocalization

extension ShowStatus {
  /// What was sent in for States and is contested, or not confirmed.
  func warn(ofAnswersIn status: Status, _ state: RecordState, on console: Console) throws {
    for id in status.rows.flatMap(\.contested) {
      let (why, sentIn) = (try state.answers(to: id).last?.why ?? "", try sentIn(id, state))
      console.warn(
        Message(
          """
          \(id.party.description, "party") contests \(id.description, "id"), \(sentIn, "sentIn"): \(why, "why")
          """))
    }
    let open = status.rows.flatMap(\.unconfirmed)
    guard let first = open.first else { return }
    let (id, sentIn) = (first.description, try sentIn(first, state))
    console.remark(
      open.count == 1
        ? Message("\(id, "id"), \(sentIn, "sentIn"), is not confirmed yet.")
        : Message(
          open.count - 1,
          "\(id, "id"), \(sentIn, "sentIn"), and {count} more are not confirmed yet: see gcmrepo list.",
          "\(id, "id"), \(sentIn, "sentIn"), and {count} more are not confirmed yet: see gcmrepo list."))
  }

  private func sentIn(_ id: ContributionID, _ state: RecordState) throws -> Message {
    let sender = try state.contribution(named: id.description).sentInBy?.description ?? ""
    return sentInSentence(by: sender, for: id.party.description)
  }
}

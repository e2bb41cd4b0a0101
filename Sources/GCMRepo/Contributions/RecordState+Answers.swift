/// How what was sent in for a State stands.
public enum SenderStanding: String, Sendable, Hashable, CaseIterable {
  /// The State has not answered.
  case unconfirmed
  /// The State sent it.
  case confirmed
  /// The State says that it did not send it, or not so.
  case contested
}

extension RecordState {
  /// What a State says of the revisions that were sent in for it, oldest first. Cost: one small file.
  public func answers(to id: ContributionID) throws(RecordError) -> [SenderAnswer] { try senderAnswers(to: id).all }

  func senderAnswers(to id: ContributionID) throws(RecordError) -> SenderAnswers {
    guard let file = try file(id.confirmationPath) else { return SenderAnswers() }
    return try SenderAnswers(file)
  }

  /// How the newest revision of a contribution stands; `nil` if its party submitted it itself.
  ///
  /// Cost: one small file, for what was sent in.
  public func standing(of contribution: Contribution) throws(RecordError) -> SenderStanding? {
    guard contribution.sentInBy != nil else { return nil }
    let answer = try senderAnswers(to: contribution.id).word(on: try revision(of: contribution))
    return switch answer?.word {
    case .confirmed: .confirmed
    case .contested: .contested
    case nil: .unconfirmed
    }
  }
}

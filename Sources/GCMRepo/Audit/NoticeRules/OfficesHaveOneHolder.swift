import GitStore

/// A commit does not leave an office and function with several persons at the same time, where there was one before.
///
/// A notice: two persons may share an office, but usually the term of one was not ended.
struct OfficesHaveOneHolder: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    let day = CalendarDay(Timestamp(seconds: commit.commit.author.time))
    return ChangedParty.all(in: commit).flatMap { changed -> [Finding] in
      let before = Set((changed.before?.sharedPlaces(on: day) ?? []).map(Self.ids))
      return (changed.after?.sharedPlaces(on: day) ?? []).map(Self.ids).filter { !before.contains($0) }
        .map { .severalHolders(party: changed.code, entries: $0.map { "\(changed.code)/\($0)" }) }
    }
  }

  private static func ids(of people: [Party.FocalPoint]) -> [String] { people.map(\.entryID) }
}

import MeetingMinutes

extension RecordState {
  /// The minutes of a meeting in a language; `nil` if the record does not have them.
  public func minutes(of meeting: Meeting, in language: LanguageTag) throws(RecordError) -> [UInt8]? {
    try bytes(MinutesFile.text(of: meeting.id, in: language), limit: ReadingLimits.textBytes)
  }

  /// Who can be named in the minutes of a meeting. Cost: all parties.
  public func minutesParties(of meeting: Meeting) throws(RecordError) -> MinutesParties {
    let parties = try readableParties().parties
    let all = configuration.conferences.map { conference in
      func codes(_ name: Party.Role.Name) -> [String] {
        let all = parties.filter { party in
          party.roles.contains { $0.conference == conference.code && $0.name == name }
            && (name != .member || party.kind == .state)
        }
        // A State that holds a presidency acts in it through the body of that name, where the record has one.
        let bodies = all.filter { $0.kind == .body }
        return (name == .member || bodies.isEmpty ? all : bodies).map(\.code.description)
      }
      return MinutesParties.Conference(
        code: conference.code, names: conference.names.entries.map(\.text),
        abbreviations: conference.abbreviations.entries.map(\.text), secretariats: codes(.secretariat),
        presidencies: codes(.presidency), members: codes(.member))
    }
    let own = all.filter { meeting.conferences.contains($0.code) }
    return MinutesParties(
      parties.map { .init(code: $0.code.description, names: $0.names.entries.map(\.text)) },
      conferences: own.isEmpty ? all : own, all: all)
  }

  /// The agreements that minutes list.
  ///
  /// - Parameters:
  ///   - markdown: the text of the minutes.
  ///   - meeting: the meeting.
  ///   - language: the language of the text.
  /// - Throws: ``RecordError/Code-swift.struct/minutesNotUsable`` if they have no list.
  public func agreements(
    writtenIn markdown: [UInt8], of meeting: Meeting, in language: LanguageTag
  ) throws(RecordError) -> MinutesList {
    let parties = try minutesParties(of: meeting)
    do throws(MinutesFault) {
      return try MinutesList(
        markdown, parties: parties, on: meeting.end?.day ?? meeting.start?.day,
        language: MinutesLanguage(rawValue: language.primary))
    } catch {
      throw .minutesNotUsable(error, of: meeting.id)
    }
  }

  /// The next meeting of the same group that is not cancelled: of exactly its conferences, and of its participants where
  /// both say them.
  func meeting(after meeting: Meeting) throws(RecordError) -> Meeting? {
    guard let end = meeting.end ?? meeting.start else { return nil }
    return try readableMeetings().values.first { next in
      next.id != meeting.id && next.status != .cancelled && (next.start?.day ?? end.day) > end.day
        && !next.conferences.isEmpty && Set(next.conferences) == Set(meeting.conferences)
        && (next.participants.isEmpty || meeting.participants.isEmpty
          || Set(next.participants) == Set(meeting.participants))
    }
  }
}

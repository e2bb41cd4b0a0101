import GitStore

extension Record {
  /// Whether this is the host of a shared record: it has the host's key, and this process can read it.
  public var isHost: Bool { (try? HostKey(of: repository)) != nil }

  /// Where the uploads of a portal wait for their confirmation, unless its keeper says otherwise.
  public var uploadsFolder: String { repository.gitDirectory + "gcmrepo/uploads" }

  /// How far ahead a personal link may be valid, in days.
  private static let longestAccess = 366

  /// Makes a personal link for a person of a State, on the host of a shared record.
  ///
  /// - Parameters:
  ///   - party: the State.
  ///   - person: the person's id in the State's file, or the name of the entry: `CL/ana-rojas`.
  ///   - until: until when it is valid, at most a year.
  ///   - sender: the body that makes it; else the only secretariat of the State's conferences.
  ///   - now: the time.
  /// - Returns: the link, and its token, which the record does not keep.
  /// - Throws: ``RecordError/Code-swift.struct/notAHost``, ``RecordError/Code-swift.struct/featureNeeded``,
  ///   ``RecordError/Code-swift.struct/accessPeriod``, ``RecordError/Code-swift.struct/notOnBehalf``,
  ///   ``RecordError/Code-swift.struct/partyNeeded``, ``RecordError/Code-swift.struct/unknownEntry``,
  ///   ``RecordError/Code-swift.struct/personNotCurrent``.
  public func createAccess(
    for party: PartyCode, person: String, until: Timestamp, by sender: PartyCode?, at now: Timestamp
  ) async throws(RecordError) -> (link: AccessLink, token: String) {
    _ = try HostKey(of: repository)
    let state = try current()
    guard state.configuration.features.contains(RecordConfiguration.uploads) else {
      throw .featureNeeded([RecordConfiguration.uploads])
    }
    guard until > now, until.seconds - now.seconds <= Int64(Self.longestAccess) * 86_400 else {
      throw RecordError(.accessPeriod, [.time: .text(until.description), .limit: .number(Self.longestAccess)])
    }
    let sender = try state.accessSender(sender, for: try state.member(party))
    let focalPoint = try state.currentPerson(person, of: party, at: now)
    let secret = AccessSecret()
    let link = try await changingAccess { file throws(RecordError) in
      var id = ""
      repeat { id = Self.linkID() } while file.links.contains { $0.id == id }
      let link = AccessLink(
        id: id, party: party, person: focalPoint.entryID, sender: sender, createdAt: now, until: until,
        hash: secret.hash)
      file.links.append(link)
      return link
    }
    return (link, secret.text)
  }

  private static func linkID() -> String {
    let digits = String(UInt32.random(in: 0...UInt32.max), radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  /// The personal links of this host, oldest first.
  public func accessLinks() throws(RecordError) -> [AccessLink] {
    _ = try HostKey(of: repository)
    return try AccessFile(of: repository).links
  }

  /// Revokes a personal link and ends its session.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/accessUnknown``.
  public func revokeAccess(_ id: String, at now: Timestamp) async throws(RecordError) -> AccessLink {
    _ = try HostKey(of: repository)
    return try await changingAccess { file throws(RecordError) in
      guard let place = file.links.firstIndex(where: { $0.id == id }) else { throw .access(.accessUnknown) }
      if file.links[place].revokedAt == nil { file.links[place].revokedAt = now }
      file.sessions.removeAll { $0.link == id }
      return file.links[place]
    }
  }

  /// The link of a token that can still be used. Nothing changes.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/accessUnknown``, ``RecordError/Code-swift.struct/accessUsed``,
  ///   ``RecordError/Code-swift.struct/accessExpired``, ``RecordError/Code-swift.struct/accessRevoked``.
  public func accessLink(token: String, at now: Timestamp) throws(RecordError) -> AccessLink {
    let file = try AccessFile(of: repository)
    let link = file.links[try Self.usable(token, in: file, at: now)]
    try current().checkIsCurrent(link, at: now)
    return link
  }

  private static func usable(
    _ token: String, in file: AccessFile, at now: Timestamp
  ) throws(RecordError) -> Int {
    guard let place = AccessSecret(token).flatMap(file.link) else { throw .access(.accessUnknown) }
    let link = file.links[place]
    switch link.state(at: now) {
    case .open: return place
    case .used: throw .access(.accessUsed, link)
    case .expired: throw .access(.accessExpired, link)
    case .revoked: throw .access(.accessRevoked, link)
    case .ended: throw .access(.accessEnded, link)
    }
  }

  /// Opens the session of a token: once.
  ///
  /// - Returns: the session, and the secret that a browser keeps in its cookie.
  /// - Throws: as ``accessLink(token:at:)``.
  public func openAccess(
    token: String, at now: Timestamp
  ) async throws(RecordError) -> (session: AccessSession, secret: String) {
    // Whoever tries wrong ones waits for no writer, and none waits for them.
    _ = try accessLink(token: token, at: now)
    let secret = AccessSecret()
    let session = try await changingAccess { file throws(RecordError) in
      let place = try Self.usable(token, in: file, at: now)
      file.links[place].openedAt = now
      let until = min(file.links[place].until, Timestamp(seconds: now.seconds + AccessSession.longest))
      file.sessions.removeAll { $0.until < now }
      file.sessions.append(AccessFile.Session(hash: secret.hash, link: file.links[place].id, until: until))
      return AccessSession(link: file.links[place], until: until)
    }
    return (session, secret.text)
  }

  /// The session of a browser.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/accessEnded``, also if the person acts for the State no longer;
  ///   ``RecordError/Code-swift.struct/accessRevoked``.
  public func accessSession(secret: String, at now: Timestamp) throws(RecordError) -> AccessSession {
    let session = try AccessFile(of: repository).session(of: AccessSecret(secret), at: now)
    try current().checkIsCurrent(session.link, at: now)
    return session
  }

  /// Ends a session. It is no fault if there is none.
  public func closeAccess(secret: String) async throws(RecordError) {
    guard let hash = AccessSecret(secret)?.hash,
      try AccessFile(of: repository).sessions.contains(where: { $0.hash == hash })
    else { return }
    try await changingAccess { file throws(RecordError) in file.sessions.removeAll { $0.hash == hash } }
  }

  /// Changes the list of links under the record's lock: whole, or not at all.
  private func changingAccess<Value>(
    _ change: (inout AccessFile) throws(RecordError) -> Value
  ) async throws(RecordError) -> Value {
    do throws(AdvanceError<RecordError>) {
      return try await repository.transaction(on: branchReference, reason: "gcmrepo") {
        _ throws(RecordError) -> (Proposal?, Value) in
        var file = try AccessFile(of: repository)
        let before = file
        let value = try change(&file)
        if file != before { try file.write(to: repository) }
        return (nil, value)
      }.value
    } catch {
      throw RecordError(error, path: path)
    }
  }
}

extension RecordState {
  /// The body that makes links for a State: the one named, else the only one of its conferences that sends in for States.
  fileprivate func accessSender(_ named: PartyCode?, for party: Party) throws(RecordError) -> PartyCode {
    if let named {
      guard policy.permits(try self.party(named), .onBehalf) else {
        throw .notOnBehalf(.rules, party: party.code, sender: named)
      }
      return named
    }
    let conferences = Set(party.roles.filter { $0.name == .member }.map(\.conference))
    let bodies = try parties().filter { body in
      body.kind == .body && policy.permits(body, .onBehalf)
        && body.roles.contains { conferences.contains($0.conference) }
    }
    guard bodies.count == 1, let only = bodies.first else {
      throw .partyNeeded(choices: bodies.map(\.code.description))
    }
    return only.code
  }

  /// Checks that the person of a link acts for the State still: a handover ends links and sessions.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/accessEnded``.
  fileprivate func checkIsCurrent(_ link: AccessLink, at now: Timestamp) throws(RecordError) {
    guard try isCurrent(link, at: now) else { throw .access(.accessEnded, link) }
  }

  private func isCurrent(_ link: AccessLink, at now: Timestamp) throws(RecordError) -> Bool {
    let day = CalendarDay(now)
    return try party(link.party).focalPoints.contains { $0.entryID == link.person && $0.isCurrent(on: day) }
  }

  /// What a link can be used for at a time, by the directory too: nothing, if its person does not act for the State then.
  public func use(of link: AccessLink, at now: Timestamp) throws(RecordError) -> AccessLink.State {
    let state = link.state(at: now)
    guard state == .open else { return state }
    return try isCurrent(link, at: now) ? state : .ended
  }

  /// A person who acts for a State on the day.
  func currentPerson(
    _ name: String, of party: PartyCode, at now: Timestamp
  ) throws(RecordError) -> Party.FocalPoint {
    let id = name.hasPrefix("\(party)/") ? String(name.dropFirst(party.description.count + 1)) : name
    let all = try self.party(party).focalPoints
    let persons = all.filter { $0.isCurrent(on: CalendarDay(now)) }
    guard let found = persons.first(where: { $0.entryID == id }) else {
      if let other = all.first(where: { $0.entryID == id }) { throw .personNotCurrent(other, of: party, at: now) }
      throw .unknownEntry(.person, given: name, nearest: persons.map { "\(party)/\($0.entryID)" })
    }
    return found
  }
}

extension RecordError {
  /// A person of the directory acts for the party no longer, or not yet.
  fileprivate static func personNotCurrent(
    _ person: Party.FocalPoint, of party: PartyCode, at now: Timestamp
  ) -> RecordError {
    let isOver = person.until.map { $0 < CalendarDay(now) } ?? false
    let day = isOver ? person.until : person.from
    return RecordError(
      .personNotCurrent,
      [
        .given: .text("\(party)/\(person.entryID)"), .party: .text(party.description),
        .problem: .text(isOver ? "over" : "to-come"), .time: .text(day?.description ?? ""),
      ])
  }
}

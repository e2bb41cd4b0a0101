import MarkdownText
import RecordValues
import RecordYAML
import Terminology

/// Checks a file that a body changes, beyond what a reader needs: what an entry says must be true of the record.
///
/// Entries that did not change are not judged again, so that an old fault does not stop a new fact.
struct EntryCheck {
  let state: RecordState
  let file: RecordFile
  let before: RecordFile?
  /// The ids of the terms that there will be, where several are written at once.
  var termIDs: Set<String>?
  /// Whether addresses and telephone numbers in it are public.
  var allowsContacts = false

  /// - Throws: ``RecordError/Code-swift.struct/malformedFile`` with the line and the problem.
  func check(_ kept: KeptFile) throws(RecordError) {
    switch kept {
    case .meeting(let id): try checkMeeting(id)
    case .agreements(let meeting): try checkAgreements(of: meeting)
    case .term(let id): try checkTerm(id)
    case .duties: try checkDuties()
    case .party(let code): try checkParty(code)
    case .consultations(let code): try checkConsultations(of: code)
    }
    if !allowsContacts { try PrivateContacts.check(file, before: before) }
  }

  /// Refuses a day of closing that is still to come. Where a day begins earlier than in UTC, the next one counts too.
  static func checkClosing(_ given: String?, on today: CalendarDay, at path: String) throws(RecordError) {
    guard let given, let day = CalendarDay(given), day > today.next ?? today else { return }
    throw .invalidEntry(
      .malformedFile(path: path, line: nil, problem: .inFuture(key: "closed", given: given)), isEdited: false)
  }

  // MARK: Kinds

  private func checkMeeting(_ id: String) throws(RecordError) {
    let decoder = file.decoder
    try checkID(decoder, id)
    let meeting = try Meeting(file)
    try checkTexts(meeting.title, "title", decoder, isRequired: true)
    try checkTexts(meeting.place, "place", decoder)
    guard let start = meeting.start else { throw decoder.fault("start", .missingKey("start")) }
    let old = before.flatMap { try? Meeting($0) }
    try checkSpan(meeting, from: start, since: old, decoder)
    if let zone = meeting.timeZone, !TimeZones.has(zone) {
      throw decoder.fault("time_zone", .unknownName(key: "time_zone", given: zone.description, nearest: []))
    }
    if meeting.timeZone == nil, start.clock != nil { throw decoder.fault("time_zone", .missingKey("time_zone")) }
    try checkClocks(meeting, since: old, decoder)
    if let uid = meeting.uid {
      try checkText(uid, "uid", decoder)
      if uid.allSatisfy(\.isWhitespace) { throw decoder.fault("uid", .empty(key: "uid")) }
    }
    try checkConferences(meeting.conferences, decoder)
    try checkParties(meeting.participants, "participants", decoder)
    let themes = try state.themes().map(\.id.description)
    try checkNames(meeting.themes, "themes", among: themes, decoder)
    try checkNames([meeting.status.rawValue], "status", among: Meeting.Status.known.map(\.rawValue), decoder)
    try checkPractices(meeting.practices)
  }

  /// A meeting begins and ends on days, or at times, in years that calendars hold; unless it was so before.
  private func checkSpan(
    _ meeting: Meeting, from start: MeetingTime, since old: Meeting?, _ decoder: MappingDecoder
  ) throws(RecordError) {
    guard start != old?.start || meeting.end != old?.end else { return }
    for (key, time) in [("start", start), ("end", meeting.end)] {
      guard let time, let year = Int(time.day.description.prefix(4)), !Meeting.years.contains(year) else { continue }
      throw decoder.fault(key, .yearOutOfRange(key: key, given: time.description, Meeting.years))
    }
    guard let end = meeting.end else { return }
    if (start.clock == nil) != (end.clock == nil) {
      throw decoder.fault("end", .mixedTimes(key: "end", given: end.description, start: start.description))
    }
    if end < start {
      throw decoder.fault("end", .endsTooEarly(key: "end", given: end.description, start: start.description))
    }
  }

  /// A meeting does not begin or end at a time that the clocks skip, unless it was so before the rules of its zone changed.
  private func checkClocks(
    _ meeting: Meeting, since old: Meeting?, _ decoder: MappingDecoder
  ) throws(RecordError) {
    guard let zone = meeting.timeZone.flatMap({ ZoneOfTimes($0) }) else { return }
    for (key, time, held) in [("start", meeting.start, old?.start), ("end", meeting.end, old?.end)] {
      guard let time, time.clock != nil, time != held || meeting.timeZone != old?.timeZone else { continue }
      if zone.count(ofClock: time.asClock) == 0 {
        throw decoder.fault(key, .skippedTime(key: key, given: time.description, zone: zone.name.description))
      }
    }
  }

  private func checkDuties() throws(RecordError) {
    var decoder = file.decoder
    var old = before?.decoder
    let items = try decoder.mappings(Duty.listKey)
    let held = try old?.mappings(Duty.listKey) ?? []
    let duties = try Duty.all(in: file)
    try checkNoneIsGone(try held.map { item throws(RecordError) in try Duty(item).id }, from: duties.map(\.id))
    for (item, duty) in zip(items, duties) where !held.contains(where: item.isSame) {
      try checkTexts(duty.title, "title", item, isRequired: true)
      if let until = duty.until, until < duty.since {
        throw item.fault("until", .endsTooEarly(key: "until", given: until.description, start: duty.since.description))
      }
      try checkParties(duty.responsible, "responsible", item)
      if let agreement = duty.agreement {
        try checkNames([agreement], "agreement", among: try state.readableAgreements().values.map(\.id), item)
      }
      try checkConferences(duty.metBy.conferences, item)
      try checkParties(duty.metBy.participants, "participants", item)
      try checkNames(duty.metBy.themes, "themes", among: try state.themes().map(\.id.description), item)
    }
  }

  private func checkPractices(_ practices: [SelectedPractice]) throws(RecordError) {
    let key = SelectedPractice.listKey
    var (decoder, old) = (file.decoder, before?.decoder)
    let items = try decoder.mappings(key)
    let held = try old?.mappings(key) ?? []
    for (place, practice) in practices.enumerated() {
      let item = items[place]
      if practices[..<place].contains(where: { $0.isSame(as: practice) }) {
        throw item.fault("practice", .duplicateID(practice.practice.description))
      }
      guard !held.contains(where: item.isSame) else { continue }
      try checkNames([practice.conference], "conference", among: state.configuration.conferences.map(\.code), item)
      if practice.why.allSatisfy(\.isWhitespace) { throw item.fault("why", .empty(key: "why")) }
      try checkText(practice.why, "why", item)
      let known = try state.contributionIDs(ContributionFilter(kind: .bestPractice)).map(\.description)
      try checkNames([practice.practice.description], "practice", among: known, item)
    }
  }

  private func checkAgreements(of meeting: String) throws(RecordError) {
    let agreed = try state.meeting(named: meeting).start?.day
    var decoder = file.decoder
    var old = before?.decoder
    let items = try decoder.mappings("agreements")
    let held = try old?.mappings("agreements") ?? []
    let agreements = try items.map { item throws(RecordError) in try Agreement(item, of: meeting) }
    let others = try state.readableAgreements().values.filter { $0.meeting != meeting }.map(\.id)
    try checkIDs(agreements.map(\.id), items, others: others)
    try checkNoneIsGone(
      try held.map { item throws(RecordError) in try Agreement(item, of: meeting).id }, from: agreements.map(\.id))
    for (item, agreement) in zip(items, agreements) where !held.contains(where: item.isSame) {
      try checkTexts(agreement.text, "text", item, isRequired: true)
      // Minutes may not say who does it; a person who types an agreement knows.
      guard !agreement.responsible.isEmpty || agreement.number != nil else {
        throw item.fault("responsible", .empty(key: "responsible"))
      }
      try checkParties(agreement.responsible, "responsible", item)
      try checkTexts(agreement.who, "who", item)
      try checkTexts(agreement.when, "when", item)
      try checkOrder(of: agreement, among: agreements, others: others, item)
      try checkProgress(of: agreement, item)
      if let closed = agreement.closed, let agreed, closed < agreed {
        throw item.fault(
          "closed", .endsTooEarly(key: "closed", given: closed.description, start: agreed.description))
      }
      if let doneAt = agreement.doneAt {
        try checkNames([doneAt], "meeting", among: try state.meetingIDs(), item)
      }
      try checkNames([agreement.status.rawValue], "status", among: Agreement.Status.known.map(\.rawValue), item)
    }
  }

  /// What an agreement is part of and depends on, its days, and that nothing waits for itself.
  private func checkOrder(
    of agreement: Agreement, among own: [Agreement], others: [String], _ item: MappingDecoder
  ) throws(RecordError) {
    let ids = own.map(\.id)
    if let whole = agreement.partOf {
      try checkNames([whole], "part_of", among: ids.filter { $0 != agreement.id }, item)
    }
    try checkNames(agreement.dependsOn, "depends_on", among: (ids + others).filter { $0 != agreement.id }, item)
    if let start = agreement.start, let due = agreement.due, due < start {
      throw item.fault("due", .endsTooEarly(key: "due", given: due.description, start: start.description))
    }
    let before = Dictionary(own.map { ($0.id, $0.dependsOn) }) { first, _ in first }
    guard let cycle = DependencyOrder.cycle(from: agreement.id, before) else { return }
    throw item.fault("depends_on", .orderCycle(cycle))
  }

  private func checkProgress(of agreement: Agreement, _ item: MappingDecoder) throws(RecordError) {
    for note in agreement.progress {
      if note.note.allSatisfy(\.isWhitespace) { throw item.fault(Agreement.Progress.listKey, .empty(key: "note")) }
      try checkText(note.note, "note", item, at: Agreement.Progress.listKey)
      if let party = note.party { try checkParties([party], "party", item) }
    }
  }

  private func checkConsultations(of code: PartyCode) throws(RecordError) {
    guard state.configuration.features.contains(RecordConfiguration.consultations) else {
      throw .featureNeeded([RecordConfiguration.consultations])
    }
    let party = try state.party(code)
    guard party.isMemberState else { throw .notAMember(code: code.description) }
    var decoder = file.decoder
    try checkID(decoder, code.description, key: "country")
    var old = before?.decoder
    let items = try decoder.mappings(Consultation.listKey)
    let held = try old?.mappings(Consultation.listKey) ?? []
    let consultations = try items.map { item throws(RecordError) in try Consultation(item, of: code) }
    try checkIDs(consultations.map(\.id.string), items, others: [])
    try checkNoneIsGone(
      try held.map { item throws(RecordError) in try Consultation(item, of: code).id.string },
      from: consultations.map(\.id.string))
    for (item, consultation) in zip(items, consultations) where !held.contains(where: item.isSame) {
      try checkTexts(consultation.subject, "subject", item, isRequired: true)
      try checkTexts(consultation.lead, "lead", item)
      if consultation.until < consultation.from {
        throw item.fault(
          "until",
          .endsTooEarly(
            key: "until", given: consultation.until.description, start: consultation.from.description))
      }
      if let closed = consultation.closed, closed < consultation.from {
        throw item.fault(
          "closed",
          .endsTooEarly(key: "closed", given: closed.description, start: consultation.from.description))
      }
      if let zone = consultation.timeZone, !TimeZones.has(zone) {
        throw item.fault("time_zone", .unknownName(key: "time_zone", given: zone.description, nearest: []))
      }
      if let questionnaire = consultation.questionnaire {
        try checkNames([questionnaire], "questionnaire", among: try state.questionnaireIDs(), item)
      }
    }
  }

  private func checkTerm(_ id: String) throws(RecordError) {
    var decoder = file.decoder
    try checkID(decoder, id)
    let term = try Term(file)
    try checkTexts(term.names, "names", decoder, isRequired: true)
    try checkNames([term.status.rawValue], "status", among: Term.Status.known.map(\.rawValue), decoder)
    let ids: Set<String>
    if let termIDs { ids = termIDs } else { ids = Set(try state.termIDs()) }
    let strange = term.related.filter { $0 != id && !ids.contains($0) }
    if !strange.isEmpty { try checkNames(strange, "related", among: ids.sorted(), decoder) }
    try checkTexts(term.agreed, "agreed", decoder)
    try checkTexts(term.notes, "notes", decoder)
    try checkUse(of: term, among: ids, decoder)
    var old = before?.decoder
    let forms = try old?.mappings("forms") ?? []
    for (item, form) in zip(try decoder.mappings("forms"), term.forms) where !forms.contains(where: item.isSame) {
      if form.text.allSatisfy(\.isWhitespace) { throw item.fault("text", .empty(key: "text")) }
      try checkText(form.text, "text", item)
      try checkNames([form.standing.rawValue], "status", among: Term.Standing.known.map(\.rawValue), item)
    }
    let held = try old?.mappings("definitions") ?? []
    for (item, definition) in zip(try decoder.mappings("definitions"), term.definitions)
    where !held.contains(where: item.isSame) {
      try checkTexts(definition.text, "text", item, isRequired: true)
      try checkTexts(definition.source, "source", item)
      try checkConferences(definition.conferences, item)
      if let by = definition.by {
        if by.allSatisfy(\.isWhitespace) { throw item.fault("by", .empty(key: "by")) }
        try checkText(by, "by", item)
      }
    }
  }

  /// What is used instead of a deprecated term leads to another term, and not back.
  private func checkUse(of term: Term, among ids: Set<String>, _ decoder: MappingDecoder) throws(RecordError) {
    guard let use = term.use, before?.decoder.value["use"]?.string != use else { return }
    guard ids.contains(use) else {
      throw decoder.fault(
        "use", .unknownName(key: "use", given: use, nearest: nearestNames(to: use, among: ids.sorted())))
    }
    // Of terms that are written together the whole glossary is checked.
    guard termIDs == nil else { return }
    var passed = [term.id]
    var at: String? = use
    while let id = at {
      if passed.contains(id) { throw decoder.fault("use", .useCycle(passed + [id])) }
      passed.append(id)
      // A cycle that is in the record already has no end of its own.
      guard passed.count <= ReadingLimits.entries else { return }
      at = try state.file(KeptFile.term(id).path).map { file throws(RecordError) in try Term(file) }?.use
    }
  }

  private func checkParty(_ code: PartyCode) throws(RecordError) {
    var decoder = file.decoder
    try checkID(decoder, code.description, key: "code")
    let party = try Party(file)
    try checkConferences(party.roles.map(\.conference), decoder)
    var old = before?.decoder
    let items = try decoder.mappings("focal_points")
    let held = try old?.mappings("focal_points") ?? []
    try checkIDs(party.focalPoints.map(\.entryID), items, others: [])
    try checkNoneIsGone(
      try held.map { item throws(RecordError) in try Party.FocalPoint(item).entryID },
      from: party.focalPoints.map(\.entryID))
    for (item, person) in zip(items, party.focalPoints) where !held.contains(where: item.isSame) {
      for (key, text) in [("name", person.name), ("office", person.office), ("role", person.role)] {
        guard let text else { continue }
        if text.allSatisfy(\.isWhitespace) { throw item.fault(key, .empty(key: key)) }
        try checkText(text, key, item)
      }
      if let page = person.publicContact.web, !page.isEmpty {
        if let found = PrivateContacts.contact(in: page) {
          throw item.fault("public_contact", .privateContact(key: "web", given: found))
        }
        guard WebAddress.isPage(page) else { throw item.fault("public_contact", .notAPage(key: "web", given: page)) }
      }
      if let family = person.familyName, !person.name.contains(family) || family.allSatisfy(\.isWhitespace) {
        throw item.wrong("family_name")
      }
      if !person.bodies.isEmpty {
        let bodies = try state.readableParties().parties.filter { $0.kind == .body }.map(\.code.description)
        try checkNames(person.bodies.map(\.description), "bodies", among: bodies, item)
      }
      if let from = person.from, let until = person.until, until < from {
        throw item.fault(
          "until", .endsTooEarly(key: "until", given: until.description, start: from.description))
      }
    }
  }

  // MARK: Parts

  private func checkID(_ decoder: MappingDecoder, _ id: String, key: String = "id") throws(RecordError) {
    var decoder = decoder
    let found = try decoder.optionalString(key) ?? ""
    guard found == id else { throw decoder.fault(key, .idChanged(expected: id, found: found)) }
  }

  private func checkIDs(_ ids: [String], _ items: [MappingDecoder], others: [String]) throws(RecordError) {
    for (place, id) in ids.enumerated() where ids[..<place].contains(id) || others.contains(id) {
      throw items[place].fault("id", .duplicateID(id))
    }
  }

  private func checkNoneIsGone(_ old: [String], from ids: [String]) throws(RecordError) {
    if let gone = old.first(where: { !ids.contains($0) }) {
      throw .malformedFile(path: file.path, line: nil, problem: .entryGone(gone))
    }
  }

  private func checkTexts(
    _ texts: LocalizedText, _ key: String, _ decoder: MappingDecoder, isRequired: Bool = false
  ) throws(RecordError) {
    if isRequired, texts.entries.isEmpty { throw decoder.fault(key, .empty(key: key)) }
    for text in texts.entries {
      guard LanguageTag(text.language) != nil else {
        throw decoder.fault(
          key,
          .unknownName(key: key, given: text.language, nearest: state.configuration.languages.map(\.description)))
      }
      if text.text.allSatisfy(\.isWhitespace) { throw decoder.fault(key, .empty(key: "\(key).\(text.language)")) }
      try checkText(text.text, "\(key).\(text.language)", decoder, at: key)
    }
  }

  /// A text has no invisible characters, which could hide what it says.
  private func checkText(
    _ text: String, _ key: String, _ decoder: MappingDecoder, at place: String? = nil
  ) throws(RecordError) {
    guard TextValidation.checkMessage(text) == nil else { throw decoder.fault(place ?? key, .wrongValue(key: key)) }
  }

  private func checkConferences(_ codes: [String], _ decoder: MappingDecoder) throws(RecordError) {
    let known = state.configuration.conferences.map(\.code)
    guard !known.isEmpty else { return }
    try checkNames(codes, "conferences", among: known, decoder)
  }

  private func checkParties(_ codes: [String], _ key: String, _ decoder: MappingDecoder) throws(RecordError) {
    guard !codes.isEmpty else { return }
    try checkNames(codes, key, among: try state.partyCodes().map(\.description), decoder)
  }

  private func checkNames(
    _ names: [String], _ key: String, among known: [String], _ decoder: MappingDecoder
  ) throws(RecordError) {
    for name in names where !known.contains(name) {
      let near = known.count <= 5 ? known : nearestNames(to: name, among: known)
      throw decoder.fault(key, .unknownName(key: key, given: name, nearest: near))
    }
  }
}

import SeededRandom
import Testing

@testable import GCMRepo

/// Random changes of the record's facts leave every other line as it was, and pass the record's audit.
@Suite struct EntriesAreChangedInPlaceTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private static let texts = ["Uno", "It's: two", "# tres", "a, b", "¿Décimo?", "no", "null", "2018", "línea\nsegunda"]

  private func texts(_ random: inout SeededNumbers) -> EntryValues.Value {
    var texts = LocalizedText()
    for language in ["es", "en", "pt", "fr"] where random.chance(40) { texts[language] = random.pick(Self.texts) }
    if texts.entries.isEmpty { texts["es"] = random.pick(Self.texts) }
    return .texts(texts)
  }

  private func values(_ kind: EntryKind, _ random: inout SeededNumbers) -> EntryValues {
    var values = EntryValues()
    func maybe(_ key: String, _ value: EntryValues.Value) { if random.chance(50) { values.set(key, value) } }
    let day = "2018-0\(1 + random.below(9))-1\(random.below(9))"
    switch kind {
    case .meeting:
      values.set("title", texts(&random))
      maybe("place", texts(&random))
      maybe("participants", .list(random.chance(50) ? ["CL"] : ["PA", "CL", "IOM"]))
      maybe("themes", .list(["governance"]))
    case .agreement:
      values.set("text", texts(&random))
      values.set("responsible", .list(random.chance(50) ? ["PA"] : ["RCM-TS", "CL"]))
      maybe("due", .plain(day))
      maybe("status", .text(random.pick(Agreement.Status.known).rawValue))
    case .term:
      values.set("names", texts(&random))
      maybe("status", .text(random.pick(Term.Status.known).rawValue))
    case .duty:
      values.set("title", texts(&random))
      values.set("every_months", .plain(String(1 + random.below(24))))
      maybe("responsible", .list(["RCM-TS", "CL"]))
      maybe("until", .plain("2030-01-01"))
    case .person:
      values.set("office", .text(random.pick(Self.texts.filter { !$0.contains("\n") })))
      maybe("role", .text("Jefa: unidad"))
      maybe("until", .plain(day))
      maybe("public_contact", .texts(LocalizedText([("email", "a@example.org")])))
    case .consultation:
      values.set("subject", texts(&random))
      values.set("until", .plain("2999-01-1\(random.below(9))"))
      maybe("lead", texts(&random))
    }
    return values
  }

  @Test(arguments: 0..<8)
  func otherLinesStay(_ seed: Int) async throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let record = sample.record
    var count = 0
    // Agreements are closed after the meetings that made them.
    let afterwards = Identity(
      author: .init(name: "Ana Soto", email: "ana@rcm.example.org", date: Timestamp("2019-01-15T12:00:00Z")))
    for step in 0..<25 {
      let state = try record.current()
      let kind = random.pick(EntryKind.allCases)
      var facts = values(kind, &random)
      let edit: EntryEdit
      let isNew = random.chance(40)
      switch kind {
      case .meeting:
        let id = random.pick(try state.meetingIDs())
        edit =
          isNew ? .newMeeting("2018-02-01-m\(step)", facts) : .meeting(id, facts, verb: random.pick([.change, .move]))
      case .agreement:
        let agreements = try state.readableAgreements().complete()
        edit =
          isNew
          ? .newAgreement(of: random.pick(try state.meetingIDs()), facts)
          : .agreement(random.pick(agreements).id, facts)
      case .term:
        var definition = EntryValues()
        definition.set("conferences", .list(random.pick([["RCM"], ["SACM"], ["RCM", "SACM"]])))
        definition.set("text", texts(&random))
        edit =
          isNew
          ? .newTerm("term-\(step)", facts, definition: definition)
          : .term(random.pick(try state.termIDs()), facts, definition: definition)
      case .duty:
        var match = EntryValues()
        match.set("name", .text(random.pick(["troikas", "session"])))
        edit =
          isNew
          ? .newDuty("duty-\(step)", facts, metBy: match)
          : .duty(random.pick(try state.duties()).id, facts, metBy: match)
      case .person:
        let held = try state.readableDirectory().entries.values
        if isNew || held.isEmpty {
          facts.set("name", .text("Person \(step)"))
          edit = .newPerson(of: random.pick(["CL", "PA", "RCM-TS"]), id: nil, facts)
        } else {
          edit = .person(random.pick(held).id, facts, isEnd: random.chance(30))
        }
      case .consultation:
        let held = try state.readableConsultations().complete()
        edit =
          isNew || held.isEmpty
          ? .newConsultation(of: random.pick(["CL", "PA", "MX"]), "c-\(step)", facts)
          : .consultation(random.pick(held).name, facts, closes: random.chance(30))
      }
      let kept = try await record.keep(edit, party: "RCM-TS", as: afterwards)
      let (before, after) = (lines(kept.file.before ?? []), lines(kept.file.after))
      // The lines of one entry at most lie between what both versions begin and end with.
      let head = zip(before, after).prefix { $0 == $1 }.count
      let tail = zip(before.dropFirst(head).reversed(), after.dropFirst(head).reversed()).prefix { $0 == $1 }.count
      #expect(before.count - head - tail <= 24, "\(before) → \(after)")
      #expect(comments(before).isSubset(of: comments(after)))
      count += kept.outcome.isUnchanged ? 0 : 1
    }
    let audit = try await record.audit()
    #expect(audit.findingCount == 0 && audit.entries.count > count)
    #expect(try await record.verify().findings.isEmpty)
  }

  private func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }

  private func comments(_ lines: [Substring]) -> Set<Substring> { Set(lines.filter { $0.hasPrefix("#") }) }
}

/// Days and times of meetings.
@Suite struct CalendarDaysTests {
  @Test func aDayIsOneOfTheCalendar() {
    for text in ["2018-02-01", "2016-02-29", "9999-12-31"] { #expect(CalendarDay(text)?.description == text) }
    for text in ["2018-02-29", "2018-2-1", "2018-02-01 ", "0018-02-01", "２018-02-01", "20180201", "", "2018-13-01"] {
      #expect(CalendarDay(text) == nil, "\(text)")
    }
    #expect(CalendarDay("2017-12-31")! < CalendarDay("2018-01-01")!)
  }

  @Test func aTimeIsADayOrHasHoursAndMinutes() {
    #expect(MeetingTime("2018-02-01 09:30")?.description == "2018-02-01T09:30")
    #expect(MeetingTime("2018-02-01")! < MeetingTime("2018-02-01T00:00")!)
    #expect(MeetingTime("2018-02-01T23:59")! < MeetingTime("2018-02-02")!)
    for text in ["2018-02-01T24:00", "2018-02-01T9:30", "2018-02-01T09:30:00", "2018-02-01x09:30", "2018-02-01T"] {
      #expect(MeetingTime(text) == nil, "\(text)")
    }
  }

  @Test func addressesAndTelephoneNumbersAreFound() {
    for text in [
      "a@b.org", "Escriba a <lucia.perez@cl.example.org>.", "a@b.org/c@d.org", "mailto:a@b.org", "+56 2 2827 4200",
      "(02) 282-74-200", "Tel.: 28274200", "x 2017-05-11 y +507 511-4100", "0056 2 2827 4200",
      "+56\u{A0}9\u{A0}87654321",
      "Teléfono de contacto: 2282 7420", "fone (61) 3411-8900", "(61) 3411-8900", "Tél. 01 44 27 00 00", "Tel. 472-345",
      "28274200 (tel.)", "| Teléfono | 28274200 |", "el 2018-03-01 tel. 2827 4200", "+56 9 8765‑4321",
    ] { #expect(PrivateContacts.contact(in: text) != nil, "\(text)") }
    for text in [
      "", "Oficina 123", "2017-05-11", "2017-2018", "@prensa", "Decreto 1.234", "a@b", "Ley 20.430", "3@1.50",
    ] {
      #expect(PrivateContacts.contact(in: text) == nil, "\(text)")
    }
  }

  @Test func datesAndFiguresAreNoTelephoneNumbers() {
    for text in [
      "2018-03-01.", "15-04-2010", "(2017-2018)", "1.250.000", "1 250 000", "1\u{A0}250\u{A0}000", "73/195 (2018-2022",
      "30-06-2017", "2017.07.30", "12/11/2018", "2015–2030", "(12) 250 000", "(2018) 1234567", "+1.250.000",
      "por teléfono el 2018-03-01 10:30", "telephone lines: 1.250.000", "17:00-18:30 2018-03-01", "2017-08-30-12",
      "US$ 12 500 000 000", "ISBN 978-3-16-148410-0",
    ] { #expect(PrivateContacts.contact(in: text) == nil, "\(text)") }
    // Each number is looked at once, however many there are.
    #expect(PrivateContacts.contact(in: String(repeating: "1 ", count: 100_000)) == nil)
  }
}

import MeetingMinutes
import RecordYAML

/// The agreements of minutes, beside those that the record has: which are new, and what of the others changes.
///
/// What a person changed in the record stays. That is found by the minutes that the record had: a value that is not what those
/// said was changed since. Status, notes and order are never touched.
struct AgreementMerge {
  private(set) var items: [ImportedMinutes.Item] = []
  private(set) var absent: [String] = []
  /// For each item, in the same order: what is set in the file.
  private(set) var values: [EntryValues] = []

  /// - Parameters:
  ///   - list: the minutes.
  ///   - former: the minutes in that language that the record had.
  ///   - held: the agreements of the meeting.
  ///   - language: the language of the minutes.
  ///   - next: the day of the next meeting.
  ///   - newID: the id of the next new agreement.
  init(
    _ list: MinutesList, former: MinutesList?, held: [Agreement], in language: LanguageTag, next: CalendarDay?,
    newID: (Int) -> String
  ) {
    let known = held.map { AgreementIdentity.Known(number: $0.writtenNumber, text: $0.text[language]) }
    let matches = AgreementIdentity.matches(of: list.agreements, among: known)
    var formerOf: [Int: WrittenAgreement] = [:]
    if let former {
      for (place, match) in AgreementIdentity.matches(of: former.agreements, among: known).enumerated() {
        if let match { formerOf[match] = former.agreements[place] }
      }
    }
    var ids: [String: String] = [:]
    var count = 0
    for (place, written) in list.agreements.enumerated() {
      let nextMeeting = written.isDueAtNextMeeting ? next : nil
      guard let match = matches[place] else {
        let id = newID(count)
        count += 1
        ids[written.number] = id
        items.append(
          .init(id: id, written: written, isNew: true, changed: [], kept: [], nextMeeting: nextMeeting))
        values.append(written.values(id: id, in: language, due: written.due ?? nextMeeting, partOf: ids))
        continue
      }
      let own = held[match]
      ids[written.number] = own.id
      var change = FieldChange(own, language)
      change.merge(written, former: formerOf[match], due: written.due ?? nextMeeting, next: next, partOf: ids)
      items.append(
        .init(
          id: own.id, written: written, isNew: false, changed: change.values.pairs.map(\.key), kept: change.kept,
          nextMeeting: nextMeeting))
      values.append(change.values)
    }
    let listed = Set(matches.compactMap { $0 })
    absent = held.indices.filter { !listed.contains($0) }.map { held[$0].id }
  }
}

/// What changes in an agreement that the record has.
private struct FieldChange {
  var values = EntryValues()
  var kept: [String] = []
  private let held: Agreement
  private let language: LanguageTag

  init(_ held: Agreement, _ language: LanguageTag) { (self.held, self.language) = (held, language) }

  mutating func merge(
    _ new: WrittenAgreement, former: WrittenAgreement?, due: CalendarDay?, next: CalendarDay?,
    partOf ids: [String: String]
  ) {
    let before = former.map { $0.due ?? ($0.isDueAtNextMeeting ? next : nil) }
    set("text", text(new.text), held: held.text[language], new.text, former?.text)
    // Who does it and by when may be typed where the minutes say nothing.
    if new.responsible.isEmpty, former == nil {
    } else {
      set(
        "responsible", .list(new.responsible), held: held.responsible.isEmpty ? nil : held.responsible, new.responsible,
        former?.responsible)
    }
    if let due {
      set("due", .plain(due.description), held: held.due, due, before.flatMap { $0 })
    } else if let old = before.flatMap({ $0 }), held.due == old {
      values.set("due", EntryValues.Value.none)
    }
    set("who", new.who.map(text), held: held.who[language], new.who, former?.who)
    set("when", new.when.map(text), held: held.when[language], new.when, former?.when)
    if held.number != new.number, held.number != nil || held.writtenNumber != new.number {
      values.set("number", .text(new.number))
    }
    if let whole = new.parent.flatMap({ ids[$0] }), held.partOf != whole, whole != held.id {
      values.set("part_of", .plain(whole))
    }
  }

  private func text(_ words: String) -> EntryValues.Value { .texts(LocalizedText([(language.description, words)])) }

  /// - Parameters:
  ///   - value: what is set; `nil` if the minutes say nothing of it.
  ///   - held: what the record says; `nil` for nothing.
  ///   - new: what the minutes say.
  ///   - former: what the minutes said before.
  private mutating func set<Field: Equatable>(
    _ key: String, _ value: EntryValues.Value?, held: Field?, _ new: Field?, _ former: Field?
  ) {
    guard held != new, new != former, let value else { return }
    if held == nil || held == former || former == nil && key == "text" {
      values.set(key, value)
    } else {
      kept.append(key)
    }
  }
}

extension Agreement {
  /// Its number in minutes: as they write it, else the last of its id.
  var writtenNumber: String { number ?? id.split(separator: "-").last.map(String.init) ?? id }
}

extension WrittenAgreement {
  /// The values of a new agreement.
  fileprivate func values(
    id: String, in language: LanguageTag, due: CalendarDay?, partOf ids: [String: String]
  ) -> EntryValues {
    func texts(_ words: String) -> EntryValues.Value { .texts(LocalizedText([(language.description, words)])) }
    var values = EntryValues()
    values.set("id", .plain(id))
    values.set("number", .text(number))
    values.set("part_of", parent.flatMap { ids[$0] }.map { .plain($0) })
    values.set("text", texts(text))
    values.set("responsible", .list(responsible))
    values.set("who", who.map(texts))
    values.set("due", due.map { .plain($0.description) })
    values.set("when", when.map(texts))
    values.set("status", .text(Agreement.Status.open.rawValue))
    return values
  }
}

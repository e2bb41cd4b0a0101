import GCMRepo
import RecordLocalization

extension Revision {
  /// The subject of the commit, in the reader's language if this program wrote it: in git it is English.
  func subjectWording(_ language: InterfaceLanguage) -> String {
    guard language != .en, let own = ownWording, isSubject(own(.en)) else { return subject }
    return own(language)
  }

  private var ownWording: Message? {
    let number = facts.revision ?? 0
    switch (facts.action, facts.contribution) {
    case (nil, _): return nil
    case (.submit, let id?): return Message("Submit \(id, "id"), revision \(number, "revision")")
    case (.propose, let id?): return Message("Propose \(id, "id"), revision \(number, "revision")")
    case (.withdraw, let id?): return Message("Withdraw \(id, "id")")
    case (.confirm, let id?): return Message("Confirm \(id, "id"), revision \(number, "revision")")
    case (.contest, let id?): return Message("Contest \(id, "id"), revision \(number, "revision")")
    default:
      let subject = WrittenSubject(subject)
      return subject.ofRecord ?? subject.ofEntry ?? subject.ofNegotiation ?? subject.ofCollection
    }
  }

  /// Whether the subject is this one, possibly shortened, as with a long id.
  private func isSubject(_ written: String) -> Bool {
    subject == written || (subject.hasSuffix("…") && written.hasPrefix(subject.dropLast()))
  }
}

/// A subject as this program writes it in English, read back into its parts.
private struct WrittenSubject {
  private let text: String

  init(_ text: String) { self.text = text }

  /// What stands after each of these words, in their order; `nil` if the subject is another.
  private func parts(_ words: String..., end: String = "") -> [String]? {
    guard let first = words.first, text.hasPrefix(first), text.hasSuffix(end) else { return nil }
    var rest = text.dropFirst(first.count).dropLast(end.count)
    var parts: [String] = []
    for word in words.dropFirst() {
      guard let place = rest.firstRange(of: word) else { return nil }
      parts.append(String(rest[..<place.lowerBound]))
      rest = rest[place.upperBound...]
    }
    parts.append(String(rest))
    return parts.contains("") ? nil : parts
  }

  /// The rules, the keys, and the texts themselves.
  var ofRecord: Message? {
    switch text {
    case "Begin the record": return Message("Begin the record")
    case "Begin the rules of the record": return Message("Begin the rules of the record")
    case "Change the rules": return Message("Change the rules")
    case "Propose a change of the rules": return Message("Propose a change of the rules")
    default: break
    }
    if let found = parts("Set the declaration in ") {
      return Message("Set the declaration in \(found[0], "language")")
    }
    if let found = parts("Read the text of ", end: " anew") {
      return Message("Read the text of \(found[0], "id") anew")
    }
    if let found = parts("Admit a key of ", " for ") {
      return Message("Admit a key of \(found[0], "person") for \(found[1], "party")")
    }
    if let found = parts("Propose a key of ", " for ") {
      return Message("Propose a key of \(found[0], "person") for \(found[1], "party")")
    }
    if let found = parts("Revoke a key of ", " for ") {
      return Message("Revoke a key of \(found[0], "person") for \(found[1], "party")")
    }
    if let found = parts("Rotate a key of ", " for ") {
      return Message("Rotate a key of \(found[0], "person") for \(found[1], "party")")
    }
    if let found = parts("Hand over from ", " to ") {
      return Message("Hand over from \(found[0], "former") to \(found[1], "new")")
    }
    return parts("Acknowledge a known fault of ").map {
      Message("Acknowledge a known fault of \($0[0], "commit")")
    }
  }

  /// A change of one of the record's facts, which the last word names.
  var ofEntry: Message? {
    guard let id = text.split(separator: " ").last else { return nil }
    return switch text.dropLast(id.count) {
    case "Record agreement ": Message("Record agreement \(id, "id")")
    case "Change agreement ": Message("Change agreement \(id, "id")")
    case "Close agreement ": Message("Close agreement \(id, "id")")
    case "Note progress of agreement ": Message("Note progress of agreement \(id, "id")")
    case "Record meeting ": Message("Record meeting \(id, "id")")
    case "Change meeting ": Message("Change meeting \(id, "id")")
    case "Move meeting ": Message("Move meeting \(id, "id")")
    case "Cancel meeting ": Message("Cancel meeting \(id, "id")")
    case "Record minutes of ": Message("Record minutes of \(id, "id")")
    case "Record duty ": Message("Record duty \(id, "id")")
    case "Change duty ": Message("Change duty \(id, "id")")
    case "Open consultation ": Message("Open consultation \(id, "id")")
    case "Change consultation ": Message("Change consultation \(id, "id")")
    case "Close consultation ": Message("Close consultation \(id, "id")")
    case "Record term ": Message("Record term \(id, "id")")
    case "Change term ": Message("Change term \(id, "id")")
    case "Name focal point ": Message("Name focal point \(id, "id")")
    case "Change focal point ": Message("Change focal point \(id, "id")")
    case "End focal point ": Message("End focal point \(id, "id")")
    default: nil
    }
  }

  /// Brackets, dispositions, positions, silence, adoption.
  var ofNegotiation: Message? {
    if let found = parts("Settle the bracket ") { return Message("Settle the bracket \(found[0], "id")") }
    if let found = parts("Dispose of ") { return Message("Dispose of \(found[0], "id")") }
    if let found = parts("Answer the disposition of ") {
      return Message("Answer the disposition of \(found[0], "id")")
    }
    if let found = parts("Number recommendations of ") {
      return Message("Number recommendations of \(found[0], "id")")
    }
    if let found = parts("Issue the list of proposals on ") {
      return Message("Issue the list of proposals on \(found[0], "draft")")
    }
    if let found = parts("State ", " positions of ", " on "), let count = Int(found[0]) {
      return Message(
        count, "State {count} position of \(found[1], "party") on \(found[2], "draft")",
        "State {count} positions of \(found[1], "party") on \(found[2], "draft")")
    }
    if let found = parts("State ", " of ", " on ", ", ") { return ofPosition(found) }
    if let found = parts("Open silence procedure ", " until ") {
      return Message("Open silence procedure \(found[0], "id") until \(found[1], "time")")
    }
    if let found = parts("Close silence procedure ", end: ": broken") {
      return Message("Close silence procedure \(found[0], "id"): broken")
    }
    if let found = parts("Close silence procedure ", end: ": agreed") {
      return Message("Close silence procedure \(found[0], "id"): agreed")
    }
    if let found = parts("Object in silence procedure ", ": ") {
      return Message("Object in silence procedure \(found[0], "id"): \(found[1], "paragraphs")")
    }
    guard let found = parts("Adopt ", " as ", " by "), let form = Adoption.Form(rawValue: found[1]) else { return nil }
    return Message("Adopt \(found[0], "draft") as \(form.wording, "form") by \(found[2], "party")")
  }

  private func ofPosition(_ found: [String]) -> Message? {
    let (party, draft, paragraph) = (found[1], found[2], found[3])
    return switch found[0] {
    case "support": Message("State support of \(party, "party") on \(draft, "draft"), \(paragraph, "paragraph")")
    case "accept": Message("State accept of \(party, "party") on \(draft, "draft"), \(paragraph, "paragraph")")
    case "reserve": Message("State reserve of \(party, "party") on \(draft, "draft"), \(paragraph, "paragraph")")
    case "object": Message("State object of \(party, "party") on \(draft, "draft"), \(paragraph, "paragraph")")
    default: nil
    }
  }

  /// Questionnaires, minutes, lists of others, best practices.
  var ofCollection: Message? {
    if let found = parts("Assign section ", " of ") {
      return Message("Assign section \(found[0], "section") of \(found[1], "id")")
    }
    if let found = parts("Settle question ", " of ") {
      return Message("Settle question \(found[0], "question") of \(found[1], "id")")
    }
    if let found = parts("Record questionnaire ", ", version ") {
      return Message("Record questionnaire \(found[0], "id"), version \(found[1], "version")")
    }
    if let found = parts("Record agenda of ", " in ") {
      return Message("Record agenda of \(found[0], "id") in \(found[1], "language")")
    }
    if let found = parts("Record minutes of ", " in ") {
      return Message("Record minutes of \(found[0], "id") in \(found[1], "language")")
    }
    if let found = parts("Select best practices of ", " for ") {
      return Message("Select best practices of \(found[0], "conference") for \(found[1], "id")")
    }
    if let count = count(of: "meeting", " of a calendar") {
      return Message(count, "Record {count} meeting of a calendar", "Record {count} meetings of a calendar")
    }
    return count(of: "person", " of a directory").map {
      Message($0, "Record {count} person of a directory", "Record {count} persons of a directory")
    }
  }

  private func count(of thing: String, _ end: String) -> Int? {
    let found = parts("Record ", end: " \(thing)\(end)") ?? parts("Record ", end: " \(thing)s\(end)")
    return found.flatMap { Int($0[0]) }
  }
}

import GCMRepo
import RecordLocalization
import RecordRendering

extension Right {
  /// What it allows, as one says it.
  func wording(_ language: InterfaceLanguage) -> String {
    switch self {
    case .submit: Message("submit contributions")(language)
    case .inform: Message("submit reference documents")(language)
    case .withdraw: Message("withdraw its own contributions")(language)
    case .onBehalf: Message("send in what a State sent by mail")(language)
    case .declare: Message("set the text of the declaration")(language)
    case .record: Message("keep meetings, agreements, glossary and questionnaires")(language)
    case .admit: Message("admit parties and first keys, and set the rules")(language)
    case .tag: Message("make and approve drafts")(language)
    }
  }
}

extension Grant {
  /// To whom, as one says it.
  func wording(_ language: InterfaceLanguage) -> String {
    switch self {
    case .anyParty: Message("every party")(language)
    case .memberStates: Message("member States")(language)
    case .bodies(.secretariat): Message("the technical secretariats")(language)
    case .bodies(.presidency): Message("the presidencies")(language)
    case .bodies(let role): role.rawValue
    case .body(let code): code.description
    }
  }
}

extension Threshold {
  var sentence: Message {
    if eachConference != nil {
      return Message(
        "A draft is agreed, and the rules change, when one person of each conference's secretariat has signed.")
    }
    let who = Message(parties.map { grant in Message(verbatim: grant.word) }, separator: ", ")
    return Message(
      persons, "A draft is agreed, and the rules change, when {count} person of \(who, "who") has signed.",
      "A draft is agreed, and the rules change, when {count} persons of \(who, "who") have signed.")
  }

  var json: JSONValue {
    [
      "each_conference": eachConference.map { .string($0.rawValue) } ?? .null, "persons": .int(persons),
      "of": .array(parties.map { .string($0.word) }),
    ]
  }
}

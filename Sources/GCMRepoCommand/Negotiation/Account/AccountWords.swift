import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

extension DispositionOutcome {
  /// What became of it, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .accepted: Message("accepted")
    case .acceptedInPart: Message("accepted in part")
    case .merged: Message("merged", context: "disposition")
    case .declined: Message("declined")
    }
  }
}

extension DispositionAnswer.Word {
  /// What a State says, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .satisfied: Message("satisfied")
    case .notSatisfied: Message("not satisfied")
    }
  }
}

extension DispositionMatrix.Row.Waiting {
  /// Whom a row waits for, for people.
  var wording: Message {
    switch self {
    case .secretariat: Message("a disposition")
    case .party(let party): Message("the answer of \(party.description, "party")")
    }
  }

  /// The same for scripts: `disposition`, or the code of the party.
  var code: String {
    switch self {
    case .secretariat: "disposition"
    case .party(let party): party.description
    }
  }
}

extension TakenWords {
  /// Which bracket took the words, when, and who agreed.
  var wording: Message {
    let day = CalendarDay(revision.time).description
    return agreed.isEmpty
      ? Message("the words of bracket \(bracket, "bracket"), settled on \(day, "day")")
      : Message(
        "the words of bracket \(bracket, "bracket"), settled on \(day, "day"), agreed by \(and: agreed, "parties")")
  }

  /// One object, the same in every locale.
  var json: JSONValue {
    [
      "bracket": .string(bracket), "commit": .string(revision.commit.description),
      "settled_at": .string(revision.time.description), "party": .optional(revision.facts.party),
      "person": .string(revision.person), "agreed": .array(agreed.map { .string($0) }),
    ]
  }
}

extension ProposalList.Status {
  /// How a proposal stands, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .open: Message("open")
    case .disposed: Message("disposed of")
    case .withdrawn: Message("withdrawn")
    case .unreadable: Message("cannot be read")
    }
  }
}

extension CarriedChange.Fate {
  /// How a change stands on a later draft, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .open: Message("open")
    case .satisfied: Message("the text says it now")
    case .gone: Message("its place is gone")
    }
  }
}

extension Concordance.What {
  /// What was done with a paragraph, for people; scripts get the raw value.
  var wording: Message {
    switch self {
    case .unchanged: Message("unchanged")
    case .edited: Message("edited")
    case .moved: Message("moved")
    case .movedAndEdited: Message("moved and edited")
    case .split: Message("split")
    case .merged: Message("merged", context: "paragraphs")
    case .new: Message("new paragraph")
    case .deleted: Message("deleted")
    }
  }
}

extension DraftCompilation.Reason {
  /// Why a proposal is not accounted for.
  func sentence(of proposal: String) -> Message {
    switch self {
    case .otherText:
      Message("\(proposal, "proposal") is not accounted for: it was made on another text than its draft has.")
    case .doesNotFit, .otherLanguage:
      Message("\(proposal, "proposal") is not accounted for: what it says of its changes does not fit its text.")
    case .unreadable: Message("\(proposal, "proposal") is not accounted for: its files cannot be read.")
    }
  }
}

extension DispositionMatrix.Row {
  /// What kind of change it is: the words of JSON.
  var kind: String {
    guard case .change(let change) = subject else { return "recommendation" }
    if change.quote.change.move != nil { return change.quote.change.kind == .deletion ? "moved-from" : "moved-to" }
    return change.quote.change.kind.rawValue
  }

  /// Its paragraph, as people cite it.
  func paragraphWording(_ language: InterfaceLanguage) -> String {
    guard let place, let citation else { return "" }
    guard case .change(let change) = subject, change.quote.places == nil else { return citation }
    return place == 0
      ? Message("before the first")(language) : Message("after \(citation, "paragraph")")(language)
  }

  /// The proposal's own reason for the change.
  var reason: String? {
    guard case .change(let change) = subject else { return nil }
    return change.quote.change.reason
  }
}

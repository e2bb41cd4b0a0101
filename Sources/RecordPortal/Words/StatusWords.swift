import GCMRepo
import NegotiatedText
import RecordLocalization

extension Meeting.Status {
  /// The status for people; scripts get the raw value.
  package var wording: Message {
    switch self {
    case .planned: Message("planned")
    case .held: Message("held")
    case .cancelled: Message("cancelled")
    default: Message(verbatim: rawValue)
    }
  }
}

extension Agreement.Status {
  /// The status for people; scripts get the raw value.
  package var wording: Message {
    switch self {
    case .open: Message("open")
    case .inProgress: Message("in progress")
    case .done: Message("done")
    case .dropped: Message("dropped")
    default: Message(verbatim: rawValue)
    }
  }
}

extension ConsultationStanding.State {
  /// The state for people; scripts get the raw value.
  package var wording: Message {
    switch self {
    case .planned: Message("planned")
    case .open: Message("open")
    case .overdue: Message("overdue", context: "consultation")
    case .over: Message("over; not closed yet")
    case .closed: Message("closed")
    }
  }
}

extension Term.Status {
  /// The status for people; scripts get the raw value.
  package var wording: Message {
    switch self {
    case .proposed: Message("proposed")
    case .underDiscussion: Message("under discussion")
    case .agreed: Message("agreed")
    case .deprecated: Message("deprecated")
    default: Message(verbatim: rawValue)
    }
  }
}

extension SenderStanding {
  /// How it stands, for people; scripts get the raw value.
  package var wording: Message {
    switch self {
    case .unconfirmed: Message("unconfirmed")
    case .confirmed: Message("confirmed")
    case .contested: Message("contested")
    }
  }
}

extension Stand {
  /// The stand in words, for people.
  package var wording: Message {
    switch self {
    case .support: Message("supports", context: "position")
    case .accept: Message("accepts", context: "position")
    case .reserve: Message("reserves", context: "position")
    case .object: Message("objects", context: "position")
    }
  }
}

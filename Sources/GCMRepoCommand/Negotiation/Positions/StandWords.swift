import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization

extension Stand: ExpressibleByArgument {
  /// The title of the column of those who stand so.
  var title: Message {
    switch self {
    case .support: Message("Support", context: "position")
    case .accept: Message("Accept", context: "position")
    case .reserve: Message("Reserve", context: "position")
    case .object: Message("Object", context: "position")
    }
  }

  /// The beginnings of the words by which a State says so in a form, in four languages, without accents.
  static let stems: [(stem: String, value: Stand)] = [
    ("support", .support), ("apoy", .support), ("apoi", .support), ("appui", .support), ("appuy", .support),
    ("soutien", .support), ("soutenir", .support), ("accept", .accept), ("acept", .accept), ("aceit", .accept),
    ("reserv", .reserve), ("object", .object), ("obje", .object), ("oppos", .object), ("opon", .object),
    ("opoe", .object),
  ]
}

extension ParagraphConsensus {
  /// How near the parties are, in words.
  var wording: Message {
    switch standing {
    case .notHeard: Message("nobody heard")
    case .noObjection where !proposing.isEmpty:
      Message(notHeard.count, "changes proposed; {count} not heard", "changes proposed; {count} not heard")
    case .noObjection: Message(notHeard.count, "no objection; {count} not heard", "no objection; {count} not heard")
    case .consensus: Message("consensus")
    case .butFor: Message("consensus but for \(and: butFor, "parties")")
    case .blocked: Message("blocked by \(and: blocking, "parties")")
    }
  }
}

extension PositionTable.Reason {
  /// Why a position has no place, in words.
  var wording: Message {
    switch self {
    case .gone: Message("its paragraph is not in this draft")
    case .otherLanguage: Message("its paragraph in this language cannot be told")
    case .otherText: Message("the draft's text is not the one of which it was said")
    }
  }
}

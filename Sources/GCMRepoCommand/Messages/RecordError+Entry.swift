import GCMRepo
import RecordLocalization

/// The sentences about entries of the record's facts.
extension RecordError {
  var entrySentence: Message {
    let given = fact(.given)
    switch (code, EntryKind(rawValue: fact(.entry))) {
    case (.unknownEntry, let kind):
      return Message(
        "There is no \(Self.noun(kind), "entry") “\(given, "given")”.\(didYouMean(facts.texts(.nearest)), "hint")")
        + Self.listHint(kind)
    case (.entryExists, let kind):
      return Message(
        """
        The record already has the \(Self.noun(kind), "entry") “\(given, "given")”. Change it with \
        `\("gcmrepo \(Self.command(kind)) change \(given.asShellWord)", "command")`, or give another id.
        """)
    case (.invalidEntryID, let kind):
      return Message(
        """
        “\(given, "given")” cannot be the id of a \(Self.noun(kind), "entry"): use lower-case letters a to z, digits and \
        single hyphens, as in \(Self.example(kind), "example").
        """)
    case (.changedMeanwhile, _):
      return Message(
        """
        Somebody else changed \(fact(.path), "path") since it was opened. Nothing was written; run the command again and \
        make your change in the new text.
        """)
    case (.notInPlace, _):
      return Message(
        """
        \(fact(.path), "path") is written in a form whose values options cannot change one by one. Nothing was written; \
        change it with --edit.
        """)
    default:
      let what = problemWords
      guard let line = facts.number(.line) else {
        return Message("This cannot be recorded: \(what, "what"). Nothing was written.")
      }
      return Message(
        "Line \(line, "line") of \(fact(.path), "path") cannot be recorded: \(what, "what"). Nothing was written.")
    }
  }

  private static func noun(_ kind: EntryKind?) -> Message {
    switch kind {
    case .meeting: Message("meeting")
    case .agreement: Message("agreement")
    case .term: Message("term")
    case .duty: Message("duty")
    case .person, nil: Message("directory entry")
    }
  }

  private static func command(_ kind: EntryKind?) -> String {
    switch kind {
    case .meeting: "meetings"
    case .agreement: "agreements"
    case .term: "glossary"
    case .duty: "duties"
    case .person, nil: "directory"
    }
  }

  private static func example(_ kind: EntryKind?) -> String {
    switch kind {
    case .meeting: "2018-02-01-troikas"
    case .agreement: "2017-05-11-3"
    case .term: "unaccompanied-child"
    case .duty: "troikas-meet"
    case .person, nil: "lucia-perez"
    }
  }

  private static func listHint(_ kind: EntryKind?) -> Message {
    Message(" `\("gcmrepo \(command(kind)) list", "command")` shows them all.")
  }
}

import WordML
import RecordLocalization

extension [NotMarked] {
  /// The differences between two Word files that are not tracked changes of their redline, a sentence for each kind.
  var sentences: [Message] {
    var kinds: [NotMarked.Kind] = []
    for part in self where !kinds.contains(part.kind) { kinds.append(part.kind) }
    return kinds.map { kind in
      let places = filter { $0.kind == kind }
      let what = kind.sentence(places.count)
      let named = places.map(\.place).filter { !$0.isEmpty }
      guard !named.isEmpty else { return what }
      let quoted = named.prefix(4).map { Message("“\($0, "words")”") }
      let more = named.count > 4 ? [Message(verbatim: "…")] : []
      return Message("\(what, "sentence") (\(Message(quoted + more, separator: ", "), "places"))")
    }
  }
}

extension NotMarked.Kind {
  fileprivate func sentence(_ count: Int) -> Message {
    switch self {
    case .header:
      Message(
        count,
        "Not marked: {count} header differs; the new one is in the file.",
        "Not marked: {count} headers differ; the new ones are in the file.")
    case .footer:
      Message(
        count,
        "Not marked: {count} footer differs; the new one is in the file.",
        "Not marked: {count} footers differ; the new ones are in the file.")
    case .section:
      Message("Not marked: sections begin or end elsewhere; the new ones are in the file.")
    case .style:
      Message(
        count,
        "Not marked: {count} style looks different from before.",
        "Not marked: {count} styles look different from before.")
    case .target:
      Message(
        count,
        "The words are unchanged, but {count} link or field leads elsewhere.",
        "The words are unchanged, but {count} links or fields lead elsewhere.")
    case .contentControl:
      Message("Form fields with changes are no longer filled from the file's data, so that their changes are kept.")
    case .comment:
      Message(
        count, "{count} comment of the old file cannot be shown in this one.",
        "{count} comments of the old file cannot be shown in this one.")
    case .embedded:
      Message(count, "Not compared: {count} embedded part.", "Not compared: {count} embedded parts.")
    case .protection:
      Message(
        "The new file is protected against editing; this redline is not, so changes can be accepted or rejected.")
    }
  }
}

import RecordYAML

extension EntryEdit {
  /// A note of how far an agreement is; an open one is in progress from then on.
  ///
  /// - Parameters:
  ///   - id: the agreement.
  ///   - note: what is noted.
  ///   - party: who says so.
  ///   - day: the day; else that of the edit.
  public static func progress(
    of id: String, _ note: String, by party: PartyCode? = nil, on day: CalendarDay? = nil
  ) -> EntryEdit {
    EntryEdit(.agreement) { state, today throws(RecordError) in
      let agreement = try state.agreement(named: id)
      guard !agreement.status.isClosed else {
        throw RecordError(.nothingToPlan, [.given: .text(agreement.id)])
      }
      let file = KeptFile.agreements(of: agreement.meeting)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var text = opened
      let items = text.root["agreements"]?.sequence ?? []
      guard let place = items.firstIndex(where: { $0["id"]?.string == agreement.id }) else {
        throw .notInPlace(path: file.path)
      }
      let noted = Agreement.Progress(on: day ?? today, party: party?.description, note: note)
      let entry: [EditedText.Step] = [.key("agreements"), .item(place)]
      try changing(file.path) { () throws(EditedText.Refusal) in
        if agreement.status == .open {
          try text.set("status", of: entry, to: .plain(Agreement.Status.inProgress.rawValue), order: Agreement.keys)
        }
        if agreement.progress.last != noted {
          try text.append(noted.node, to: Agreement.Progress.listKey, of: entry, order: Agreement.keys)
        }
      }
      return EditedFile(
        file: file, entry: agreement.id, before: bytes, after: text.bytes,
        subject: "Note progress of agreement \(agreement.id)")
    }
  }
}

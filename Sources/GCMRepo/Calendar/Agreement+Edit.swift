import RecordYAML

extension EntryEdit {
  private static let agreementKeys: EditedText.Step = .key("agreements")

  /// A new agreement of a meeting; its id is the meeting's day and the next number.
  ///
  /// - Parameters:
  ///   - meeting: the meeting's id.
  ///   - values: its facts, by their keys in the file.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newAgreement(
    of meeting: String, _ values: EntryValues, isDraft: Bool = false
  ) -> EntryEdit {
    EntryEdit(.agreement) { state, _ throws(RecordError) in
      let meeting = try state.meeting(named: meeting)
      let file = KeptFile.agreements(of: meeting.id)
      let next = try state.nextAgreementNumber(of: meeting)
      let id = "\(next.day)-\(next.number)"
      var facts = EntryValues()
      facts.set("id", .plain(id))
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      if isDraft {
        facts = facts.filled(with: [
          .init(key: "text", value: .texts(LocalizedText([(state.firstLanguage, "")]))),
          .init(key: "responsible", value: .list([])),
        ])
      }
      facts = facts.filled(with: [.init(key: "status", value: .text(Agreement.Status.open.rawValue))])
      let held = try state.editable(file)
      var text: EditedText
      if let held { text = held.text } else { text = try state.emptyList("agreements") }
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.append(facts.node(order: Agreement.keys), to: "agreements", of: [])
      }
      return EditedFile(
        file: file, entry: id, before: held?.bytes, after: text.bytes, subject: "Record agreement \(id)")
    }
  }

  /// Another text, day or status of an agreement.
  ///
  /// - Parameters:
  ///   - id: the agreement's id.
  ///   - values: the facts that change, by their keys in the file.
  ///   - closes: whether it is closed with that; one that is closed otherwise is opened before.
  public static func agreement(_ id: String, _ values: EntryValues, closes: Bool = false) -> EntryEdit {
    EntryEdit(.agreement) { state, day throws(RecordError) in
      let agreement = try state.agreement(named: id)
      let file = KeptFile.agreements(of: agreement.meeting)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var (text, values) = (opened, values)
      try EntryCheck.checkClosing(values.text("closed"), on: day, at: file.path)
      if closes, agreement.status.isClosed {
        let isSame =
          values.text("status") == agreement.status.rawValue
          && values.text("closed").map { $0 == agreement.closed?.description } ?? true
        guard isSame else { throw .closedAlready(.agreement, agreement.id, on: agreement.closed) }
      }
      if let status = values.text("status").map(Agreement.Status.init(rawValue:)) {
        // The day of closing goes with the status.
        let isNew = status.isClosed && !agreement.status.isClosed
        if !status.isClosed, agreement.closed != nil { values.set("closed", EntryValues.Value.none) }
        if isNew, values["closed"] == nil { values.set("closed", .plain(day.description)) }
      }
      let items = text.root["agreements"]?.sequence ?? []
      guard let place = items.firstIndex(where: { $0["id"]?.string == agreement.id }) else {
        throw .notInPlace(path: file.path)
      }
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [agreementKeys, .item(place)], order: Agreement.keys)
      }
      let closes = values.text("status").map { Agreement.Status(rawValue: $0).isClosed } ?? false
      return EditedFile(
        file: file, entry: agreement.id, before: bytes, after: text.bytes,
        subject: "\(closes ? "Close" : "Change") agreement \(agreement.id)")
    }
  }
}

extension RecordState {
  /// The language of what is asked of a person: the record's first.
  var firstLanguage: String { configuration.languages.first?.description ?? "en" }

  func emptyList(_ key: String) throws(RecordError) -> EditedText {
    do throws(YAMLError) { return try EditedText(Array("\(key): []\n".utf8)) } catch {
      throw .damaged(path: nil, object: nil, detail: "\(error)")
    }
  }

  /// The day of a meeting and the number after the highest of that day, over all meetings: what the id of its next agreement is
  /// made of.
  func nextAgreementNumber(of meeting: Meeting) throws(RecordError) -> (day: String, number: Int) {
    let day = CalendarDay(String(meeting.id.prefix(10)))?.description ?? meeting.start?.day.description ?? meeting.id
    let numbers = try readableAgreements().complete().compactMap { agreement in
      agreement.id.hasPrefix(day + "-") ? Int(agreement.id.dropFirst(day.count + 1)) : nil
    }
    return (day, (numbers.max() ?? 0).addingReportingOverflow(1).partialValue)
  }
}

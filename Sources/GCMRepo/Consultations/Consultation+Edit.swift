import RecordYAML

extension EntryEdit {
  /// A new consultation of a State.
  ///
  /// - Parameters:
  ///   - country: the State.
  ///   - id: its id, unique in the State.
  ///   - values: its facts, by their keys in the file.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newConsultation(
    of country: PartyCode, _ id: String, _ values: EntryValues, isDraft: Bool = false
  ) -> EntryEdit {
    EntryEdit(.consultation) { state, day throws(RecordError) in
      guard Slug.isValid(id) else { throw .invalidEntryID(.consultation, given: id) }
      let file = KeptFile.consultations(of: country)
      let held = try state.editable(file)
      let name = "\(country)/\(id)"
      let items = held?.text.root[Consultation.listKey]?.sequence ?? []
      guard !items.contains(where: { $0["id"]?.string == id }) else { throw .entryExists(.consultation, name) }
      var facts = EntryValues()
      facts.set("id", .plain(id))
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      facts = facts.filled(with: [.init(key: "from", value: .plain(day.description))])
      if isDraft {
        facts = facts.filled(with: [
          .init(key: "subject", value: .texts(LocalizedText([(state.firstLanguage, "")]))),
          .init(key: "until", value: .plain(day.description)),
        ])
      }
      let node = facts.node(order: Consultation.keys)
      guard let held else {
        let root = Node.mapping([
          ("country", .string(country.description)), (Consultation.listKey, .sequence([node])),
        ])
        return EditedFile(
          file: file, entry: name, before: nil, after: Array(root.blockText.utf8),
          subject: "Open consultation \(name)")
      }
      var text = held.text
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.append(node, to: Consultation.listKey, of: [])
      }
      return EditedFile(
        file: file, entry: name, before: held.bytes, after: text.bytes, subject: "Open consultation \(name)")
    }
  }

  /// Another period, subject or lead of a consultation, or its end.
  ///
  /// - Parameters:
  ///   - name: the consultation, `CL/gcm-inputs`.
  ///   - values: the facts that change, by their keys in the file.
  ///   - closes: whether it ends with that.
  public static func consultation(_ name: String, _ values: EntryValues, closes: Bool = false) -> EntryEdit {
    EntryEdit(.consultation) { state, day throws(RecordError) in
      let held = try state.consultation(named: name)
      let file = KeptFile.consultations(of: held.country)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var (text, values) = (opened, values)
      try EntryCheck.checkClosing(values.text("closed"), on: day, at: file.path)
      if closes, let closed = held.closed, let given = values.text("closed"), given != closed.description {
        throw .closedAlready(.consultation, held.name, on: closed)
      }
      if closes, values["closed"] == nil, held.closed == nil { values.set("closed", .plain(day.description)) }
      let items = text.root[Consultation.listKey]?.sequence ?? []
      guard let place = items.firstIndex(where: { $0["id"]?.string == held.id.string }) else {
        throw .notInPlace(path: file.path)
      }
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [.key(Consultation.listKey), .item(place)], order: Consultation.keys)
      }
      return EditedFile(
        file: file, entry: held.name, before: bytes, after: text.bytes,
        subject: "\(closes ? "Close" : "Change") consultation \(held.name)")
    }
  }
}

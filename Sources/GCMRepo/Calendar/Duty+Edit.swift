import RecordYAML

extension EntryEdit {
  /// A new duty.
  ///
  /// - Parameters:
  ///   - id: a slug.
  ///   - values: its facts, by their keys in the file.
  ///   - match: which meetings do it, by the keys of `met_by`.
  public static func newDuty(_ id: String, _ values: EntryValues, metBy match: EntryValues) -> EntryEdit {
    EntryEdit(.duty) { state, day throws(RecordError) in
      try state.checkCalendarIsUsed()
      guard Slug.isValid(id) else { throw .invalidEntryID(.duty, given: id) }
      guard try !state.duties().contains(where: { $0.id == id }) else { throw .entryExists(.duty, id) }
      var facts = EntryValues()
      facts.set("id", .plain(id))
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      facts = facts.filled(with: [.init(key: "since", value: .plain(day.description))])
      let held = try state.editable(.duties)
      var text: EditedText
      if let held { text = held.text } else { text = try state.emptyList(Duty.listKey) }
      var pairs = (facts.node(order: Duty.keys).mapping ?? []).map { ($0.key, $0.value) }
      pairs.append(("met_by", match.node(order: ["conferences", "participants", "themes", "name"])))
      try changing(KeptFile.duties.path) { () throws(EditedText.Refusal) in
        try text.append(.mapping(pairs), to: Duty.listKey, of: [])
      }
      return EditedFile(
        file: .duties, entry: id, before: held?.bytes, after: text.bytes, subject: "Record duty \(id)")
    }
  }

  /// Other facts of a duty, such as the last day on which it binds.
  ///
  /// - Parameters:
  ///   - id: the duty's id.
  ///   - values: the facts that change, by their keys in the file.
  ///   - match: what changes of `met_by`.
  public static func duty(_ id: String, _ values: EntryValues, metBy match: EntryValues = EntryValues()) -> EntryEdit {
    EntryEdit(.duty) { state, _ throws(RecordError) in
      let duty = try state.duty(named: id)
      let path = KeptFile.duties.path
      guard let (bytes, opened) = try state.editable(.duties) else { throw .notInPlace(path: path) }
      let items = opened.root[Duty.listKey]?.sequence ?? []
      guard let place = items.firstIndex(where: { $0["id"]?.string == duty.id }) else { throw .notInPlace(path: path) }
      var text = opened
      try changing(path) { () throws(EditedText.Refusal) in
        let entry: [EditedText.Step] = [.key(Duty.listKey), .item(place)]
        try text.set(values, of: entry, order: Duty.keys)
        try text.set(match, of: entry + [.key("met_by")], order: ["conferences", "participants", "themes", "name"])
      }
      return EditedFile(
        file: .duties, entry: duty.id, before: bytes, after: text.bytes, subject: "Change duty \(duty.id)")
    }
  }
}

extension RecordState {
  /// Checks that the record uses what the calendar needs beyond the format.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/featureNeeded``.
  func checkCalendarIsUsed() throws(RecordError) {
    guard configuration.features.contains(RecordConfiguration.calendar) else {
      throw .featureNeeded([RecordConfiguration.calendar])
    }
  }
}

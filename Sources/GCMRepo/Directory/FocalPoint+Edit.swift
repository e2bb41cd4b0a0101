import RecordYAML

extension EntryEdit {
  /// A new focal point of a party.
  ///
  /// - Parameters:
  ///   - party: the party's code or name, as typed.
  ///   - id: the person's id; `nil` for one made from the name.
  ///   - values: the person's facts, by their keys in the file.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newPerson(
    of party: String, id: String?, _ values: EntryValues, isDraft: Bool = false
  ) -> EntryEdit {
    EntryEdit(.person) { state, _ throws(RecordError) in
      let party = try state.party(named: party)
      let file = KeptFile.party(party.code)
      let name = values.text("name") ?? ""
      let made = Slug(title: name).map { String($0.string.prefix(60)).trimmingHyphens }
      guard isDraft || !name.allSatisfy(\.isWhitespace) else {
        throw .invalidEntry(
          .malformedFile(path: file.path, line: nil, problem: .empty(key: "name")), isEdited: false)
      }
      var facts = EntryValues()
      if let given = id ?? made {
        guard let person = PersonID(given) else { throw .invalidEntryID(.person, given: given) }
        guard !party.focalPoints.contains(where: { $0.entryID == person.description }) else {
          throw .entryExists(.person, "\(party.code)/\(person)")
        }
        facts.set("id", .text(person.description))
      } else if !isDraft {
        throw .invalidEntryID(.person, given: name)
      }
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      if isDraft {
        facts = facts.filled(with: [
          .init(key: "name", value: .text("")), .init(key: "office", value: .text("")),
          .init(key: "languages", value: .list(party.languages.map(\.description))),
        ])
      }
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var text = opened
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.append(facts.node(order: Party.FocalPoint.keyOrder), to: "focal_points", of: [])
      }
      let entry = "\(party.code)/\(facts.text("id") ?? "")"
      return EditedFile(
        file: file, entry: entry, before: bytes, after: text.bytes, subject: "Name focal point \(entry)")
    }
  }

  /// Other facts about a focal point.
  ///
  /// - Parameters:
  ///   - id: the entry: `CL/lucia-perez`.
  ///   - values: the facts that change, by their keys in the file.
  ///   - isEnd: whether the person no longer acts for the party, which the subject of the commit then says.
  public static func person(_ id: String, _ values: EntryValues, isEnd: Bool = false) -> EntryEdit {
    EntryEdit(.person) { state, day throws(RecordError) in
      let entry = try state.directoryEntry(named: id)
      let file = KeptFile.party(entry.party)
      guard let (bytes, opened) = try state.editable(file),
        let place = try state.party(entry.party).focalPoints.firstIndex(of: entry.person)
      else { throw .notInPlace(path: file.path) }
      var (text, values) = (opened, values)
      // An entry whose id comes from the name keeps it under another name.
      if entry.person.id == nil, values["name"] != nil, values["id"] == nil, PersonID(entry.person.entryID) != nil {
        values.set("id", .text(entry.person.entryID))
      }
      if isEnd, values["until"] == nil { values.set("until", .plain(day.description)) }
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [.key("focal_points"), .item(place)], order: Party.FocalPoint.keyOrder)
      }
      return EditedFile(
        file: file, entry: entry.id, before: bytes, after: text.bytes,
        subject: "\(isEnd ? "End" : "Change") focal point \(entry.id)")
    }
  }
}

extension String {
  fileprivate var trimmingHyphens: String { last == "-" ? String(dropLast()) : self }
}

import RecordYAML

extension EntryEdit {
  private static let definitionKeys = ["conferences", "text", "source"]

  /// A new term.
  ///
  /// - Parameters:
  ///   - id: its slug; `nil` for one made from the term in English, else in its first language.
  ///   - values: its facts but the definition.
  ///   - definition: the facts of a definition: `conferences`, `text`, `source`.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newTerm(
    _ id: String?, _ values: EntryValues, definition: EntryValues, isDraft: Bool = false
  ) -> EntryEdit {
    EntryEdit(.term) { state, _ throws(RecordError) in
      let name = values.text("names") ?? ""
      let slug = id ?? Slug(title: name)?.string ?? ""
      var facts = EntryValues()
      if slug.isEmpty, name.isEmpty {
        guard isDraft else {
          throw .invalidEntry(
            .malformedFile(path: RecordFolder.glossary.path, line: nil, problem: .empty(key: "names")), isEdited: false)
        }
      } else {
        guard Slug.isValid(slug) else { throw .invalidEntryID(.term, given: id ?? name) }
        guard try !state.termIDs().contains(slug) else { throw .entryExists(.term, slug) }
      }
      facts.set("id", .text(slug))
      for pair in values.pairs { facts.set(pair.key, pair.value) }
      var own = definition
      if isDraft {
        let blank = EntryValues.Value.texts(LocalizedText([(state.firstLanguage, "")]))
        facts = facts.filled(with: [.init(key: "names", value: blank)])
        own = own.filled(with: [
          .init(key: "conferences", value: .list(state.configuration.conferences.map(\.code))),
          .init(key: "text", value: blank), .init(key: "source", value: blank),
        ])
      }
      facts = facts.filled(with: [
        .init(key: "status", value: .text(Term.Status.proposed.rawValue)), .init(key: "related", value: .list([])),
      ])
      var pairs = (facts.node(order: Term.keys).mapping ?? []).map { ($0.key, $0.value) }
      if !own.isEmpty {
        let place = pairs.firstIndex { $0.0 == "related" } ?? pairs.count
        pairs.insert(("definitions", .sequence([own.node(order: definitionKeys)])), at: place)
      }
      // The file of a term without an id is named when it is saved.
      let file = KeptFile.term(slug.isEmpty ? "new-term" : slug)
      return EditedFile(
        file: file, entry: slug, before: nil, after: Array(Node.mapping(pairs).blockText.utf8),
        subject: "Record term \(slug)")
    }
  }

  /// Other names, another status or another definition of a term.
  ///
  /// A definition of conferences that another one also names is taken out of that one. Without conferences it is the
  /// term's only one.
  public static func term(_ id: String, _ values: EntryValues, definition: EntryValues) -> EntryEdit {
    EntryEdit(.term) { state, _ throws(RecordError) in
      let term = try state.term(named: id)
      let file = KeptFile.term(term.id)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var text = opened
      let place = try place(of: definition, in: term, file)
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [], order: Term.keys)
        guard !definition.isEmpty else { return }
        if let place {
          try text.set(definition, of: [.key("definitions"), .item(place)], order: definitionKeys)
          return
        }
        let conferences = definition.list("conferences")
        for (index, other) in term.definitions.enumerated() {
          let rest = other.conferences.filter { !conferences.contains($0) }
          guard rest.count < other.conferences.count else { continue }
          try text.set(
            "conferences", of: [.key("definitions"), .item(index)], to: .sequence(rest.map { .string($0) }))
        }
        try text.append(
          definition.node(order: definitionKeys), to: "definitions", of: [], order: Term.keys)
      }
      return EditedFile(
        file: file, entry: term.id, before: bytes, after: text.bytes, subject: "Change term \(term.id)")
    }
  }

  /// The definition that is changed; `nil` for a new one.
  private static func place(
    of definition: EntryValues, in term: Term, _ file: KeptFile
  ) throws(RecordError) -> Int? {
    guard !definition.isEmpty else { return nil }
    let conferences = definition.list("conferences")
    guard conferences.isEmpty else {
      return term.definitions.firstIndex { Set($0.conferences) == Set(conferences) }
    }
    guard term.definitions.count == 1 else {
      throw .invalidEntry(
        .malformedFile(path: file.path, line: nil, problem: .empty(key: "conferences")), isEdited: false)
    }
    return 0
  }
}

extension EntryValues {
  func list(_ key: String) -> [String] {
    if case .list(let texts)? = self[key] { texts } else { [] }
  }
}

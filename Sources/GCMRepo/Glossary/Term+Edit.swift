import RecordValues
import RecordYAML
import Terminology

import func MarkdownText.nfc

extension EntryEdit {
  /// A new term.
  ///
  /// - Parameters:
  ///   - id: its slug; `nil` for one made from the term in English, else in its first language.
  ///   - values: its facts but the definition.
  ///   - definition: the facts of a definition: `conferences` or `by`, `text`, `source`.
  ///   - forms: its further names.
  ///   - isDraft: whether required facts that are missing are left empty, to be filled in by hand.
  public static func newTerm(
    _ id: String?, _ values: EntryValues, definition: EntryValues, forms: [Term.Form] = [], isDraft: Bool = false
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
      func insert(_ key: String, _ value: Node) {
        let before = Term.keys.prefix { $0 != key }
        let place = pairs.lastIndex { before.contains($0.0) }.map { $0 + 1 } ?? 0
        pairs.insert((key, value), at: place)
      }
      if !forms.isEmpty { insert("forms", .sequence(forms.map(\.node))) }
      if !own.isEmpty { insert("definitions", .sequence([own.node(order: Term.definitionKeys)])) }
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
  /// term's only one. A form that the term has already gets another standing.
  public static func term(
    _ id: String, _ values: EntryValues, definition: EntryValues, forms: [Term.Form] = []
  ) -> EntryEdit {
    EntryEdit(.term) { state, _ throws(RecordError) in
      let term = try state.term(named: id)
      let file = KeptFile.term(term.id)
      guard let (bytes, opened) = try state.editable(file) else { throw .notInPlace(path: file.path) }
      var text = opened
      let place = try place(of: definition, in: term, file)
      try changing(file.path) { () throws(EditedText.Refusal) in
        try text.set(values, of: [], order: Term.keys)
        try text.set(forms, of: term)
        guard !definition.isEmpty else { return }
        if let place {
          try text.set(definition, of: [.key("definitions"), .item(place)], order: Term.definitionKeys)
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
          definition.node(order: Term.definitionKeys), to: "definitions", of: [], order: Term.keys)
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
    if let by = definition.text("by") { return term.definitions.firstIndex { $0.by == by } }
    let conferences = definition.list("conferences")
    guard conferences.isEmpty else {
      return term.definitions.firstIndex { Set($0.conferences) == Set(conferences) }
    }
    guard term.definitions.count == 1, term.definitions[0].by == nil else {
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

extension Term.Form {
  /// The form as a file has it.
  var node: Node {
    .mapping([("language", .string(language)), ("text", .string(nfc(text))), ("status", .string(standing.rawValue))])
  }
}

extension EditedText {
  /// Adds forms to those of a term, or gives those that it has another standing.
  mutating func set(_ forms: [Term.Form], of term: Term) throws(Refusal) {
    var held = term.forms
    for form in forms {
      if let place = held.firstIndex(where: { $0.language == form.language && $0.text == form.text }) {
        guard held[place].standing != form.standing else { continue }
        try set(
          "status", of: [.key("forms"), .item(place)], to: .string(form.standing.rawValue), order: Term.formKeys)
        held[place] = form
      } else {
        try append(form.node, to: "forms", of: [], order: Term.keys)
        held.append(form)
      }
    }
  }
}

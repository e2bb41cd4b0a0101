import RecordValues
import RecordYAML
import Terminology

import func MarkdownText.nfc

extension Term {
  /// The bytes of a new term's file.
  var file: [UInt8] {
    var pairs: [(String, Node)] = [("id", .string(id)), ("names", Self.node(names))]
    if !forms.isEmpty { pairs.append(("forms", .sequence(forms.map(\.node)))) }
    pairs.append(("status", .string(status.rawValue)))
    if let use { pairs.append(("use", .string(use))) }
    if !agreed.entries.isEmpty { pairs.append(("agreed", Self.node(agreed))) }
    if !definitions.isEmpty { pairs.append(("definitions", .sequence(definitions.map(\.node)))) }
    pairs.append(("related", .sequence(related.map { .string($0) })))
    if !notes.entries.isEmpty { pairs.append(("notes", Self.node(notes))) }
    return Array(Node.mapping(pairs).blockText.utf8)
  }

  static func node(_ texts: LocalizedText) -> Node {
    .mapping(texts.entries.map { ($0.language, .string(nfc($0.text))) })
  }

  /// The term with what another one says of it: languages, names and definitions that it lacks are added, others replaced, and
  /// nothing is taken out.
  func adding(_ other: Term) -> Term {
    var term = self
    func add(_ texts: LocalizedText, to own: inout LocalizedText) {
      for text in texts.entries { own[text.language] = text.text }
    }
    add(other.names, to: &term.names)
    add(other.agreed, to: &term.agreed)
    add(other.notes, to: &term.notes)
    for form in other.forms {
      if let place = term.forms.firstIndex(where: { $0.language == form.language && $0.text == form.text }) {
        term.forms[place] = form
      } else {
        term.forms.append(form)
      }
    }
    for definition in other.definitions {
      let place = term.definitions.firstIndex { own in
        own.by == definition.by && Set(own.conferences) == Set(definition.conferences)
      }
      if let place {
        add(definition.text, to: &term.definitions[place].text)
        add(definition.source, to: &term.definitions[place].source)
      } else {
        term.definitions.append(definition)
      }
    }
    term.status = other.status
    term.use = other.use ?? use
    term.related += other.related.filter { !related.contains($0) }
    return term
  }
}

extension Term.Definition {
  var node: Node {
    var pairs: [(String, Node)] = []
    if !conferences.isEmpty { pairs.append(("conferences", .sequence(conferences.map { .string($0) }))) }
    if let by { pairs.append(("by", .string(nfc(by)))) }
    pairs.append(("text", Term.node(text)))
    if !source.entries.isEmpty { pairs.append(("source", Term.node(source))) }
    return .mapping(pairs)
  }
}

extension EditedText {
  /// Changes the text of a term's file from what it says to what it is to say: other lines stay as they are.
  mutating func change(_ old: Term, to new: Term) throws(Refusal) {
    func texts(_ key: String, _ own: LocalizedText, _ others: LocalizedText, of place: [Step]) throws(Refusal) {
      guard own != others else { return }
      guard root.value(at: place)?[key]?.mapping?.isEmpty == false else {
        return try set(key, of: place, to: Term.node(others), order: place.isEmpty ? Term.keys : Term.definitionKeys)
      }
      for text in others.entries where own[text.language] != text.text {
        try set(text.language, of: place + [.key(key)], to: .string(nfc(text.text)))
      }
    }
    try texts("names", old.names, new.names, of: [])
    try set(new.forms, of: old)
    if old.status != new.status {
      try set("status", of: [], to: .string(new.status.rawValue), order: Term.keys)
    }
    if let use = new.use, old.use != use { try set("use", of: [], to: .string(use), order: Term.keys) }
    try texts("agreed", old.agreed, new.agreed, of: [])
    for (place, definition) in new.definitions.enumerated() {
      if old.definitions.indices.contains(place) {
        let step: [Step] = [.key("definitions"), .item(place)]
        try texts("text", old.definitions[place].text, definition.text, of: step)
        try texts("source", old.definitions[place].source, definition.source, of: step)
      } else {
        try append(definition.node, to: "definitions", of: [], order: Term.keys)
      }
    }
    if old.related != new.related {
      try set("related", of: [], to: .sequence(new.related.map { .string($0) }), order: Term.keys)
    }
    try texts("notes", old.notes, new.notes, of: [])
  }
}

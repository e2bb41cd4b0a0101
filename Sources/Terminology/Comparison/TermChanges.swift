import RecordValues

/// What changed of a term between two states of a glossary.
public struct TermChanges: Sendable, Hashable {
  /// The changes, in the order of the parts.
  public let changes: [Change]

  /// One part that changed.
  public struct Change: Sendable, Hashable {
    /// What changed.
    public let part: Part
    /// The language, where the part has one.
    public let language: String?
    /// Whose definition it is: the codes of conferences, or who else defines it so.
    public let whose: [String]
    /// The redline of it.
    public let words: WordChanges
  }

  /// The parts of a term. The raw values are those of JSON.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// A preferred name, an admitted one, a deprecated one.
    case name, admitted, deprecated
    /// The status, the term to use instead.
    case status, use
    /// The agreed definition, that of a conference or of others, and where it comes from.
    case agreed, definition, source
    /// Related terms, a note.
    case related, note

    /// Whether it is what the term means.
    public var isDefinition: Bool { self == .agreed || self == .definition }
  }

  /// Whether a definition changed: then the paragraphs that use the term have to be read again.
  public var changesDefinition: Bool { changes.contains { $0.part.isDefinition } }

  /// Compares two states of a term; `nil` where it was not there, or is not any more.
  public init(from old: Term?, to new: Term?) {
    var changes: [Change] = []
    let (before, after) = (Self.parts(of: old), Self.parts(of: new))
    var keys: [Key] = []
    var seen: Set<Key> = []
    for key in (before.map(\.key) + after.map(\.key)) where seen.insert(key).inserted { keys.append(key) }
    let (olds, news) = (Dictionary(before) { $0 + "\n" + $1 }, Dictionary(after) { $0 + "\n" + $1 })
    for key in keys where olds[key] != news[key] {
      changes.append(
        Change(
          part: key.part, language: key.language, whose: key.whose,
          words: WordChanges(from: olds[key] ?? "", to: news[key] ?? "")))
    }
    let order = Dictionary(uniqueKeysWithValues: Part.allCases.enumerated().map { ($1, $0) })
    self.changes = changes.enumerated().sorted { a, b in
      (order[a.element.part] ?? 0, a.offset) < (order[b.element.part] ?? 0, b.offset)
    }.map(\.element)
  }

  private struct Key: Hashable {
    let part: Part
    var language: String?
    var whose: [String] = []
  }

  private static func parts(of term: Term?) -> [(key: Key, value: String)] {
    guard let term else { return [] }
    var parts: [(key: Key, value: String)] = []
    func add(_ part: Part, _ texts: LocalizedText, _ whose: [String] = []) {
      for text in texts.entries { parts.append((Key(part: part, language: text.language, whose: whose), text.text)) }
    }
    add(.name, term.names)
    for form in term.forms {
      let part: Part = form.standing == .deprecated ? .deprecated : .admitted
      parts.append((Key(part: part, language: form.language), form.text))
    }
    parts.append((Key(part: .status), term.status.rawValue))
    if let use = term.use { parts.append((Key(part: .use), use)) }
    add(.agreed, term.agreed)
    for definition in term.definitions {
      // Of a conference that leaves a joint definition only the conference changes, not the words of the others.
      let owners = definition.by.map { [[$0]] } ?? definition.conferences.map { [$0] }
      for whose in owners.isEmpty ? [[]] : owners {
        add(.definition, definition.text, whose)
        add(.source, definition.source, whose)
      }
    }
    if !term.related.isEmpty { parts.append((Key(part: .related), term.related.joined(separator: ", "))) }
    add(.note, term.notes)
    return parts
  }
}

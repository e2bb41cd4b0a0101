import RecordValues
import Terminology

/// Terms of another program's file on their way into a record: with ids that files of it can have.
struct TermIntake {
  /// The terms, in the order of the file.
  let terms: [Term]

  /// - Parameters:
  ///   - imported: the terms of a file.
  ///   - held: the terms of the record: one without an id of its own is theirs if it has a name of theirs.
  /// - Throws: ``RecordError/Code-swift.struct/termsCollide``, ``RecordError/Code-swift.struct/invalidEntryID``.
  init(_ imported: ImportedTerms, held: [Term]) throws(RecordError) {
    var byName: [Slug: String] = [:]
    for term in held {
      for name in term.names.entries {
        if let slug = Slug(title: name.text), byName[slug] == nil { byName[slug] = term.id }
      }
    }
    var ids: [String: String] = [:]
    var taken: [String: String] = [:]
    for term in imported.terms {
      let id = try Self.id(of: term, isNamed: !imported.withoutID.contains(term.id), byName)
      if let other = taken.updateValue(term.id, forKey: id) { throw .termsCollide(other, term.id) }
      ids[term.id] = id
    }
    // A reference may be to a term of the record, or to one of the file.
    func resolved(_ id: String) -> String { ids[id] ?? id }
    terms = imported.terms.map { term in
      var own = term
      own.id = resolved(term.id)
      own.use = term.use.map(resolved)
      own.related = term.related.map(resolved)
      return own
    }
  }

  private static func id(
    of term: Term, isNamed: Bool, _ byName: [Slug: String]
  ) throws(RecordError) -> String {
    if isNamed {
      if Slug.isValid(term.id) { return term.id }
      if let slug = Slug(title: term.id) { return slug.string }
    }
    let names = term.names.entries.map(\.text) + term.forms.map(\.text)
    for name in names { if let slug = Slug(title: name), let known = byName[slug] { return known } }
    let preferred = term.names.preferring("en", "es") ?? names.first ?? ""
    guard let slug = Slug(title: preferred) ?? Slug(title: term.id) else {
      throw .invalidEntryID(.term, given: term.id)
    }
    return slug.string
  }
}

import GitStore
import Terminology

extension RecordState {
  /// The ids of the glossary's terms, sorted by bytes. Cost: one folder.
  public func termIDs() throws(RecordError) -> [String] {
    try folder(RecordFolder.glossary.path).filter { $0.mode.isFile && $0.hasValidName }
      .compactMap { FactFile.stem(of: $0.name) }
  }

  /// The terms by their ids, and the problems of unreadable files. Cost: a file for each.
  public func readableTerms() throws(RecordError) -> Partial<Term> {
    var (terms, problems): ([Term], [RecordError]) = ([], [])
    for id in try termIDs() {
      do throws(RecordError) {
        if let file = try file(KeptFile.term(id).path) { terms.append(try Term(file)) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(terms, problems: problems)
  }

  /// The term with an id, or a name in one of its languages, that a user typed; else one that has it as a further name.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func term(named text: String) throws(RecordError) -> Term {
    let ids = try termIDs()
    if ids.contains(text), let file = try file(KeptFile.term(text).path) { return try Term(file) }
    if let wanted = Slug(title: text) {
      let terms = try readableTerms().values
      let named = terms.first { $0.names.entries.contains { Slug(title: $0.text) == wanted } }
      if let found = named ?? terms.first(where: { $0.forms.contains { Slug(title: $0.text) == wanted } }) {
        return found
      }
    }
    throw .unknownEntry(.term, given: text, nearest: nearestEntries(to: text, among: ids))
  }
}

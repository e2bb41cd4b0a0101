import RecordValues

/// The terms of a glossary, found by their ids.
public struct Glossary: Sendable, Hashable {
  /// The terms, in their order.
  public let terms: [Term]
  private let places: [String: Int]

  /// A glossary of some terms; of several with one id the first counts.
  public init(_ terms: [Term]) {
    self.terms = terms
    places = Dictionary(terms.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The term with an id.
  public subscript(id: String) -> Term? { places[id].map { terms[$0] } }

  /// The term to use instead of a deprecated one: what its `use` leads to, over other deprecated terms.
  ///
  /// - Returns: `nil` if there is none, or if the terms lead back to one another.
  public func replacement(of term: Term) -> Term? {
    var passed: Set<String> = [term.id]
    var at = term
    while let next = at.use, passed.insert(next).inserted, let found = self[next] {
      if found.status != .deprecated { return found }
      at = found
    }
    return nil
  }

  /// Terms that lead back to one another by `use`: for each such cycle its ids, from the one that comes first in the glossary.
  /// Cost: linear.
  public var cycles: [[String]] {
    var found: [[String]] = []
    var done: Set<String> = []
    for term in terms where !done.contains(term.id) {
      var path: [String] = []
      var at: String? = term.id
      while let id = at, !done.contains(id), self[id] != nil {
        done.insert(id)
        path.append(id)
        at = self[id]?.use
      }
      if let at, let start = path.firstIndex(of: at) { found.append(Array(path[start...])) }
    }
    return found
  }
}

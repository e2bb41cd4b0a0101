/// Statements of RDF 1.1, in the order of a file.
struct RDFGraph: Sendable, Hashable {
  /// A resource or a text.
  enum Value: Sendable, Hashable {
    case iri(String)
    case blank(String)
    case literal(String, language: String?)

    var iri: String? { if case .iri(let iri) = self { iri } else { nil } }
    var text: String? { if case .literal(let text, _) = self { text } else { nil } }
  }

  struct Statement: Sendable, Hashable {
    let subject: Value
    let predicate: String
    let object: Value
  }

  private(set) var statements: [Statement] = []

  /// More statements than a glossary of ``ExchangeLimits/terms`` terms has.
  static let limit = 1_000_000

  mutating func add(_ subject: Value, _ predicate: String, _ object: Value) throws(ExchangeError) {
    guard statements.count < Self.limit else { throw .tooMany(limit: Self.limit) }
    statements.append(Statement(subject: subject, predicate: predicate, object: object))
  }
}

/// The names of properties and classes.
enum RDFName {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let skos = "http://www.w3.org/2004/02/skos/core#"
  static let terms = "http://purl.org/dc/terms/"
  static let owl = "http://www.w3.org/2002/07/owl#"
  static let status = "http://www.w3.org/2003/06/sw-vocab-status/ns#"

  static let type = rdf + "type", value = rdf + "value"
  static let concept = skos + "Concept", scheme = skos + "ConceptScheme", inScheme = skos + "inScheme"
  static let prefLabel = skos + "prefLabel", altLabel = skos + "altLabel", hiddenLabel = skos + "hiddenLabel"
  static let definition = skos + "definition", note = skos + "note", related = skos + "related"
  static let identifier = terms + "identifier", title = terms + "title", isReplacedBy = terms + "isReplacedBy"
  static let audience = terms + "audience", creator = terms + "creator", source = terms + "source"
  static let deprecated = owl + "deprecated", termStatus = status + "term_status"

  /// The prefixes of the files that are written.
  static let prefixes = [
    ("rdf", rdf), ("skos", skos), ("dcterms", terms), ("owl", owl), ("vs", status),
  ]

  /// The name with a prefix; `nil` for one of another vocabulary.
  static func short(_ iri: String) -> String? {
    for (prefix, address) in prefixes where iri.hasPrefix(address) {
      return prefix + ":" + iri.dropFirst(address.count)
    }
    return nil
  }
}

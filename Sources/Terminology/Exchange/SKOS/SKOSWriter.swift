import RecordValues

/// Writes a glossary as a concept scheme of SKOS (W3C Recommendation of 18 August 2009), in Turtle or RDF/XML.
///
/// The agreed definition is a `skos:definition`; each other one is a resource with its value, its source and those who use it, as
/// the SKOS Primer (section 4.2) documents concepts.
public struct SKOSWriter {
  private let graph: RDFGraph
  /// What a file does not say.
  public let losses: [ExchangeLoss]

  /// The beginning of the addresses of concepts where a record has no address of its own.
  public static let base = "urn:gcmrepo:glossary:"

  /// Makes the statements of a glossary.
  ///
  /// - Parameters:
  ///   - glossary: the terms.
  ///   - title: the title of the scheme.
  ///   - base: the beginning of the concepts' addresses, to which their ids are added; an IRI.
  ///   - languages: the only languages; all for an empty list.
  /// - Throws: ``ExchangeError/tooMany(limit:)``.
  public init(
    _ glossary: Glossary, title: String, base: String = base, languages: [LanguageTag] = []
  ) throws(ExchangeError) {
    var losses: [ExchangeLoss] = []
    let terms = glossary.exported(languages, &losses)
    let ids = Set(terms.map(\.id))
    var graph = RDFGraph()
    let scheme = RDFGraph.Value.iri(base)
    try graph.add(scheme, RDFName.type, .iri(RDFName.scheme))
    try graph.add(scheme, RDFName.title, .literal(title, language: nil))
    for term in terms { try Self.add(term, base, scheme, ids, &graph, &losses) }
    self.graph = graph
    self.losses = losses
  }

  private static func add(
    _ term: Term, _ base: String, _ scheme: RDFGraph.Value, _ ids: Set<String>, _ graph: inout RDFGraph,
    _ losses: inout [ExchangeLoss]
  ) throws(ExchangeError) {
    let concept = RDFGraph.Value.iri(base + term.id)
    func texts(_ texts: LocalizedText, _ property: String, of subject: RDFGraph.Value) throws(ExchangeError) {
      for text in texts.entries { try graph.add(subject, property, .literal(text.text, language: text.language)) }
    }
    try graph.add(concept, RDFName.type, .iri(RDFName.concept))
    try graph.add(concept, RDFName.inScheme, scheme)
    try graph.add(concept, RDFName.identifier, .literal(term.id, language: nil))
    try texts(term.names, RDFName.prefLabel, of: concept)
    for form in term.forms {
      if form.standing != .admitted, form.standing != .deprecated {
        losses.append(ExchangeLoss(term.id, .standing, form.text))
      }
      let property = form.standing == .deprecated ? RDFName.hiddenLabel : RDFName.altLabel
      try graph.add(concept, property, .literal(form.text, language: form.language))
    }
    try graph.add(concept, RDFName.termStatus, .literal(term.status.rawValue, language: nil))
    if term.status == .deprecated {
      try graph.add(concept, RDFName.deprecated, .literal("true", language: nil))
    }
    if let use = term.use { try graph.add(concept, RDFName.isReplacedBy, .iri(base + use)) }
    try texts(term.agreed, RDFName.definition, of: concept)
    let resources = term.definitions.indices.map { RDFGraph.Value.iri("\(base)\(term.id)/definition/\($0 + 1)") }
    for resource in resources { try graph.add(concept, RDFName.definition, resource) }
    for other in term.related {
      if !ids.contains(other) {
        losses.append(ExchangeLoss(term.id, .relation, other))
      } else {
        try graph.add(concept, RDFName.related, .iri(base + other))
      }
    }
    try texts(term.notes, RDFName.note, of: concept)
    for (definition, resource) in zip(term.definitions, resources) {
      for conference in definition.conferences {
        try graph.add(resource, RDFName.audience, .literal(conference, language: nil))
      }
      if let by = definition.by { try graph.add(resource, RDFName.creator, .literal(by, language: nil)) }
      try texts(definition.text, RDFName.value, of: resource)
      try texts(definition.source, RDFName.source, of: resource)
    }
  }

  /// The file in Turtle (RDF 1.1 Turtle).
  public var turtle: String { TurtleWriter.text(of: graph) }

  /// The file in RDF/XML, and whether characters that XML does not have were left out.
  public var rdfXML: (text: String, hasLost: Bool) { RDFXMLWriter.text(of: graph) }
}

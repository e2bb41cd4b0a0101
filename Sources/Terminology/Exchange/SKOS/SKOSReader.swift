import RecordValues

/// Reads the concepts of a SKOS file, in Turtle or RDF/XML.
public struct SKOSReader {
  private typealias Properties = [(name: String, value: RDFGraph.Value)]

  private var properties: [RDFGraph.Value: Properties] = [:]
  private var concepts: [RDFGraph.Value] = []
  private var ids: [RDFGraph.Value: String] = [:]
  private var collector = TermCollector()

  /// The concepts of a Turtle file as terms. Cost: linear.
  public static func terms(inTurtle bytes: [UInt8]) throws(ExchangeError) -> ImportedTerms {
    try SKOSReader(try TurtleParser.graph(of: bytes)).collector.imported
  }

  /// The concepts of an RDF/XML file as terms. Cost: linear.
  public static func terms(inXML bytes: [UInt8]) throws(ExchangeError) -> ImportedTerms {
    try SKOSReader(try RDFXMLParser.graph(of: bytes)).collector.imported
  }

  private init(_ graph: RDFGraph) throws(ExchangeError) {
    var seen: Set<RDFGraph.Value> = []
    for statement in graph.statements {
      properties[statement.subject, default: []].append((statement.predicate, statement.object))
      let isConcept =
        statement.predicate == RDFName.type && statement.object == .iri(RDFName.concept)
        || statement.predicate == RDFName.prefLabel
      if isConcept, seen.insert(statement.subject).inserted { concepts.append(statement.subject) }
    }
    for (number, concept) in concepts.enumerated() { ids[concept] = id(of: concept) ?? "concept-\(number + 1)" }
    for concept in concepts { try read(concept) }
  }

  private func own(_ subject: RDFGraph.Value) -> Properties { properties[subject] ?? [] }

  /// The id that the concept has, else the end of its address.
  private func id(of concept: RDFGraph.Value) -> String? {
    if let id = own(concept).first(where: { $0.name == RDFName.identifier })?.value.text, !id.isEmpty { return id }
    return concept.iri.flatMap(Self.end)
  }

  private static func end(of iri: String) -> String? {
    iri.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map(String.init)
  }

  private mutating func read(_ concept: RDFGraph.Value) throws(ExchangeError) {
    var parts = TermParts(id: ids[concept] ?? "")
    var isDeprecated = false
    var resources: [RDFGraph.Value] = []
    for (name, value) in own(concept) {
      if let text = value.text { try parts.check(text) } else { try parts.check("") }
      switch (name, value) {
      case (RDFName.prefLabel, .literal(let text, let language)):
        let tag = try parts.language(language ?? "und")
        // SKOS has one preferred label in a language; a file with more has them in no order.
        if parts.names[tag] == nil {
          parts.names[tag] = text
        } else {
          parts.forms.append(Term.Form(language: tag, text: text, standing: .preferred))
        }
      case (RDFName.altLabel, .literal(let text, let language)):
        parts.forms.append(
          Term.Form(language: try parts.language(language ?? "und"), text: text, standing: .admitted))
      case (RDFName.hiddenLabel, .literal(let text, let language)):
        parts.forms.append(
          Term.Form(language: try parts.language(language ?? "und"), text: text, standing: .deprecated))
      case (RDFName.definition, .literal(let text, let language)):
        parts.agreed[try parts.language(language ?? "und")] = text
      case (RDFName.definition, _): resources.append(value)
      case (RDFName.note, .literal(let text, let language)),
        (RDFName.skos + "scopeNote", .literal(let text, let language)):
        parts.addNote(text, in: try parts.language(language ?? "und"))
      case (RDFName.related, _): if let id = reference(value) { parts.related.append(id) }
      case (RDFName.isReplacedBy, _): parts.use = reference(value)
      case (RDFName.termStatus, .literal(let text, _)): parts.status = Term.Status(rawValue: text)
      case (RDFName.deprecated, .literal(let text, _)): isDeprecated = text == "true" || text == "1"
      case (RDFName.type, _), (RDFName.inScheme, _), (RDFName.identifier, _), (RDFName.skos + "topConceptOf", _): break
      default: collector.lose(parts.id, .unknown, RDFName.short(name) ?? name)
      }
    }
    if isDeprecated { parts.status = .deprecated }
    try read(resources, &parts)
    // Of a file without statuses a definition in the concept itself is its own, not an agreed one.
    if parts.status == nil, !parts.agreed.isBlank {
      parts.definitions[parts.nextDefinition] = Term.Definition(text: parts.agreed)
      parts.agreed = LocalizedText()
    }
    try collector.add(parts, hasID: id(of: concept) != nil)
  }

  private func reference(_ value: RDFGraph.Value) -> String? { ids[value] ?? value.iri.flatMap(Self.end) }

  /// Definitions that are resources; those of numbered addresses in the order of their numbers.
  private mutating func read(_ resources: [RDFGraph.Value], _ parts: inout TermParts) throws(ExchangeError) {
    func number(_ value: RDFGraph.Value) -> Int { value.iri.flatMap(Self.end).flatMap { Int($0) } ?? Int.max }
    let sorted = resources.enumerated().sorted { (number($0.element), $0.offset) < (number($1.element), $1.offset) }
    for resource in sorted.map(\.element) {
      var definition = Term.Definition(text: LocalizedText())
      for (name, value) in own(resource) {
        guard case .literal(let text, let language) = value else {
          collector.lose(parts.id, .unknown, RDFName.short(name) ?? name)
          continue
        }
        try parts.check(text)
        switch name {
        case RDFName.value: definition.text[try parts.language(language ?? "und")] = text
        case RDFName.source: definition.source[try parts.language(language ?? "und")] = text
        case RDFName.audience: definition.conferences.append(text)
        case RDFName.creator: definition.by = text
        default: collector.lose(parts.id, .unknown, RDFName.short(name) ?? name)
        }
      }
      parts.definitions[parts.nextDefinition] = definition
    }
  }
}

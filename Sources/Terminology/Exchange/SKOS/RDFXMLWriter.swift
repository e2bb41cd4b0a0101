/// Writes statements in RDF/XML (RDF 1.1 XML Syntax, W3C Recommendation of 25 February 2014).
enum RDFXMLWriter {
  static func text(of graph: RDFGraph) -> (text: String, hasLost: Bool) {
    var xml = WrittenXML()
    xml.begin("rdf:RDF", RDFName.prefixes.map { ("xmlns:" + $0.0, $0.1) })
    var subject: RDFGraph.Value?
    for statement in graph.statements {
      if statement.subject != subject {
        if subject != nil { xml.end() }
        subject = statement.subject
        xml.begin("rdf:Description", [reference(statement.subject, "rdf:about")])
      }
      // Every property that is written has a prefix.
      guard let name = RDFName.short(statement.predicate) else { continue }
      switch statement.object {
      case .literal(let text, let language): xml.add(name, language.map { [("xml:lang", $0)] } ?? [], text)
      case .iri, .blank: xml.add(empty: name, [reference(statement.object, "rdf:resource")])
      }
    }
    while !xml.isClosed { xml.end() }
    return (xml.text, xml.hasLost)
  }

  private static func reference(_ value: RDFGraph.Value, _ attribute: String) -> (String, String) {
    switch value {
    case .iri(let iri): (attribute, iri)
    case .blank(let label): ("rdf:nodeID", label)
    case .literal(let text, _): (attribute, text)
    }
  }
}

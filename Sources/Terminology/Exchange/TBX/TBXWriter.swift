import RecordValues

/// Writes a glossary as TBX (TermBase eXchange, ISO 30042).
///
/// Of each language the preferred name is first: programs that read one name take the first. What TBX-Basic has no category for
/// is said in notes that ``TBXReader`` reads back.
public struct TBXWriter {
  /// The file.
  public let text: String
  /// What it does not say.
  public let losses: [ExchangeLoss]

  /// Writes a glossary.
  ///
  /// - Parameters:
  ///   - glossary: the terms.
  ///   - edition: the edition of the standard.
  ///   - title: the file's title.
  ///   - languages: the only languages, such as those of a pair, in their order; all for an empty list.
  public init(_ glossary: Glossary, _ edition: TBXEdition, title: String, languages: [LanguageTag] = []) {
    var losses: [ExchangeLoss] = []
    let terms = glossary.exported(languages, &losses)
    let ids = Set(terms.map(\.id))
    var xml = WrittenXML()
    let main = languages.first?.description ?? terms.first?.languages.first ?? "en"
    switch edition {
    case .of2019:
      xml.begin(
        "tbx",
        [("type", "TBX-Basic"), ("style", "dca"), ("xml:lang", main), ("xmlns", "urn:iso:std:iso:30042:ed-2")])
    case .of2008: xml.begin("martif", [("type", "TBX"), ("xml:lang", main)])
    }
    xml.begin(edition.header)
    xml.begin("fileDesc")
    xml.begin("titleStmt")
    xml.add("title", title)
    xml.end()
    xml.begin("sourceDesc")
    xml.add("p", "gcmrepo")
    xml.end()
    xml.end()
    if edition == .of2008 {
      xml.begin("encodingDesc")
      xml.add("p", [("type", "XCSURI")], "TBXXCSV02.xcs")
      xml.end()
    }
    xml.end()
    xml.begin("text")
    // A body has an entry at least.
    if !terms.isEmpty { xml.begin("body") }
    for term in terms { Self.add(term, edition, ids, &xml, &losses) }
    while !xml.isClosed { xml.end() }
    text = xml.text
    self.losses = losses
  }

  private static func add(
    _ term: Term, _ edition: TBXEdition, _ ids: Set<String>, _ xml: inout WrittenXML, _ losses: inout [ExchangeLoss]
  ) {
    let languages = term.languages
    xml.begin(edition.entry, [("id", id(term.id))])
    // The order of the content is free before the languages.
    for (number, definition) in term.definitions.enumerated() {
      note(definition, number + 1, in: term, &losses)
      for text in definition.text.entries where !languages.contains(text.language) {
        add(text, of: definition, number + 1, isNamed: true, &xml)
      }
    }
    for text in term.agreed.entries where !languages.contains(text.language) { add(agreed: text, isNamed: true, &xml) }
    for other in term.related {
      if ids.contains(other) {
        xml.add("ref", [("type", "crossReference"), ("target", id(other))], other)
      } else {
        losses.append(ExchangeLoss(term.id, .relation, other))
      }
    }
    xml.add("note", TBXNote.status(term.status.rawValue).text)
    if let use = term.use { xml.add("note", TBXNote.use(use).text) }
    for text in term.notes.entries where !languages.contains(text.language) {
      xml.add("note", [("xml:lang", text.language)], text.text)
    }
    for language in languages {
      xml.begin(edition.language, [("xml:lang", language)])
      if let text = term.agreed.entries.first(where: { $0.language == language }) {
        add(agreed: text, isNamed: false, &xml)
      }
      for (number, definition) in term.definitions.enumerated() {
        if let text = definition.text.entries.first(where: { $0.language == language }) {
          add(text, of: definition, number + 1, isNamed: false, &xml)
        }
      }
      if let text = term.notes[language] { xml.add("note", text) }
      add(namesIn: language, of: term, edition, &xml, &losses)
      xml.end()
    }
    xml.end()
    for text in term.texts where !WrittenXML.keeps(text) { losses.append(ExchangeLoss(term.id, .characters, text)) }
  }

  /// Notes what of a definition cannot be said.
  private static func note(
    _ definition: Term.Definition, _ number: Int, in term: Term, _ losses: inout [ExchangeLoss]
  ) {
    if definition.text.entries.isEmpty { losses.append(ExchangeLoss(term.id, .emptyDefinition, String(number))) }
    for source in definition.source.entries where definition.text[source.language] == nil {
      losses.append(ExchangeLoss(term.id, .sourceWithoutDefinition, source.language))
    }
    let note = TBXNote.definition(number, conferences: definition.conferences, by: definition.by)
    if TBXNote(note.text) != note { losses.append(ExchangeLoss(term.id, .characters, note.text)) }
  }

  private static func add(
    _ text: LocalizedText.Entry, of definition: Term.Definition, _ number: Int, isNamed: Bool, _ xml: inout WrittenXML
  ) {
    xml.begin("descripGrp")
    xml.add("descrip", [("type", "definition")] + (isNamed ? [("xml:lang", text.language)] : []), text.text)
    if let source = definition.source[text.language] { xml.add("admin", [("type", "source")], source) }
    xml.add("note", TBXNote.definition(number, conferences: definition.conferences, by: definition.by).text)
    xml.end()
  }

  private static func add(agreed text: LocalizedText.Entry, isNamed: Bool, _ xml: inout WrittenXML) {
    xml.begin("descripGrp")
    xml.add("descrip", [("type", "definition")] + (isNamed ? [("xml:lang", text.language)] : []), text.text)
    xml.add("note", TBXNote.agreed.text)
    xml.end()
  }

  /// The names of a language: the preferred one, then forms in use, then deprecated ones.
  private static func add(
    namesIn language: String, of term: Term, _ edition: TBXEdition, _ xml: inout WrittenXML,
    _ losses: inout [ExchangeLoss]
  ) {
    let name = term.names[language]
    let own = term.forms.filter { $0.language == language }
    let inUse = own.filter { $0.standing != .deprecated }
    let isDeprecated = term.status == .deprecated
    if name == nil, isDeprecated || inUse.contains(where: { $0.standing == .preferred }) {
      losses.append(ExchangeLoss(term.id, .formsWithoutName, language))
    }
    let forms = inUse + own.filter { $0.standing == .deprecated }
    if forms != own { losses.append(ExchangeLoss(term.id, .order, language)) }
    if let name { add(name, isDeprecated ? .deprecated : .preferred, edition, &xml) }
    for form in forms {
      let standing: Term.Standing = isDeprecated && form.standing == .preferred ? .admitted : form.standing
      if standing != form.standing || !Term.Standing.known.contains(form.standing) {
        losses.append(ExchangeLoss(term.id, .standing, form.text))
      }
      add(form.text, standing, edition, &xml)
    }
  }

  private static func add(_ name: String, _ standing: Term.Standing, _ edition: TBXEdition, _ xml: inout WrittenXML) {
    xml.begin(edition.term)
    xml.add("term", name)
    let status =
      switch standing {
      case .preferred: "preferredTerm-admn-sts"
      case .deprecated: "deprecatedTerm-admn-sts"
      default: "admittedTerm-admn-sts"
      }
    xml.add("termNote", [("type", "administrativeStatus")], status)
    xml.end()
  }

  /// An id of XML does not begin with a digit; a slug never begins with an underscore.
  static func id(_ id: String) -> String { id.first?.isNumber ?? false ? "_" + id : id }
}

extension Term {
  /// All its texts.
  var texts: [String] {
    [names, agreed, notes].flatMap { $0.entries.map(\.text) } + forms.map(\.text)
      + definitions.flatMap { $0.text.entries.map(\.text) + $0.source.entries.map(\.text) + ($0.by.map { [$0] } ?? []) }
  }
}

import RecordValues

/// A glossary as a table, one line for each part of a term, so that no value needs a separator of its own and none can be taken for
/// a number or a date.
public struct TermTable {
  /// The names of the columns.
  public static let columns = ["id", "part", "language", "definition", "text"]

  /// The parts of a term.
  fileprivate enum Part: String {
    case name, preferred, admitted, deprecated, status, use, agreed, conference, by, definition = "definition-text",
      source, related, note
  }

  /// The lines, without the columns' names.
  public let rows: [[String]]
  /// What they do not say.
  public let losses: [ExchangeLoss]

  /// The lines of a glossary. Cost: linear.
  ///
  /// - Parameters:
  ///   - glossary: the terms.
  ///   - languages: the only languages; all for an empty list.
  public init(_ glossary: Glossary, languages: [LanguageTag] = []) {
    var losses: [ExchangeLoss] = []
    var rows: [[String]] = []
    for term in glossary.exported(languages, &losses) {
      func add(_ part: Part, _ text: String, _ language: String = "", _ definition: Int? = nil) {
        rows.append([term.id, part.rawValue, language, definition.map { "definition-\($0)" } ?? "", text])
      }
      for name in term.names.entries { add(.name, name.text, name.language) }
      for form in term.forms {
        let part = Part(rawValue: form.standing.rawValue).flatMap { [.preferred, .deprecated].contains($0) ? $0 : nil }
        if !Term.Standing.known.contains(form.standing) { losses.append(ExchangeLoss(term.id, .standing, form.text)) }
        add(part ?? .admitted, form.text, form.language)
      }
      add(.status, term.status.rawValue)
      if let use = term.use { add(.use, use) }
      for text in term.agreed.entries { add(.agreed, text.text, text.language) }
      for (place, definition) in term.definitions.enumerated() {
        let number = place + 1
        if definition.text.entries.isEmpty, definition.source.entries.isEmpty, definition.conferences.isEmpty,
          definition.by == nil
        {
          losses.append(ExchangeLoss(term.id, .emptyDefinition, String(number)))
        }
        for conference in definition.conferences { add(.conference, conference, "", number) }
        if let by = definition.by { add(.by, by, "", number) }
        for text in definition.text.entries { add(.definition, text.text, text.language, number) }
        for text in definition.source.entries { add(.source, text.text, text.language, number) }
      }
      for other in term.related { add(.related, other) }
      for note in term.notes.entries { add(.note, note.text, note.language) }
    }
    self.rows = rows
    self.losses = losses
  }

  /// The terms of a table with the columns' names in its first line.
  ///
  /// A table whose columns are languages (`es,en`, with or without `id`) is a list of names: one line for each term.
  ///
  /// - Parameter lines: the lines with their cells, and the line of the file on which each begins.
  /// - Throws: ``ExchangeError/columns(found:)`` for other names, ``ExchangeError/syntax(line:)`` for a line that is not of the
  ///   form.
  public static func terms(in lines: [(line: Int, cells: [String])]) throws(ExchangeError) -> ImportedTerms {
    guard let head = lines.first else { throw .columns(found: "") }
    let names = head.cells.map { $0.lowercased().filter { !$0.isWhitespace } }
    if names == columns { return try terms(inParts: lines.dropFirst()) }
    let tags = names.map { $0 == "id" ? nil : LanguageTag($0)?.written }
    guard zip(names, tags).allSatisfy({ $0 == "id" || $1 != nil }), tags.contains(where: { $0 != nil }) else {
      throw .columns(found: head.cells.joined(separator: ","))
    }
    return try terms(inNames: lines.dropFirst(), tags)
  }

  private static func terms(
    inNames lines: ArraySlice<(line: Int, cells: [String])>, _ tags: [String?]
  ) throws(ExchangeError) -> ImportedTerms {
    var collector = TermCollector()
    for (number, row) in lines.enumerated() {
      guard row.cells.count <= tags.count else { throw .syntax(line: row.line) }
      let id = zip(tags, row.cells).first { $0.0 == nil && !$0.1.isEmpty }?.1
      var parts = TermParts(id: id ?? "line-\(number + 1)")
      for (tag, cell) in zip(tags, row.cells) where !cell.isEmpty {
        guard let tag else { continue }
        try parts.check(cell)
        parts.names[tag] = cell
      }
      try collector.add(parts, hasID: id != nil)
    }
    return collector.imported
  }

  private static func terms(
    inParts lines: ArraySlice<(line: Int, cells: [String])>
  ) throws(ExchangeError) -> ImportedTerms {
    var (order, terms): ([String], [String: TermParts]) = ([], [:])
    for row in lines {
      guard row.cells.count == columns.count, !row.cells[0].isEmpty, let part = Part(rawValue: row.cells[1]) else {
        throw .syntax(line: row.line)
      }
      let id = row.cells[0]
      if terms[id] == nil {
        guard order.count < ExchangeLimits.terms else { throw .tooMany(limit: ExchangeLimits.terms) }
        order.append(id)
        terms[id] = TermParts(id: id)
      }
      try terms[id]?.add(part, row)
    }
    var collector = TermCollector()
    for id in order { if let parts = terms[id] { try collector.add(parts) } }
    return collector.imported
  }
}

extension TermParts {
  fileprivate mutating func add(
    _ part: TermTable.Part, _ row: (line: Int, cells: [String])
  ) throws(ExchangeError) {
    let (written, number, text) = (row.cells[2], row.cells[3], row.cells[4])
    try check(text)
    func tag() throws(ExchangeError) -> String { try language(written) }
    func standing(_ standing: Term.Standing) throws(ExchangeError) -> Term.Form {
      Term.Form(language: try language(written), text: text, standing: standing)
    }
    switch part {
    case .name: names[try tag()] = text
    case .preferred: forms.append(try standing(.preferred))
    case .admitted: forms.append(try standing(.admitted))
    case .deprecated: forms.append(try standing(.deprecated))
    case .status: status = Term.Status(rawValue: text)
    case .use: use = text
    case .agreed: agreed[try tag()] = text
    case .related: related.append(text)
    case .note: notes[try tag()] = text
    case .conference, .by, .definition, .source:
      guard number.hasPrefix("definition-"), let place = Int(number.dropFirst("definition-".count)),
        (1...ExchangeLimits.parts).contains(place)
      else { throw .syntax(line: row.line) }
      var definition = definitions[place] ?? Term.Definition(text: LocalizedText())
      switch part {
      case .conference: definition.conferences.append(text)
      case .by: definition.by = text
      case .definition: definition.text[try tag()] = text
      default: definition.source[try tag()] = text
      }
      definitions[place] = definition
    }
  }
}

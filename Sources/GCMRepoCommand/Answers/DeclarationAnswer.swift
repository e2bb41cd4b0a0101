import GCMRepo
import TextDiff
import RecordRendering

/// What `declare` did: the text that it set, what that changes, and what somebody should look at.
struct DeclarationAnswer {
  let result: DeclarationResult
  let taken: Intake.Taken
  let comparison: DeclarationComparison
  let checks: [DeclarationCheck]
  let dryRun: Bool

  /// What is to be said of a text by itself and beside those of the other languages.
  static func checks(
    of text: [UInt8], language: String, in state: RecordState
  ) throws(RecordError) -> [DeclarationCheck] {
    var checks = DeclarationCheck.brackets(in: text).map { [$0] } ?? []
    let declaration = try state.declaration()
    for other in declaration.languages where other != language {
      guard let beside = try state.text(at: declaration.path(other)) else { continue }
      checks += DeclarationCheck.structure(text, language, beside: beside, other)
    }
    return checks
  }

  func print(on console: Console) throws {
    let warnings = taken.warnings + (result.unchanged ? [] : checks.map(\.sentence))
    if console.options.format == .json {
      let answer = json(warnings.map(\.en))
      try console.print(json: dryRun ? answer.markedAsDryRun : answer)
    } else {
      taken.remarks.forEach(console.remark)
      warnings.forEach(console.warn)
    }
    if let problem = result.checkoutProblem { console.warn(checkoutSentence(problem, "declaration")) }
    if !result.unchanged { changeSentences.forEach(console.remark) }
    console.remark(
      dryRun
        ? Wording(en: "Nothing was written.", es: "No se guardó nada.")
        : result.unchanged
          ? Wording(en: "The declaration is this text already.", es: "La declaración ya es este texto.")
          : Wording(
            en: "The declaration in “\(result.language)” is set by \(result.party). Next: gcmrepo tag DRAFT -m MESSAGE",
            es: "La declaración en «\(result.language)» queda fijada por \(result.party). "
              + "Ahora: gcmrepo tag BORRADOR -m MENSAJE"))
  }

  // MARK: JSON

  private func json(_ warnings: [String]) -> JSONValue {
    let statistics = comparison.redline.statistics
    return [
      "schema": "gcmrepo.declaration/1", "path": .string(result.path), "language": .string(result.language),
      "party": .string(result.party), "commit": .string(result.commit), "unchanged": .bool(result.unchanged),
      "submitted_at": .string(result.time.description),
      "files": [
        ["path": .string(result.originalPath), "sha256": .string(result.sha256), "bytes": .int(result.bytes)]
      ],
      "made_from": taken.returned.first?.map(\.json) ?? .null,
      "tracked": taken.tracked.first?.map(\.json) ?? .array([]),
      "compared_with": comparedWith,
      "changes": [
        "blocks": .int(comparison.changes), "words_inserted": .int(statistics.wordsInserted),
        "words_deleted": .int(statistics.wordsDeleted),
        "numbers_added": .array(comparison.added.map { .string($0) }),
        "numbers_removed": .array(comparison.removed.map { .string($0) }),
        "renumbered": .array(
          comparison.renumbered.map { ["from": .string($0.from), "to": .string($0.to)] }),
      ],
      "warnings": .array(warnings.map { .string($0) }),
    ]
  }

  private var comparedWith: JSONValue {
    switch comparison.base {
    case .draft(let name): .string(name)
    case .lastText, .none: .null
    }
  }

  // MARK: Sentences

  private var changeSentences: [Wording] {
    let statistics = comparison.redline.statistics
    let (inserted, deleted) = (statistics.wordsInserted, statistics.wordsDeleted)
    let beside: Wording
    switch comparison.base {
    case .draft(let name): beside = Wording(en: "Against \(name)", es: "Frente a \(name)")
    case .lastText: beside = Wording(en: "Against the last text", es: "Frente al último texto")
    case .none:
      let count = comparison.redline.new.blocks.count
      return [
        Wording(
          en: "This is the first text in “\(result.language)”: \(count.of("paragraph", "paragraphs")), "
            + "\(inserted.of("word", "words")).",
          es: "Es el primer texto en «\(result.language)»: \(count.of("párrafo", "párrafos")), "
            + "\(inserted.of("palabra", "palabras")).")
      ]
    }
    guard comparison.changes > 0 else {
      return [Wording(en: "\(beside.en), no word differs.", es: "\(beside.es), no difiere ninguna palabra.")]
    }
    var sentences = [
      Wording(
        en: "\(beside.en): \(comparison.changes.of("paragraph", "paragraphs")) changed, "
          + "\(inserted.of("word", "words")) inserted, \(deleted) deleted.",
        es: "\(beside.es): \(comparison.changes.of("párrafo cambiado", "párrafos cambiados")), "
          + "\(inserted.of("palabra insertada", "palabras insertadas")), \(deleted.of("eliminada", "eliminadas")).")
    ]
    if let numbers = numberSentence { sentences.append(numbers) }
    return sentences
  }

  private var numberSentence: Wording? {
    var parts: [Wording] = []
    if !comparison.added.isEmpty {
      parts.append(
        Wording(en: "new: \(listed(comparison.added))", es: "nuevos: \(listed(comparison.added))"))
    }
    if !comparison.removed.isEmpty {
      parts.append(
        Wording(en: "gone: \(listed(comparison.removed))", es: "suprimidos: \(listed(comparison.removed))"))
    }
    if !comparison.renumbered.isEmpty {
      let moves = listed(comparison.renumbered.map { "\($0.from) → \($0.to)" })
      parts.append(Wording(en: "renumbered: \(moves)", es: "renumerados: \(moves)"))
    }
    guard !parts.isEmpty else { return nil }
    return Wording(
      en: "Numbers, \(parts.map(\.en).joined(separator: "; ")).",
      es: "Números, \(parts.map(\.es).joined(separator: "; ")).")
  }

  /// The first of them: a remark is one line.
  private func listed(_ words: [String]) -> String {
    words.count <= 8 ? words.joined(separator: ", ") : words.prefix(7).joined(separator: ", ") + ", … (\(words.count))"
  }
}

extension DeclarationCheck {
  var sentence: Wording {
    switch self {
    case .bracket(let bracket, let line, let words):
      bracket == "["
        ? Wording(
          en: "A bracket is opened and not closed, in line \(line) of the text: “\(words)”.",
          es: "Se abre un corchete que no se cierra, en la línea \(line) del texto: «\(words)».")
        : Wording(
          en: "A bracket is closed that none opened, in line \(line) of the text: “\(words)”.",
          es: "Se cierra un corchete que nadie abrió, en la línea \(line) del texto: «\(words)».")
    case .paragraphs(let language, let count, let other, let otherCount):
      Wording(
        en:
          "The text in “\(language)” has \(count.of("paragraph", "paragraphs")), that in “\(other)” has \(otherCount).",
        es: "El texto en «\(language)» tiene \(count.of("párrafo", "párrafos")); en «\(other)» tiene \(otherCount).")
    case .numbers(let language, let number, let other, let otherNumber):
      Wording(
        en: "The numbers differ between languages: “\(language)” has “\(number ?? "–")” where “\(other)” has "
          + "“\(otherNumber ?? "–")”.",
        es:
          "Los números difieren entre idiomas: donde «\(language)» tiene \(number ?? "ninguno más"), «\(other)» tiene "
          + "\(otherNumber ?? "ninguno más").")
    }
  }
}

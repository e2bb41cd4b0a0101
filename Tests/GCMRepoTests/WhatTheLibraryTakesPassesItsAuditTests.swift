import SeededRandom
import Testing

@testable import GCMRepo

/// No caller can write anything that `audit` or `verify` reports, whatever its arguments.
@Suite struct WhatTheLibraryTakesPassesItsAuditTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private static let texts = ["Uno.\n", "Dos.\n", "# Aportes\n\nTexto.\n", "- a\n- b\n", "¿Décimo?\n"]
  private static let oddTexts = [
    "Sin fin de línea", "Con CR\r\nLF\r\n", "\u{FEFF}Con marca.\n", "De\u{301}compuesto.\n", "", "\n", "a\u{0}b\n",
    "a\u{202E}b\n",
  ]
  private static let oddTitles = [
    "Cafe\u{301} y té", "", "  ", "a\nb", String(repeating: "x", count: 400), "Party: MX", "\u{202E}x",
  ]

  /// Usually a valid argument, occasionally another.
  private func usually<T>(_ usual: [T], _ odd: [T], _ numbers: inout SeededNumbers) -> T {
    numbers.pick(numbers.chance(94) ? usual : odd)
  }

  private func file(_ language: LanguageTag, _ numbers: inout SeededNumbers) -> Submission.File {
    let text = usually(Self.texts, Self.oddTexts, &numbers)
    var file =
      numbers.chance(60)
      ? Submission.File.markdown(text, language, title: usually(["Título"], Self.oddTitles, &numbers))
      : Submission.File.word(usually(["PK1", "PK2", "PK3"], [""], &numbers), text: text, language)
    if numbers.chance(4) { file.text = [0xFF, 0x0A] }
    if numbers.chance(4) { file.text = Array("Otro texto.\n".utf8) }
    if numbers.chance(10) { file.isReturned = true }
    if numbers.chance(6) { file.fileExtension = numbers.pick(["TXT", "md/../x", "", "docx"]) }
    if numbers.chance(20) { file.reader = "docx/2" }
    return file
  }

  private func identity(_ numbers: inout SeededNumbers) -> Identity {
    var identity = numbers.chance(50) ? Identity.focalPoint : .secretary
    identity.author.name = usually(["Luz", "Ana"], ["Jose\u{301} Díaz", "", "a\nb", "<x>", " "], &numbers)
    return identity
  }

  private func submission(_ numbers: inout SeededNumbers) -> Submission {
    let first: LanguageTag = usually(["es", "en"], ["de", "pt-BR"], &numbers)
    let languages = usually([[first], [first, "pt"]], [[], [first, first]], &numbers)
    var submission = Submission(
      party: usually(["CL", "MX", "UY", "CA"], ["XX", "IOM", "ZZ"], &numbers),
      kind: numbers.pick(ContributionKind.allCases), files: languages.map { file($0, &numbers) })
    submission.slug = usually(["a", "b", "c"], ["A b", "", nil], &numbers)
    submission.title = usually([nil, "Un título"], Self.oddTitles, &numbers)
    submission.themes = usually([[], ["drivers"]], [["drivers", "drivers"], ["nothing"]], &numbers)
    submission.message = usually([nil, "Message"], ["a\n\nParty: MX\nAction: admit", "\u{0}"], &numbers)
    if submission.kind == .bestPractice || numbers.chance(4) {
      submission.whyBestPractice = usually([nil, "Porque sí."], ["Porque\u{301}.", " ", "a\u{0}"], &numbers)
      submission.contributionToGCM = usually([nil, "Así."], ["a\nb: c"], &numbers)
    }
    return submission
  }

  private func act(_ numbers: inout SeededNumbers, _ step: Int) async throws {
    let identity = identity(&numbers)
    let body: PartyCode? = usually(["AD-HOC", "RCM-TS"], ["CL", "XX", nil], &numbers)
    switch numbers.below(12) {
    case 0..<7: _ = try await sample.record.submit(submission(&numbers), as: identity)
    case 7, 8:
      _ = try await sample.record.declare(
        file(usually(["es", "pt"], ["de", "pt-BR"], &numbers), &numbers), party: body,
        message: usually(["New text"], ["", "x\n\nAction: submit"], &numbers), as: identity)
    case 9:
      let ids = try sample.record.current().contributionIDs().map(\.description)
      _ = try await sample.record.withdraw(
        numbers.pick(ids + ["CL/inputs/none"]), because: usually(["Again"], ["", "x\n\nParty: MX"], &numbers),
        as: identity)
    case 10:
      _ = try await sample.record.tag(
        usually([try #require(DraftName("draft-\(step)"))], ["draft-1", "a/b", "-x", "main", "\u{202E}"], &numbers),
        message: usually(["Freeze"], ["", "x\n\nDraft: y"], &numbers), party: body, as: identity)
    default:
      let ids = try sample.record.current().contributionIDs().map(\.description) + ["declaration"]
      let reading = NewReading(
        language: numbers.pick(["es", "en"]), text: Array(usually(Self.texts, Self.oddTexts, &numbers).utf8),
        reader: "docx/\(step)")
      _ = try await sample.record.reread(numbers.pick(ids), [reading], party: body, as: identity)
    }
  }

  @Test(arguments: [UInt64](1...4)) func underAnyCalls(seed: UInt64) async throws {
    var numbers = SeededNumbers(seed: seed)
    var written = 0
    for step in 0..<120 {
      do throws(any Error) {
        try await act(&numbers, step)
        written += 1
      } catch is RecordError {
        // Refused: nothing is written.
      }
    }
    #expect(written > 20, "seed \(seed)")
    let audit = try await sample.record.audit()
    #expect(audit.findings.isEmpty, "seed \(seed)")
    for entry in audit.entries { #expect(entry.findings.isEmpty, "seed \(seed): \(entry.revision.subject)") }
    let found = try await sample.record.verify().findings.map(\.finding)
    #expect(found.isEmpty, "seed \(seed)")
  }
}

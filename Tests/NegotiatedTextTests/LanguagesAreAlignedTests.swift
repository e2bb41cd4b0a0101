import NegotiatedText
import Testing
import TextDiff

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The languages of a text stand side by side, and each follows the others or not.
@Suite struct LanguagesAreAligned {
  private func text(_ lines: String...) throws -> NumberedText {
    try NumberedText(Array((lines.joined(separator: "\n\n") + "\n").utf8))
  }

  @Test func numbersComeFirst() throws {
    let alignment = LanguageAlignment([
      try text("# Declaración", "Preámbulo.", "1. Primero.", "2. Segundo.", "3. Tercero."),
      try text("# Declaration", "1. First.", "3. Third."),
    ])
    #expect(alignment.rows.map(\.places) == [[1, 1], [2, nil], [3, 2], [4, nil], [5, 3]])
    #expect(alignment.pairs(from: 1, to: 0) == [1: 1, 2: 3, 3: 5])
  }

  @Test func aParagraphThatOneLanguageHasNotShiftsNoNumbers() throws {
    let alignment = LanguageAlignment([
      try text(
        "1. Los Estados promoverán la migración segura y regular.", "2. La información estadística será confidencial.",
        "3. Las autoridades fronterizas cooperarán con organizaciones internacionales."),
      try text(
        "1. States shall promote safe and regular migration.",
        "2. Border authorities shall cooperate with international organizations."),
    ])
    #expect(alignment.rows.last?.places == [3, 2])
  }

  /// Of the Contributor Covenant, whose four languages have the same paragraphs.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"] != nil))
  func realTranslationsAreAligned() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"]) + "/covenant/"
    let texts = try ["en", "es", "fr", "pt"].map { language in
      try NumberedText([UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "v2.1.\(language).md"))))
    }
    let alignment = LanguageAlignment(texts)
    let headings = texts[0].paragraphs.filter { if case .heading = $0.kind { true } else { false } }
    #expect(headings.count > 8)
    for heading in headings {
      let row = alignment.rows[alignment.row(of: heading.place, in: 0)]
      #expect(row.isWhole, "\(texts[0].words(of: heading))")
    }
    let whole = alignment.rows.count { $0.isWhole }
    #expect(whole * 100 >= alignment.rows.count * 90, "\(whole) of \(alignment.rows.count)")
  }

  private func changes(_ versions: String...) -> ParagraphChanges { ParagraphChanges(versions.map { Array($0.utf8) }) }

  private func standings(
    _ es: (ParagraphChanges, [Int], String), _ en: (ParagraphChanges, [Int], String)
  ) throws -> [[LanguageStandings.Standing]] {
    let alignment = LanguageAlignment([try NumberedText(Array(es.2.utf8)), try NumberedText(Array(en.2.utf8))])
    return LanguageStandings(alignment, [(es.0, es.1), (en.0, en.1)]).rows
  }

  @Test func theOneThatChangedFirstMakesTheOthersStaleUntilTheyFollow() throws {
    let (es1, es2) = ("1. Uno.\n\n2. Dos.\n", "1. Uno.\n\n2. Dos y más.\n")
    let (en1, en2) = ("1. One.\n\n2. Two.\n", "1. One.\n\n2. Two and more.\n")
    let stale = try standings((changes(es1, es2), [0, 2], es2), (changes(en1), [1], en1))
    #expect(stale[0] == [.current, .current])
    #expect(stale[1][0] == .current)
    #expect(stale[1][1].stale?.from == 0 && stale[1][1].stale?.order == 2 && stale[1][1].stale?.isSetAgain == false)
    // Following is nothing new to the first.
    let followed = try standings((changes(es1, es2), [0, 2], es2), (changes(en1, en2), [1, 3], en2))
    #expect(followed[1] == [.current, .current])
  }

  @Test func aTextThatWasSetAgainWithoutTheParagraphIsToldApart() throws {
    let (es1, es2) = ("1. Uno.\n\n2. Dos.\n", "1. Uno.\n\n2. Dos y más.\n")
    let (en1, en2) = ("1. One.\n\n2. Two.\n", "1. One of them.\n\n2. Two.\n")
    let rows = try standings((changes(es1, es2), [0, 2], es2), (changes(en1, en2), [1, 3], en2))
    #expect(rows[1][1].stale?.isSetAgain == true)
    #expect(rows[0][0].stale?.from == 1)
  }

  @Test func numbersAccentsAndPunctuationAreNoChange() throws {
    let (es1, es2) = ("1. Uno.\n\n2. Accion comun.\n", "1. Cero.\n\n2. Uno.\n\n3. Acción, común.\n")
    let found = changes(es1, es2)
    #expect(found.changes.map { $0.map(\.version) } == [[1], [0], [0]])
  }

  @Test func aTermIsTracedThroughItsParagraphs() throws {
    let versions = [
      "1. La migración.\n\n2. Las alternativas a la DETENCIÓN.\n", "1. La migración.\n\n2. Otra cosa.\n",
      "1. Las alternativas a la detencion; alternativas a la detención.\n\n2. Otra cosa.\n",
    ].map { Array($0.utf8) }
    let trace = TermTrace("alternativas a la detención", in: versions)
    #expect(trace.totals == [1, 0, 2])
    #expect(trace.events.map(\.change) == [.came, .went, .came])
    #expect(trace.events.map(\.citation) == ["2", "2", "1"])
    #expect(trace.events[2].excerpt.contains("alternativas a la detencion"))
    #expect(trace.events.allSatisfy { !$0.isPassing })
    // What no issued version has only passed; what is not issued yet did not.
    let passing = TermTrace("alternativas a la detención", in: versions, issued: [1])
    #expect(passing.events.map(\.isPassing) == [true, true, false])
    #expect(TermTrace("migr", in: versions).totals == [0, 0, 0])
    #expect(TermTrace("migr", prefix: true, in: versions).totals == [1, 1, 0])
  }
}

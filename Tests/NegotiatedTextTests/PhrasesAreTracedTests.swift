import NegotiatedText
import SeededRandom
import Testing
import TextDiff

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Each phrase is traced to the text in which it stood first, and never to another.
@Suite struct PhrasesAreTraced {
  /// More seeds for a longer run, such as `Stress/provenance` asks for.
  static let seeds = ProcessInfo.processInfo.environment["GCMREPO_TRACED_HISTORIES"].flatMap { UInt64($0) } ?? 4

  @Test func originsOfSeededHistoriesAreFound() throws {
    var (sum, translated) = (TracingScore(), TracingScore())
    for seed in 1...Self.seeds {
      let history = SeededHistory(seed: seed &* 7_919)
      let (own, other) = try history.traced()
      sum += TracingScore(own, history.places())
      translated += TracingScore(other, history.places(translated: true))
    }
    let account = "seeds 1 to \(Self.seeds): \(sum), translated: \(translated)"
    print(account)
    for score in [sum, translated] {
      #expect(score.right * 100 >= score.all * 98, "\(account); \(score.faults.prefix(5))")
      #expect(score.wrong * 100 <= score.all, "\(account); \(score.faults.prefix(5))")
    }
  }

  private func traced(_ versions: [String], _ sources: [PhraseSource] = []) throws -> TracedText {
    var tracing = PhraseTracing(versions.enumerated().map { TracedVersion(order: 10 * $0 + 10, text: Array($1.utf8)) })
    for source in sources { tracing.read(source) }
    return try #require(tracing.traced())
  }

  private func source(_ id: Int, _ text: String, order: Int = 0, party: String = "CL") -> PhraseSource {
    PhraseSource(id: id, order: order, party: party, text: Array(text.utf8))
  }

  private static let shared =
    "los Estados promoverán alternativas a la detención de niñas, niños y adolescentes migrantes"

  @Test func wordsAreOfTheEarliestThatHasThem() throws {
    let found = try traced(
      ["1. Texto inicial del borrador.\n", "1. Texto inicial del borrador.\n\n2. \(Self.shared).\n"],
      [source(1, "Además, \(Self.shared).", order: 5, party: "MX"), source(2, "\(Self.shared).", order: 3)])
    #expect(found.phrases.map(\.since) == [0, 1])
    #expect(found.phrases[0].origin == nil)
    let origin = try #require(found.phrases[1].origin)
    #expect(origin.source == 2 && origin.likeness == .exact && origin.others == [1])
  }

  @Test func anAlternativeIsReadAsItsPartyWroteIt() throws {
    let draft = "1. Los Estados intercambiarán información sobre rutas y riesgos, y podrán informar de ello cada año.\n"
    let chile = draft.replacing("rutas y riesgos", with: "rutas, riesgos y desapariciones")
    let peru = draft.replacing("podrán informar", with: "podrán, si lo desean, informar")
    let sources = try [("MX", chile), ("PE", peru)].enumerated().map { index, own in
      let text = Array(own.1.utf8)
      let changes = try ProposedChanges(
        ProposedChanges(TextRedline(from: Array(draft.utf8), to: text)).changes, from: Array(draft.utf8), to: text)
      return PhraseSource(id: index, order: 15, party: own.0, text: text, changed: changes.changes.map(\.text))
    }
    let open = try BracketedTexts.printed(draft, [("MX", chile), ("PE", peru)])
    let one = open.replacing(
      "[rutas y riesgos] [MX: rutas, riesgos y desapariciones]", with: "rutas, riesgos y desapariciones")
    #expect(open != one && one.contains("[PE:"))
    for versions in [[draft, open], [draft, open, one]] {
      let found = try traced(versions, sources)
      let own = found.phrases.filter { $0.origin != nil }.map { ($0.origin?.source, found.words(of: $0)) }
      #expect(own.map(\.0) == [0, 1], "\(own)")
      #expect(own.first?.1 == "y desapariciones" && own.last?.1.contains("si lo desean") == true, "\(own)")
      #expect(!found.phrases.contains { found.words(of: $0).contains { "[]:".contains($0) } })
      // The words of the draft stay the draft's, also where an alternative repeats them.
      #expect(found.phrases.filter { $0.origin == nil }.allSatisfy { $0.first == 0 })
    }
  }

  @Test func whatCameLaterIsNoOrigin() throws {
    let found = try traced(["\(Self.shared).\n"], [source(1, Self.shared, order: 11)])
    #expect(found.phrases.map(\.origin) == [nil])
  }

  @Test func accentsAndCapitalsDoNotMatterAndAFewWordsMayDiffer() throws {
    let same = try traced(
      ["LOS ESTADOS promoveran alternativas a la detencion de ninas, ninos y adolescentes migrantes.\n"],
      [source(1, Self.shared)])
    #expect(same.phrases.first?.origin?.likeness == .exact)
    let edited = try traced(
      ["Los Estados impulsarán alternativas a la detención de niñas, niños y adolescentes refugiados.\n"],
      [source(1, Self.shared)])
    let origin = try #require(edited.phrases.first?.origin)
    #expect(origin.likeness == .edited && origin.similarity >= 0.7 && origin.similarity < 1)
  }

  @Test func wordingOfManyIsNobodys() throws {
    let parties = ["AR", "BR", "CL", "CO", "MX", "PE", "UY"].enumerated().map {
      source($0, "\(Self.shared).", order: $0, party: $1)
    }
    let found = try traced(["\(Self.shared).\n"], parties)
    #expect(found.phrases.map(\.isCommon) == [true])
    #expect(found.phrases.map(\.origin) == [nil])
  }

  @Test func aFewCommonWordsInANewSentenceAreNoOrigin() throws {
    let found = try traced(
      [
        "El retorno digno, de conformidad con el derecho internacional, requiere cooperación entre autoridades locales.\n"
      ],
      [source(1, "La salud, de conformidad con el derecho internacional, es de todos.")])
    #expect(found.phrases.map(\.origin) == [nil])
  }

  @Test func whatIsMovedOrPutBackKeepsItsOrigin() throws {
    let (first, second) = (
      "1. \(Self.shared). Otra frase que queda aquí siempre.", "2. Un segundo párrafo con sus propias palabras."
    )
    let moved =
      "1. Otra frase que queda aquí siempre.\n\n2. Un segundo párrafo con sus propias palabras. \(Self.shared).\n"
    let found = try traced(["\(first)\n\n\(second)\n", moved], [source(7, Self.shared)])
    let phrase = try #require(found.phrases.first { $0.origin != nil })
    #expect(phrase.paragraph == 2 && phrase.since == 0 && phrase.first == 0 && phrase.origin?.source == 7)
    let without = "1. Otra frase que queda aquí siempre.\n\n\(second)\n"
    let back = try traced(["\(first)\n\n\(second)\n", without, "\(first)\n\n\(second)\n"], [source(7, Self.shared)])
    let again = try #require(back.phrases.first { $0.origin != nil })
    #expect(again.since == 2 && again.first == 0 && !again.isMoved)
  }

  @Test func aProposalIsTheOriginOfWhatItChangesAlone() throws {
    let (before, clause) = ("1. Los Estados cooperan", ", con pleno respeto de los derechos humanos,")
    let after = " en materia de retorno digno.\n"
    let (draft, text) = (before + after, before + clause + after)
    let start = before.utf8.count
    let proposal = PhraseSource(
      id: 3, order: 15, party: "MX", text: Array(text.utf8), changed: [start..<start + clause.utf8.count])
    let found = try traced([draft, text], [proposal])
    #expect(found.phrases.map { $0.origin?.source } == [nil, 3, nil])
    #expect(found.phrases.map(\.since) == [0, 1, 0])
    #expect(found.words(of: found.phrases[1]) == "con pleno respeto de los derechos humanos")
  }
}

extension TracingScore: CustomStringConvertible {
  var description: String { "\(right) of \(all) right, \(missed) missed, \(wrong) wrong" }
}

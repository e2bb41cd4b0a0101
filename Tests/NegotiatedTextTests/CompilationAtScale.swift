import Foundation
import NegotiatedText
import SeededRandom
import Testing
import TextDiff

/// Compilations of many proposals, or of odd ones. None may cost more than its texts.
@Suite struct CompilationAtScale {
  /// Compiles texts of States on a draft, holds the result to the contract, and returns it printed.
  private func compiled(_ base: [String], _ texts: [[String]], name: String) throws -> BracketedText {
    let draft = RandomDrafts.text(base)
    let proposals = try texts.enumerated().map { index, text in
      try CompilationGuarantees.proposal("P\(index)", draft, RandomDrafts.text(text))
    }
    let compilation = CompiledText(try NumberedText(draft), proposals)
    for proposal in proposals { #expect(compilation.text(taking: proposal.id) == proposal.text, "\(name)") }
    #expect(CompiledText(try NumberedText(draft), proposals.reversed()) == compilation, "\(name)")
    return BracketedText(compilation, words: BracketWords("es"))
  }

  @Test func fortyProposalsOnOneParagraph() throws {
    let base = ["7. Los Estados deben cooperar en materia de retorno digno y seguro de las personas migrantes."]
    let texts = (0..<40).map { index in
      [base[0].replacingOccurrences(of: index % 2 == 0 ? "deben" : "digno", with: "palabra\(index % 10)")]
    }
    let printed = try compiled(base, texts, name: "forty")
    let text = String(decoding: printed.bytes, as: UTF8.self)
    // Two places; equal words are one bracket with all holders.
    #expect(printed.brackets == 12)
    #expect(text.hasPrefix("7. Los Estados [deben] [P0, P10, P20, P30: palabra0]"))
    #expect(text.contains("de retorno [digno] [P1, P11, P21, P31: palabra1]"))
  }

  @Test func thousandsOfNewParagraphsAtOnePlace() throws {
    let base = ["1. Uno.", "2. Dos."]
    let texts = (0..<23).map { party in
      [base[0]] + (0..<1000).map { "\($0 + 2). Nuevo \(party) y \($0 * 7919 % 1009)." } + [base[1]]
    }
    let printed = try compiled(base, texts, name: "new")
    #expect(printed.brackets == 23_000)
    #expect(String(decoding: printed.bytes.suffix(40), as: UTF8.self).hasSuffix("\n\n2. Dos.\n"))
  }

  @Test func equalParagraphsManyTimes() throws {
    let base = Array(repeating: "El mismo párrafo de siempre.", count: 2000)
    let texts = (0..<10).map { Array(base.dropLast($0 * 10 + 1)) + ["Otro \($0)."] }
    let printed = try compiled(base, texts, name: "equal")
    #expect(CompilationGuarantees.depth(printed.bytes) == 0)
  }

  @Test func anEmptyDraftAndAnEmptyProposal() throws {
    let new = try compiled([], [["Uno."], ["Uno."], ["Dos y tres."]], name: "empty draft")
    #expect(String(decoding: new.bytes, as: UTF8.self) == "[P0, P1: Uno.]\n\n[P2: Dos y tres.]\n")
    let gone = try compiled(["1. Uno.", "2. Dos."], [[]], name: "empty proposal")
    #expect(String(decoding: gone.bytes, as: UTF8.self) == "1. [Uno.] [P0: suprimir]\n\n2. [Dos.] [P0: suprimir]\n")
    #expect(try compiled([], [[]], name: "nothing").bytes.isEmpty)
  }

  @Test func tenThousandChangesInOneParagraph() throws {
    var random = SeededNumbers(seed: 3)
    let words = (0..<20_000).map { "palabra\($0 * 31 % 977)" }
    let texts = (0..<5).map { party in
      [words.map { random.chance(10) ? "otra\(party)" : $0 }.joined(separator: " ")]
    }
    let printed = try compiled([words.joined(separator: " ")], texts, name: "one paragraph")
    #expect(printed.brackets > 5000)
  }
}

/// Later versions of a law as the proposals of several States on its first one.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"] != nil)) struct LawsAsProposals {
  private static func series() throws -> [(name: String, texts: [[UInt8]])] {
    let data = URL(fileURLWithPath: ProcessInfo.processInfo.environment["GCMREPO_TEST_DATA"] ?? "")
    var series: [String: [URL]] = [:]
    let files = FileManager.default.enumerator(at: data, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "md" else { continue }
      if file.pathComponents.contains("laws") {
        series[file.deletingLastPathComponent().lastPathComponent, default: []].append(file)
      } else if file.pathComponents.contains("covenant") {
        series[file.deletingPathExtension().pathExtension, default: []].append(file)
      }
    }
    return try series.filter { $0.value.count > 1 }.map { name, files in
      (name, try files.sorted { $0.path < $1.path }.prefix(9).map { [UInt8](try Data(contentsOf: $0)) })
    }
  }

  @Test func eachGivesItsTextAndIsPrinted() throws {
    let series = try Self.series()
    #expect(series.count > 3)
    for (name, texts) in series {
      let proposals = try texts.dropFirst().enumerated().map { index, text in
        try CompilationGuarantees.proposal(["CL", "MX", "PE", "UY", "CO", "HN", "SV", "GT"][index], texts[0], text)
      }
      let compilation = CompiledText(try NumberedText(texts[0]), proposals)
      for proposal in proposals { #expect(compilation.text(taking: proposal.id) == proposal.text, "\(name)") }
      #expect(compilation.paragraphs.flatMap { compilation.text(of: $0) } == texts[0], "\(name)")
      let printed = BracketedText(compilation, words: BracketWords("es"))
      let read = TextBrackets(try NumberedText(printed.bytes))
      let faults = TextBrackets(compilation.base).faults
      #expect(read.faults.count <= faults.count, "\(name): \(read.faults.prefix(3))")
      let holders = printed.paragraphs.flatMap(\.pieces).flatMap { piece -> [String] in
        if case .group(let options) = piece { options.flatMap(\.holders) } else { [] }
      }
      #expect(Set(read.brackets.flatMap(\.holders)) == Set(holders), "\(name)")
      // Every word that a State adds stands in some bracket.
      let words = Set(Self.words(printed.bytes))
      for proposal in proposals {
        let lost = Set(Self.words(proposal.text)).subtracting(words)
        #expect(lost.isEmpty, "\(name) \(proposal.holder): \(lost.sorted().prefix(5))")
      }
    }
  }

  /// Words without numbers: a paragraph that was numbered anew keeps the draft's number.
  private static func words(_ text: [UInt8]) -> [Substring] {
    String(decoding: text, as: UTF8.self).split { !$0.isLetter }.filter { $0.count > 3 }
  }
}

import NegotiatedText
import SeededRandom
import Testing
import TextDiff

/// A compilation of which every bracket is settled for one party is that party's text, and for nobody the draft.
@Suite struct CompilationsAreSettledTests {
  /// A text after its brackets with holders are settled: for a party where it wants something, else for the draft's words.
  private func settled(_ text: String, for party: String?) throws -> String {
    var bytes = Array(text.utf8)
    while true {
      let read = TextBrackets(try NumberedText(bytes))
      let open = read.groups.first { group in group.members.contains { !read.brackets[$0].holders.isEmpty } }
      guard let members = open?.members else { return String(decoding: bytes, as: UTF8.self) }
      let own = party.flatMap { read.alternative(.named($0), among: members) }
      let kept = own ?? read.alternative(.base, among: members)
      bytes = read.replacing(members, with: kept.map { Array(read.words(of: read.brackets[$0]).utf8) } ?? [])
        .applied(to: bytes)
    }
  }

  private func check(_ draft: String, _ texts: [(holder: String, text: String)], _ note: String = "") throws {
    let printed = try BracketedTexts.printed(draft, texts)
    #expect(try settled(printed, for: nil) == draft, "\(note): \(printed)")
    for (holder, text) in texts { #expect(try settled(printed, for: holder) == text, "\(note) \(holder): \(printed)") }
  }

  @Test func oneEditOfOneStateIsOneBracket() throws {
    let draft = "# D\n\nLos Estados intercambiarán información sobre rutas y riesgos.\n"
    let text = "# D\n\nLos Estados intercambiarán información sobre rutas, riesgos y desapariciones.\n"
    let printed = try BracketedTexts.printed(draft, [("MX", text)])
    #expect(printed.hasSuffix(" sobre [rutas y riesgos] [MX: rutas, riesgos y desapariciones].\n"))
    try check(draft, [("MX", text)])
    // What another State would have between stays by itself.
    let other = BracketedTexts.edited("rutas y riesgos", "rutas y graves riesgos", in: draft)
    try check(draft, [("MX", text), ("CL", other)])
  }

  @Test(arguments: [
    ("Uno, dos y tres.", "Uno dos y tres.", "[Uno,] [CL: Uno] dos y tres."),
    ("Uno dos y tres.", "Uno, dos y tres.", "[Uno] [CL: Uno,] dos y tres."),
    ("Uno y dos.", "Uno y dos, y tres.", "Uno y [dos] [CL: dos, y tres]."),
    ("Los 3 Estados firman.", "Los 4 Estados firman.", "[Los 3] [CL: Los 4] Estados firman."),
    ("Los Estados (todos) firman.", "Los Estados partes (todos) firman.", "Los Estados [CL: partes] (todos) firman."),
    ("Se firma: uno.", "Se aprueba: uno.", "Se [firma:] [CL: aprueba:] uno."),
    ("Los [Estados] firman.", "Los [Estados] también firman.", nil),
    ("Sobre trata y tráfico.", "Sobre trata infantil o tráfico grave.", nil),
    ("Hoy los Estados firman.", "Los Estados firman.", nil),
    ("Los Estados, hoy, firman.", "Los Estados firman.", nil),
    ("¿Quién firma hoy?", "¿Quién firma?", nil),
    ("Uno (dos) tres cuatro.", "Uno (los dos) tres cuatro.", nil),
  ])
  func aSettledBracketLeavesNoTrace(old: String, new: String, printed: String?) throws {
    let (draft, text) = ("7. \(old)\n", "7. \(new)\n")
    if let printed { #expect(try BracketedTexts.printed(draft, [("CL", text)]) == "7. \(printed)\n") }
    try check(draft, [("CL", text)])
    try check("\(old)\n", [("CL", "\(new)\n")])
  }

  private static let words = """
    los Estados deben, podrán cooperar y dialogar; en materia: migración (segura) ordenada, o regular niñas, niños «acceso» a \
    3 servicios / básicos [sin+discriminación] y/o **retorno+digno** _datos_ plenamente; (OIM) u hoy, siempre — 2030 x
    """.split(separator: " ").map { String($0.replacing("+", with: " ")) }

  private func edited(_ words: [String], _ random: inout SeededNumbers) -> [String] {
    var words = words
    for _ in 0..<1 + random.below(4) {
      let place = random.below(words.count)
      switch random.below(5) {
      case 0 where words.count > 8: words.remove(at: place)
      case 1: words.insert(random.pick(Self.words), at: place)
      case 2: words[place] = words[place].trimmingSuffix { ",;:".contains($0) }
      case 3: words[place] += random.pick([",", ";", ":", ")"])
      default: words[place] = random.pick(Self.words)
      }
    }
    return words.filter { !$0.isEmpty }
  }

  @Test(arguments: 0..<10) func everyBracketIsSettledByteForByte(part: Int) throws {
    for seed in part * 300..<(part + 1) * 300 {
      var random = SeededNumbers(seed: UInt64(seed))
      let words = (0..<10 + random.below(12)).map { _ in random.pick(Self.words) }
      func text(_ words: [String]) -> String { "# D\n\n7. Primero \(words.joined(separator: " ")) final.\n" }
      let texts = ["CL", "MX", "PE"].prefix(1 + random.below(3)).map { ($0, text(edited(words, &random))) }
      let draft = text(words)
      // A paragraph that becomes another one is not settled word by word.
      guard
        texts.allSatisfy({ _, own in
          let changes = ProposedChanges(TextRedline(from: Array(draft.utf8), to: Array(own.utf8))).changes
          return changes.allSatisfy { $0.base.lowerBound > 5 && !$0.base.isEmpty || $0.base.lowerBound > 18 }
        })
      else { continue }
      try check(draft, texts.filter { $0.1 != draft }, "seed \(seed)")
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, condition(last) { text.removeLast() }
    return String(text)
  }
}

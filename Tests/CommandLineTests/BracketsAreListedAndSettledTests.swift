import Foundation
import RecordRendering
import Testing

/// `gcmrepo brackets`, `brackets resolve` and `tag --final`.
@Suite struct BracketsAreListedAndSettledTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let spanish = """
    # Declaración

    1. Los Estados [[deberán] [podrán]] adoptar [CL, MX: medidas] [PE: planes].

    ## Segunda parte

    2. [Véase [sic] el artículo [1] y [el anexo](anexo.md).]

    3. [ALT 1: garantizan] [ALT 2: promueven].

    """
  private static let english = """
    # Declaration

    1. States [[shall] [may]] adopt [CL, MX: measures] [PE: plans].

    ## Second part

    2. [See [sic] article [1] and [the annex](annex.md).]

    3. [ALT 1: guarantee] [ALT 2: promote].

    """

  private func declare(_ text: String, _ language: String, at record: String) async throws {
    let file = try desk.write("declaration.\(language).md", text)
    try await desk.done("declare", file, "--lang", language, "--party", "RCM-TS", "-m", "x", at: record)
  }

  private func record(_ spanish: String = spanish, _ english: String? = english) async throws -> String {
    let record = try await desk.record()
    try await declare(spanish, "es", at: record)
    if let english {
      try await declare(english, "en", at: record)
    } else {
      try await declare("# Declaration\n\n1. States shall.\n", "en", at: record)
    }
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  private func brackets(_ more: String..., at record: String?) async throws -> [JSONValue] {
    let answer = try await desk.done("brackets", more: more + ["--format", "json"], at: record).json()
    #expect(answer["schema"]?.string == "gcmrepo.brackets/1")
    return answer["brackets"]?.array ?? []
  }

  private func name(_ words: String, at record: String) async throws -> String {
    let all = try await brackets(at: record)
    return try #require(all.first { $0["text"]?.string == words }?["id"]?.string)
  }

  private func resolve(_ words: String, _ more: String..., at record: String) async throws -> Outcome {
    try await desk.gcmrepo(
      "brackets", "resolve", try await name(words, at: record), "--party", "RCM-TS", "-m", "In the room", more: more,
      at: record)
  }

  @Test func eachOpenBracketIsListed() async throws {
    let record = try await record()
    let all = try await brackets("draft-1", at: record)
    let spanish = all.filter { $0["language"]?.string == "es" }
    #expect(
      spanish.map { $0["text"]?.string } == [
        "[deberán] [podrán]", "deberán", "podrán", "medidas", "planes",
        "Véase [sic] el artículo [1] y [el anexo](anexo.md).",
        "garantizan", "promueven",
      ])
    #expect(spanish.map { $0["depth"]?.int } == [1, 2, 2, 1, 1, 1, 1, 1])
    #expect(spanish.map { $0["number"]?.string } == ["1", "1", "1", "1", "1", "2", "3", "3"])
    #expect(spanish[3]["holders"]?.array?.map(\.string) == ["CL", "MX"] && spanish[6]["option"]?.string == "ALT 1")
    // The same bracket has the same name.
    #expect(
      all.filter { $0["language"]?.string == "en" }.map { $0["id"]?.string } == spanish.map { $0["id"]?.string })
    let answer = try await desk.done("brackets", "--format", "json", at: record).json()
    #expect(answer["sections"]?.array?.prefix(2).map { $0["brackets"]?.int } == [5, 3])
    #expect(answer["counts"]?[0]?["choices"]?.int == 5)
    let table = try await desk.done("brackets", "--lang", "es", at: record)
    #expect(table.output.contains("Segunda parte") && table.said.contains("8 brackets are open"), "\(table.said)")
    let csv = try await desk.done("brackets", "--format", "csv", at: record)
    #expect(csv.output.hasPrefix("id,language,paragraph,number,text,holders,option,depth"))
    #expect(csv.output.split(separator: "\n").count == 17)
  }

  @Test func whoWantsABracketIsFoundByTheParty() async throws {
    let record = try await record()
    let own = try await brackets("--holder", "MX", "--lang", "es", at: record)
    #expect(own.map { $0["text"]?.string } == ["medidas"])
    #expect(try await brackets("--holder", "CL", "--holder", "PE", "--lang", "en", at: record).count == 2)
    #expect(try await brackets("--holder", "BR", at: record).isEmpty)
    let unknown = try await desk.gcmrepo("brackets", "--holder", "XX", at: record)
    #expect(unknown.status == 3 && unknown.said.contains("XX"), "\(unknown.said)")
    #expect(try await desk.gcmrepo("brackets", "--lang", "fr", at: record).status == 3)
    #expect(try await desk.gcmrepo("brackets", "draft-9", at: record).status == 3)
  }

  @Test func aFileIsReadWithoutARecord() async throws {
    let file = try desk.write("text.es.md", Self.spanish)
    let all = try await brackets(file, at: nil)
    #expect(all.count == 8 && all.allSatisfy { $0["language"]?.string == "es" })
    let record = try await record()
    #expect(try await brackets(desk.path("text.es.md"), at: record).count == 8)
    let bad = try desk.write("bad.md", "Uno [dos\n\n[Tres] cuatro] y [cinco\n\nseis]] siete\n")
    let run = try await desk.gcmrepo("brackets", bad, "--lang", "es")
    #expect(run.status == 0 && run.said.contains("line 5") && run.said.contains("never opened"), "\(run.said)")
    #expect(try await desk.gcmrepo("brackets", desk.path("none.md")).status != 0)
  }

  @Test func oneAlternativeStaysInAllLanguages() async throws {
    let record = try await record()
    let run = try await resolve(
      "medidas", "--to", "PE", "--agreed", "CL,MX", "--agreed", "PE", "--format", "json", at: record)
    let answer = try run.json()
    #expect(run.status == 0 && answer["schema"]?.string == "gcmrepo.resolution/1", "\(run.said)")
    #expect(answer["kept"]?.int == 2 && answer["agreed"]?.array?.map(\.string) == ["CL", "MX", "PE"])
    #expect(answer["remaining"]?.int == 6 && answer["texts"]?[1]?["new"]?.string == "plans")
    for (language, words) in [("es", "adoptar planes."), ("en", "adopt plans.")] {
      #expect(try desk.read("\(record)/declaration/text.\(language).md").contains(words))
      #expect(
        try desk.read("\(record)/declaration/original.\(language).md")
          == desk.read("\(record)/declaration/text.\(language).md"))
    }
    let message = try await desk.git("log", "-1", "--format=%B", in: record)
    #expect(message.contains("Agreed: CL, MX, PE") && message.contains("Action: declare"))
    #expect(message.components(separatedBy: "Resolved: ").count == 3)
    #expect(try await resolve("garantizan", "--to", "2", at: record).status == 0)
    #expect(try await resolve("podrán", "--to", "podrán", at: record).status == 0)
    #expect(try await resolve("podrán", "--to", "base", at: record).status == 0)
    let words = "Véase [sic] el artículo [1] y [el anexo](anexo.md)."
    #expect(try await resolve(words, "--text", "es=Véase.", "--text", "en=See.", at: record).status == 0)
    #expect(try await brackets(at: record).isEmpty)
    #expect(
      try desk.read("\(record)/declaration/text.en.md")
        == "# Declaration\n\n1. States may adopt plans.\n\n## Second part\n\n2. See.\n\n3. promote.\n")
    try await desk.done("tag", "final", "--final", "-m", "Final", "--party", "RCM-TS", at: record)
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
    let over = try await desk.done("brackets", "--over", "draft-1..final", "--format", "json", at: record).json()
    #expect(over["drafts"]?.array?.map { $0["counts"]?[0]?["brackets"]?.int } == [8, 0])
    try await desk.done("brackets", "--over", "draft-1..", "-o", desk.path("page.html"), at: record)
    let page = try desk.read("page.html")
    #expect(
      page.contains("<svg class=\"plot\"") && page.contains("Content-Security-Policy")
        && page.contains("<td>draft-1</td>"))
  }

  @Test func whatCannotBeSettledIsRefused() async throws {
    let record = try await record()
    try await desk.expectNothingWritten(in: record) {
      func refused(_ words: String, _ more: String..., says: String, status: Int32 = 3) async throws {
        let name = try await name(words, at: record)
        let run = try await desk.gcmrepo(
          "brackets", "resolve", name, "--party", "RCM-TS", "-m", "x", more: more, at: record)
        #expect(run.status == status && run.said.contains(says), "\(more): \(run.status) \(run.said)")
      }
      try await refused("medidas", "--to", "3", says: "choose 1, 2, CL, MX, PE or none")
      try await refused("medidas", "--to", "base", says: "is no alternative")
      try await refused("medidas", "--to", "otras medidas", says: "is no alternative")
      try await refused("medidas", "--text", "es=x", says: "also in en")
      try await refused("medidas", "--text", "x", says: "Begin each --text", status: 2)
      try await refused("medidas", "--text", "es=a [b", "--text", "en=c", says: "never closed")
      try await refused("medidas", "--to", "1", "--text", "es=x", says: "either with --to or with --text", status: 2)
      try await refused("medidas", says: "either with --to or with --text", status: 2)
      try await refused("medidas", "--to", "1", "--agreed", "XX", says: "XX")
      try await refused("[deberán] [podrán]", "--to", "none", says: "2 brackets are open inside")
      let unknown = try await desk.gcmrepo(
        "brackets", "resolve", "1-zzz", "--to", "1", "--party", "RCM-TS", "-m", "x", at: record)
      #expect(unknown.status == 3 && unknown.said.contains("No open bracket"), "\(unknown.said)")
      let state = try await desk.gcmrepo(
        "brackets", "resolve", "1-zzz", "--to", "1", "--party", "CL", "-m", "x", at: record)
      #expect(state.status == 5, "\(state.said)")
      let dry = try await resolve("medidas", "--to", "1", "--dry-run", at: record)
      #expect(dry.status == 0 && dry.said.contains("Nothing was written"), "\(dry.said)")
      let final = try await desk.gcmrepo("tag", "final", "--final", "-m", "x", "--party", "RCM-TS", at: record)
      #expect(
        final.status == 3 && final.said.contains("8 brackets are open") && final.said.contains("es 1"), "\(final.said)")
    }
    try await desk.done("tag", "draft-2", "-m", "x", "--party", "RCM-TS", at: record)
  }

  @Test func whereNoneIsOpenThatIsSaid() async throws {
    let record = try await desk.record()
    for language in ["es", "en"] {
      try await desk.done(
        "declare", desk.write("d.md", "# D\n\nUno.\n"), "--lang", language, "--party", "RCM-TS", "-m", "x", at: record)
    }
    let run = try await desk.gcmrepo(
      "brackets", "resolve", "zzz", "--to", "1", "--party", "RCM-TS", "-m", "x", at: record)
    #expect(run.status == 3 && run.said.contains("none is open") && !run.said.contains(" 0 "), "\(run.said)")
  }

  @Test func whatGoesWithItsNestedBracketsIsSaidToGo() async throws {
    let record = try await record()
    #expect(try await resolve("[deberán] [podrán]", "--to", "none", "--with-nested", at: record).status == 0)
    #expect(try desk.read("\(record)/declaration/text.es.md").contains("Los Estados adoptar [CL"))
    #expect(try await resolve("planes", "--to", "none", "--alone", at: record).status == 0)
    #expect(try desk.read("\(record)/declaration/text.es.md").contains("adoptar [CL, MX: medidas]."))
    try await desk.done("audit", at: record)
  }

  @Test func aNameWithTheOldNumberStillNamesItsBracket() async throws {
    let text =
      "# T\n\n[Uno.]\n\nDos [tres] [CL: cuatro] y [cinco] [CL: seis].\n\nSiete [ocho].\n\nNueve [diez].\n\nY [diez].\n"
    let record = try await record(text, text)
    let old = (
      word: try await name("tres", at: record), other: try await name("ocho", at: record),
      twice: try await name("diez", at: record)
    )
    #expect(old.word.hasPrefix("p3-") && old.other.hasPrefix("p4-"))
    #expect(try await resolve("Uno.", "--to", "none", at: record).status == 0)
    let letters = old.word.dropFirst(3)
    let run = try await desk.done(
      "brackets", "resolve", old.word, "--to", "CL", "--party", "RCM-TS", "-m", "x", at: record)
    #expect(run.said.contains("\(old.word) is called p2-\(letters) now"), "\(run.said)")
    #expect(try desk.read("\(record)/declaration/text.es.md").contains("Dos cuatro y [cinco] [CL: seis]."))
    // What is gone, and what two brackets may be, is not guessed; the same letters come first.
    for (name, near) in [(old.word, "p"), (old.twice.replacing("p5", with: "p9"), "p4-\(old.twice.dropFirst(3))")] {
      let gone = try await desk.gcmrepo(
        "brackets", "resolve", name, "--to", "1", "--party", "RCM-TS", "-m", "x", at: record)
      #expect(gone.status == 3 && gone.said.contains("Did you mean \(near)"), "\(gone.said)")
    }
    let json = try await desk.done(
      "brackets", "resolve", old.other, "--to", "1", "--party", "RCM-TS", "-m", "x", "--format", "json", at: record
    ).json()
    #expect(json["bracket"]?.string == "p3-\(old.other.dropFirst(3))")
  }

  @Test func languagesThatDifferAreRefused() async throws {
    let record = try await record(
      Self.spanish, Self.english.replacing("[PE: plans]", with: "[PE: plans] [BR: programmes]"))
    let run = try await resolve("medidas", "--to", "1", at: record)
    #expect(run.status == 3 && run.said.contains("is not the same in “en”"), "\(run.said)")
    #expect(try await resolve("garantizan", "--to", "1", at: record).status == 0)
    let own = try await resolve("programmes", "--to", "BR", at: record)
    #expect(own.status == 3 && own.said.contains("en-1-"), "\(own.said)")
  }

  @Test func bracketsWithoutTheirCounterpartPreventBoth() async throws {
    let record = try await record(Self.spanish + "\n4. Uno [dos.\n")
    let run = try await resolve("medidas", "--to", "1", at: record)
    #expect(run.status == 3 && run.said.contains("line 11") && run.said.contains("“es”"), "\(run.said)")
    let final = try await desk.gcmrepo("tag", "final", "--final", "-m", "x", "--party", "RCM-TS", at: record)
    #expect(final.status == 3 && final.said.contains("line 11"), "\(final.said)")
    let list = try await desk.done("brackets", at: record)
    #expect(list.said.contains("never closed in line 11"), "\(list.said)")
  }

  @Test func aLanguageLeftBehindPreventsAFinalText() async throws {
    let record = try await record("# T\n\n1. Uno.\n", "# T\n\n1. One.\n")
    try await declare("# T\n\n1. Otro.\n", "es", at: record)
    let final = try await desk.gcmrepo("tag", "final", "--final", "-m", "x", "--party", "RCM-TS", at: record)
    #expect(final.status == 3 && final.said.contains("1 paragraph in “en” does not follow"), "\(final.said)")
    try await declare("# T\n\n1. Another.\n", "en", at: record)
    try await desk.done("tag", "final", "--final", "-m", "x", "--party", "RCM-TS", at: record)
  }

  @Test func theRecordSaysWhatIsABracket() async throws {
    let record = try await record("# T\n\n1. En [30] días [Propuesta 2: x] [por confirmar] [CL: eliminar].\n", nil)
    #expect(try await brackets("--lang", "es", at: record).count == 3)
    let file = "\(record)/gcmrepo.yml"
    let own = "brackets:\n  options: [Propuesta]\n  deletions: [eliminar]\n  ignored: [por*]\n  numbers: open\n"
    try desk.write("rules.yml", desk.read(file) + own)
    let changed = try await desk.gcmrepo(
      "rules", "change", desk.path("rules.yml"), "--party", "AD-HOC", "-m", "Brackets", at: record)
    if changed.status != 0 {
      // Where the command is another, the file is committed by hand.
      try desk.write(file, desk.read("rules.yml"))
      try await desk.git("commit", "-qam", "Rules\n\nParty: AD-HOC\nAction: admit", in: record)
    }
    let all = try await brackets("--lang", "es", at: record)
    #expect(all.map { $0["text"]?.string } == ["30", "x", ""])
    #expect(all.map { $0["deletion"]?.bool } == [false, false, true] && all[1]["option_number"]?.string == "2")
  }
}

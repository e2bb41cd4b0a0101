import Foundation
import RecordRendering
import Testing

@Suite struct RedlineTellsWhoChangedWhatTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let path = "declaration/text.es.md"
  private let texts = [
    "# Declaración\n\n1. Los Estados cooperan en la región.\n\n2. Cada país informa una vez al año.\n",
    "# Declaración\n\n1. Los Estados Partes cooperan en la región.\n\n2. Esto se leyó solo por un tiempo.\n\n"
      + "3. Cada país informa una vez al año.\n",
    "# Declaración\n\n1. Los Estados Partes cooperan y dialogan en la región.\n\n2. Cada país informa cada mes.\n",
  ]

  /// A record whose declaration went through three drafts by two bodies.
  private func negotiation() async throws -> String {
    let record = try await desk.record()
    for (index, text) in texts.enumerated() {
      let party = index == 2 ? "SACM-TS" : "RCM-TS"
      try await desk.done(
        "declare", desk.write("text.md", text), "--lang", "es", "--party", party, "-m", "Text \(index)", at: record)
      try await desk.done("tag", "draft-\(index + 1)", "-m", "x", "--party", party, at: record)
    }
    return record
  }

  private func rebuild(_ document: JSONValue, _ side: String) -> String {
    let dropped = side == "from" ? "insert" : "delete"
    let blocks = (document["blocks"]?.array ?? []).compactMap { block -> (Int, String)? in
      guard let place = block[side]?[0]?.int else { return nil }
      let spans = (block["spans"]?.array ?? []).filter { $0["op"]?.string != dropped }
      return (place, spans.compactMap { $0["text"]?.string }.joined())
    }
    return blocks.sorted { $0.0 < $1.0 }.map(\.1).joined()
  }

  private func spans(_ document: JSONValue) -> [String] {
    (document["blocks"]?.array ?? []).flatMap { $0["spans"]?.array ?? [] }.compactMap { span in
      span["by"]?.int.map { "\(span["op"]?.string ?? "") \(span["text"]?.string ?? "") \($0)" }
    }
  }

  @Test func attributeTellsTheRevisionOfEachChange() async throws {
    let record = try await negotiation()
    let redline = try await desk.done(
      "diff", "draft-1", "draft-3", path, "--attribute", "--as", "json", at: record
    ).json()
    let steps = try #require(redline["steps"]?.array)
    #expect(steps.map { $0["kind"]?.string } == ["revision", "revision"])
    #expect(steps.map { $0["party"]?.string } == ["RCM-TS", "SACM-TS"])
    #expect(steps.map { $0["draft"]?.string } == ["draft-2", "draft-3"])
    for (step, draft) in zip(steps, ["draft-2", "draft-3"]) {
      #expect(step["commit"]?.string == (try await desk.git("rev-parse", draft + "^{}", in: record)))
      expectTime(step["submitted_at"])
    }
    let document = try #require(redline["documents"]?[0])
    #expect(spans(document).contains("insert Partes  0") && spans(document).contains("insert y dialogan  1"))
    #expect(rebuild(document, "from") == texts[0] && rebuild(document, "to") == texts[2])
    let passing = (document["blocks"]?.array ?? []).flatMap { $0["passing"]?.array ?? [] }
    #expect(passing.contains { $0["text"]?.string?.contains("solo por un tiempo") == true })
    #expect(passing.allSatisfy { $0["inserted_by"]?.int == 0 && $0["deleted_by"]?.int == 1 })
    let parties = redline["parties"]?.array ?? []
    #expect(parties.map { $0["party"]?.string } == ["RCM-TS", "SACM-TS"])
    let sum = parties.reduce(0) { $0 + ($1["words_inserted"]?.int ?? 0) }
    #expect(sum == redline["stats"]?["words_inserted"]?.int)
  }

  @Test func viaTellsTwoRoundsInOneReading() async throws {
    let record = try await negotiation()
    let redline = try await desk.done(
      "diff", "draft-1", "draft-3", path, "--via", "draft-2", "--as", "json", at: record
    ).json()
    let steps = try #require(redline["steps"]?.array)
    #expect(steps.map { $0["kind"]?.string } == ["round", "round"])
    #expect(steps.map { $0["to"]?["name"]?.string } == ["draft-2", "draft-3"])
    let document = try #require(redline["documents"]?[0])
    #expect(rebuild(document, "from") == texts[0] && rebuild(document, "to") == texts[2])
    #expect(spans(document).contains("insert Partes  0") && spans(document).contains("insert y dialogan  1"))
  }

  @Test(arguments: ["terminal", "markdown", "html"])
  func aReaderSeesWhoAndWhatCameAndWent(_ form: String) async throws {
    let record = try await negotiation()
    let run = try await desk.done("diff", "draft-1", "draft-3", path, "--attribute", "--as", form, at: record)
    // The page shows the step by the party's code and colour.
    let signs = form == "html" ? [] : ["‹1› ", "‹2› "]
    for words in signs + ["RCM-TS", "SACM-TS", "solo por un tiempo", "Partes", "dialogan"] {
      #expect(run.output.contains(words), "\(words)")
    }
    let plain = try await desk.done("diff", "draft-1", "draft-3", path, "--as", form, at: record)
    #expect(!plain.output.contains("‹1›") && !plain.output.contains("solo por un tiempo"))
  }

  @Test func aPassingTextIsSeenThoughNothingElseChanged() async throws {
    let record = try await negotiation()
    try await desk.done(
      "declare", desk.write("text.md", texts[1]), "--lang", "es", "--party", "RCM-TS", "-m", "Back", at: record)
    let run = try await desk.done("diff", "draft-2", "main", path, "--via", "draft-3", at: record)
    #expect(run.output.contains("y dialogan"))
  }

  @Test func contradictionsAndWrongOrdersAreRefused() async throws {
    let record = try await negotiation()
    let cases: [([String], Int, String)] = [
      (["draft-3", "draft-1", "--attribute"], 3, "draft-3"),
      (["draft-1", "draft-3", "--via", "draft-9"], 3, "draft-9"),
      (["draft-1", "--via", "draft-2", "--attribute"], 2, "--attribute"),
      (["draft-1", "--whole", "--context", "2"], 2, "--whole"), (["draft-1", "--context", "-1"], 2, "--context"),
    ]
    for (words, status, naming) in cases {
      expectRefusal(try await desk.gcmrepo("diff", more: words, at: record), status: status, naming: naming)
    }
  }

  // MARK: Extent and paragraph numbers

  @Test func contextAndWholeSayHowMuchIsShown() async throws {
    let record = try await desk.record()
    let paragraphs = (1...12).map { "Este es el párrafo \($0) de la serie." }
    let changed = paragraphs.enumerated().map { $0 == 5 ? $1 + " Con un final." : $1 }
    for (index, text) in [paragraphs, changed].enumerated() {
      try await desk.done(
        "declare", desk.write("t.md", text.joined(separator: "\n\n") + "\n"), "--lang", "es", "--party", "RCM-TS", "-m",
        "x", at: record)
      try await desk.done("tag", "draft-\(index + 1)", "-m", "x", "--party", "RCM-TS", at: record)
    }
    func shown(_ options: [String]) async throws -> [Int] {
      let text = try await desk.done("diff", "draft-1", "draft-2", path, more: options, at: record).output
      return (1...12).filter { text.contains("párrafo \($0) de") }
    }
    for form in ["terminal", "markdown"] {
      #expect(try await shown(["--as", form]) == [5, 6, 7])
      #expect(try await shown(["--as", form, "--context", "0"]) == [6])
      #expect(try await shown(["--as", form, "--context", "3"]) == Array(3...9))
      #expect(try await shown(["--as", form, "--whole"]) == Array(1...12))
    }
  }

  @Test func paragraphsHaveTheirNumbersInBothTexts() async throws {
    let record = try await desk.record()
    let texts = [
      "Uno para empezar.\n\nDos para seguir.\n", "Algo nuevo antes.\n\nUno para empezar.\n\nDos para terminar.\n",
    ]
    for (index, text) in texts.enumerated() {
      try await desk.done(
        "declare", desk.write("t.md", text), "--lang", "es", "--party", "RCM-TS", "-m", "x", at: record)
      try await desk.done("tag", "draft-\(index + 1)", "-m", "x", "--party", "RCM-TS", at: record)
    }
    let json = try await desk.done("diff", "draft-1", "draft-2", path, "--as", "json", at: record).json()
    let numbers = (json["documents"]?[0]?["blocks"]?.array ?? []).map {
      "\($0["numbers"]?["from"]?[0]?.int ?? 0)-\($0["numbers"]?["to"]?[0]?.int ?? 0)"
    }
    #expect(numbers == ["0-1", "1-2", "2-3"])
    let page = try await desk.done("diff", "draft-1", "draft-2", path, at: record).output
    #expect(page.contains("+   1 │ {+Algo") && page.contains("  1 2 │ Uno") && page.contains("~ 2 3 │ Dos"))
  }

  @Test func aRenumberedItemIsNotAChangedText() async throws {
    let record = try await desk.record()
    let items = ["respetar los derechos", "informar cada año", "cooperar en todo"]
    for (index, list) in [items, ["proteger a la niñez"] + items].enumerated() {
      let text = list.enumerated().map { "\($0 + 1). \($1)\n" }.joined()
      try await desk.done(
        "declare", desk.write("t.md", text), "--lang", "es", "--party", "RCM-TS", "-m", "x", at: record)
      try await desk.done("tag", "draft-\(index + 1)", "-m", "x", "--party", "RCM-TS", at: record)
    }
    let json = try await desk.done("diff", "draft-1", "draft-2", path, "--as", "json", at: record).json()
    let labels = (json["documents"]?[0]?["blocks"]?.array ?? []).compactMap { $0["label"] }
    #expect(labels.map { "\($0["from"]?.string ?? "") \($0["to"]?.string ?? "")" } == ["1. 2.", "2. 3.", "3. 4."])
    #expect(labels.allSatisfy { $0["only"]?.bool == true })
    #expect(json["stats"]?["blocks_renumbered"]?.int == 3)
    #expect(json["stats"]?["words_deleted"]?.int == 0 && json["stats"]?["words_inserted"]?.int == 4)
  }
}

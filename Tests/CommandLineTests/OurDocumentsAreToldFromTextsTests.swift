import Foundation
import RecordRendering
import Testing

/// A document that the program made about the record never becomes a text of it; one that holds a text does, without what
/// is printed around it.
@Suite struct OurDocumentsAreToldFromTextsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record with a draft and a proposal on it.
  private func record() async throws -> String {
    let record = try await desk.record()
    let text = "# Declaración\n\nLos Estados pagan.\n"
    try await desk.done(
      "declare", desk.write("d.md", text), "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    try await desk.done(
      "propose", desk.write("p.md", text.replacing("pagan", with: "pagan bien")), "--on", "draft-1", "--country", "CL",
      "--lang", "es", "--id", "p", at: record)
    return record
  }

  @Test func aCompilationWithBracketsComesBackWithoutItsCover() async throws {
    let record = try await record()
    try await desk.done(
      "compile", "draft-1", "--lang", "es", "--brackets", "-o", desk.path("c.docx"), at: record)
    let run = try await desk.done(
      "declare", desk.path("c.docx"), "--lang", "es", "--party", "RCM-TS", "-m", "Compiled", "--format", "json",
      at: record)
    #expect(try run.json()["made_from"]?["document"]?.string == "declaration")
    #expect(
      try await desk.done("show", "declaration", "--lang", "es", at: record).output
        == "# Declaración\n\nLos Estados pagan [CL: bien].\n")
  }

  @Test func bracketsOfACompilationAreCountedInItsTextAlone() async throws {
    let record = try await record()
    try await desk.done(
      "compile", "draft-1", "--lang", "es", "--brackets", "-o", desk.path("c.docx"), at: record)
    let brackets = try await desk.done("brackets", desk.path("c.docx"), "--format", "json", at: record).json()
    #expect(brackets["brackets"]?[0]?["paragraph"]?.int == 2)
  }

  @Test(arguments: ["docx", "odt", "html"])
  func whatIsToldOfTheRecordIsNoText(_ form: String) async throws {
    let record = try await record()
    let made: [[String]] = [
      ["languages", "--lang", "es,en"], ["matrix", "draft-1"], ["matrix", "draft-1", "--country", "CL"],
      ["order-paper", "draft-1"], ["proposals", "list", "--on", "draft-1"], ["positions", "draft-1"],
    ]
    for (number, words) in made.enumerated() {
      let file = desk.path("\(number).\(form)")
      try await desk.done(words[0], more: words.dropFirst() + ["-o", file], at: record)
      for verb in [["declare", "--party", "RCM-TS"], ["submit", "--country", "CL", "--kind", "input"]] {
        let run = try await desk.gcmrepo(
          verb[0], file, "--lang", "es", "-m", "No", more: Array(verb.dropFirst()), at: record)
        expectRefusal(run, status: 3, naming: "\(number).\(form)", "gcmrepo export declaration")
      }
    }
  }

  @Test func aPageOfOursIsNoTextThoughItNamesNone() async throws {
    let record = try await record()
    try await desk.done("compile", "draft-1", "--lang", "es", "-o", desk.path("c.html"), at: record)
    try await desk.done("provenance", "--lang", "es", "-o", desk.path("p.html"), at: record)
    for name in ["c.html", "p.html"] {
      let run = try await desk.gcmrepo(
        "declare", desk.path(name), "--lang", "es", "--party", "RCM-TS", "-m", "No", at: record)
      expectRefusal(run, status: 3, naming: name, "gcmrepo export declaration")
    }
  }

  @Test func aFormOfAStateIsNoText() async throws {
    let record = try await record()
    try await desk.done(
      "positions", "form", "draft-1", "--country", "CL", "-o", desk.path("form.docx"), at: record)
    let run = try await desk.gcmrepo(
      "declare", desk.path("form.docx"), "--lang", "es", "--party", "RCM-TS", "-m", "No", at: record)
    expectRefusal(run, status: 3, naming: "form.docx", "gcmrepo positions import")
  }

  @Test func anOrderPaperIsKeptWithItsMeeting() async throws {
    let record = try await record()
    try await desk.done("order-paper", "draft-1", "-o", desk.path("paper.docx"), at: record)
    try await desk.done(
      "meetings", "add", "2017-11-01-sesion", "--title", "es=Sesión", "--conference", "RCM", "--party", "RCM-TS",
      at: record)
    try await desk.done(
      "meetings", "attach", "2017-11-01-sesion", desk.path("paper.docx"), "--as", "agenda", "--lang", "es", "--party",
      "RCM-TS", at: record)
  }
}

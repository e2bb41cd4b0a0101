import Foundation
import RecordRendering
import Testing

/// What people type when they mean something that the record has.
@Suite struct PeopleMeanWhatIsThereTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let words = ["--country", "CL", "--kind", "input", "--format", "json"]

  @Test func theSameFileAgainNeedsNoID() async throws {
    let record = try await desk.record()
    let file = try desk.write("nota nueva.es.md", "# Alternativas a la detención\n\nLos Estados las prefieren.\n")
    let first = try await desk.done("submit", more: [file, "--id", "alternativas"] + words, at: record).json()
    let again = try await desk.done("submit", more: [file] + words, at: record).json()
    #expect(again["unchanged"]?.bool == true && again["contribution"] == first["contribution"])
    #expect(again["commit"] == first["commit"])
    // Another kind, or a title of its own, is no repetition.
    let other = try await desk.gcmrepo("submit", more: [file, "--title", "Otra nota"] + words, at: record)
    #expect(other.status == 3 && other.said.contains("--id"))
    let reference = try await desk.done(
      "submit", file, "--country", "CL", "--kind", "reference", "--format", "json", at: record
    ).json()
    #expect(reference["contribution"]?.string == "CL/references/alternativas-a-la-detencion")
  }

  @Test func theWholeIDIsTakenForItsShortName() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    let receipt = try await desk.done("submit", more: [file, "--id", "CL/inputs/mi-nota"] + words, at: record).json()
    #expect(receipt["contribution"]?.string == "CL/inputs/mi-nota")
    expectRefusal(
      try await desk.gcmrepo("submit", more: [file, "--id", "CL/references/mi-nota"] + words, at: record), status: 3,
      naming: "short name")
  }

  @Test func aThemeIsKnownByItsTitle() async throws {
    let record = try await desk.record()
    let themes = try desk.read(record + "/themes.yml")
    let title = try #require(themes.split(separator: "\n").first { $0.hasPrefix("      es: ") }).dropFirst(10)
    let file = try desk.note()
    let receipt = try await desk.done("submit", more: [file, "--theme", title.uppercased()] + words, at: record).json()
    #expect(receipt["themes"]?.array?.count == 1)
    #expect(try await desk.done("list", "--theme", String(title), at: record).output.contains("CL/inputs/nota"))
    expectRefusal(
      try await desk.gcmrepo("list", "--theme", "Otro tema", at: record), status: 3, naming: "human-rights")
  }

  @Test func aListSaysWhatIsWithdrawn() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    try await desk.done("withdraw", "CL/inputs/nota", "-m", "Por error.", at: record)
    #expect(try await desk.done("list", "--country", "CL", at: record).said.contains("1 contribution was withdrawn"))
    #expect(try await !desk.done("list", "--country", "PE", at: record).said.contains("withdrawn"))
  }

  @Test func aCompilationSaysWhatItLeavesOut() async throws {
    let record = try await desk.record()
    let file = try desk.write("practica.es.md", "# Práctica\n\nUno.\n")
    try await desk.done(
      "submit", file, "--country", "CL", "--kind", "best-practice", "--theme", "human-rights", at: record)
    let none = try await desk.gcmrepo("export", "--theme", "human-rights", "-o", desk.path("a.html"), at: record)
    #expect(none.status == 3 && none.said.contains("1 contribution of another kind is left out"))
    try await desk.done("submit", more: [desk.note(), "--theme", "human-rights"] + words, at: record)
    let some = try await desk.done("export", "--theme", "human-rights", "-o", desk.path("a.html"), at: record)
    #expect(some.said.contains("1 contribution is in") && some.said.contains("--kind"))
    let chosen = try await desk.done(
      "export", "--theme", "human-rights", "--kind", "input", "-o", desk.path("a.html"), at: record)
    #expect(!chosen.said.contains("left out"))
  }

  @Test func aRecordOneFolderBelowIsNamed() async throws {
    try await desk.done("init", "mi registro", "--author", "Ana <ana@example.org>")
    let run = try await desk.gcmrepo("status")
    #expect(run.status == 4 && run.said.contains("-C 'mi registro'"), "\(run.said)")
    expectRefusal(try await desk.gcmrepo("status", "-C", "."), status: 4, naming: "gcmrepo init")
  }

  @Test func aReceiptThatCannotBeWrittenSaysThatNothingWasSubmitted() async throws {
    let record = try await desk.record()
    let run = try await desk.gcmrepo(
      "submit", more: [desk.note(), "-o", desk.path("no/r.pdf")] + words, at: record)
    #expect(run.status == 6 && run.said.contains("Nothing was submitted."))
  }
}

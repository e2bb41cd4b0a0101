import Foundation
import RecordRendering
import Testing

/// `verify --deep` makes each text from its original again.
@Suite struct TextsAreMadeAnewTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aTextIsWhatItsReaderMakesOfTheOriginal() async throws {
    let record = try await desk.record()
    let word = try desk.write("a.docx", bytes: try WordOriginalsShowTheirChangesTests().word())
    try await desk.done(
      "submit", word, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", "--tracked", "reject",
      at: record)
    try await desk.submit(desk.note(), at: record)
    let sound = try await desk.gcmrepo("verify", "--deep", "--format", "json", at: record)
    #expect(sound.status == 0, "\(sound.output) \(sound.said)")
    let counts = try #require(try sound.json()["deep"])
    #expect(counts["texts"]?.int == 1 && counts["same"]?.int == 1 && counts["older_reader"]?.int == 0)
    #expect(try await desk.done("verify", "--deep", at: record).said.contains("1 text is what its original gives"))
    // A text that was forged beside its true original.
    let path = record + "/countries/CL/inputs/aportes/"
    let text = try desk.read(path + "text.es.md")
    try desk.write(path + "text.es.md", text + "\nUna frase añadida.\n")
    try await desk.git("commit", "-q", "-a", "-m", "By hand", in: record)
    let forged = try await desk.gcmrepo("verify", "--deep", "--format", "json", at: record)
    #expect(forged.status == 1 && forged.output.contains("text-not-of-original"), "\(forged.output)")
    #expect(try forged.json()["deep"]?["differ"]?.int == 1)
    #expect(try await desk.gcmrepo("verify", "--format", "json", at: record).output.contains("text-not-of") == false)
    // By a reader that this version does not have, it is said and not judged.
    let facts = try desk.read(path + "contribution.yml")
    let older = facts.replacing(try Regex("docx/[0-9]+"), with: "docx/0")
    try #require(older != facts)
    try desk.write(path + "contribution.yml", older)
    try await desk.git("commit", "-q", "-a", "-m", "By hand", in: record)
    let old = try await desk.gcmrepo("verify", "--deep", "--format", "json", at: record)
    #expect(try old.json()["deep"]?["older_reader"]?.int == 1 && !old.output.contains("text-not-of-original"))
    for words in [["--deep", "--since", "draft-1", "--expect", "x"], ["a.docx", "--deep"]] {
      #expect(try await desk.gcmrepo("verify", more: words, at: record).status == 2)
    }
  }
}

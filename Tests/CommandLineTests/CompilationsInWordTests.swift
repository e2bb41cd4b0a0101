import Foundation
import RecordRendering
import SeededRandom
import Testing

/// `compile --as docx`: each party's changes are tracked changes of that party, as our reader and LibreOffice read them.
@Suite struct CompilationsInWordTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let parties = ["CL", "MX", "PE"]

  private func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// What a text reads like on paper: without the marks of Markdown.
  private func plain(_ text: String) -> [String] {
    text.split(separator: "\n\n").flatMap { words(String($0).replacing("#", with: "")) }
  }

  /// Versions of a text, of which some change the same words.
  private func versions(_ paragraphs: [String], seed: UInt64) -> [[String]] {
    var random = SeededNumbers(seed: seed)
    let news = ["solemnemente", "además", "podrán", "mujeres", "sin demora"]
    return Self.parties.map { _ in
      var own = paragraphs
      for _ in 0..<3 {
        let place = 1 + random.below(own.count - 1)
        switch random.below(5) {
        case 0: own.insert("Los Estados \(random.pick(news)) cooperan.", at: place)
        case 1 where own.count > 3: own.remove(at: place)
        default:
          var words = own[place].split(separator: " ").map(String.init)
          guard words.count > 3 else { continue }
          let word = 2 + random.below(words.count - 2)
          if random.chance(50) { words[word] = random.pick(news) } else { words.insert(random.pick(news), at: word) }
          own[place] = words.joined(separator: " ")
        }
      }
      return own
    }
  }

  @Test func rejectingAllGivesTheDraftAndAcceptingAPartyItsText() async throws {
    let paragraphs = ProposalsFromWordTests.paragraphs.map { $0.replacing(#/^\d\. /#, with: "") }
    var files: [(path: String, party: String)] = []
    var wanted: [(words: [String], comment: String)] = []
    for seed in UInt64(1)...4 {
      let record = "record\(seed)"
      try await desk.done("init", desk.path(record))
      let isWord = seed % 2 == 0
      let draft =
        isWord
        ? try desk.write("d\(seed).docx", bytes: try TrackedWordFile(paragraphs: paragraphs).bytes())
        : try desk.write("d\(seed).md", paragraphs.joined(separator: "\n\n") + "\n")
      try await desk.done("declare", draft, "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
      try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
      let versions = versions(paragraphs, seed: seed)
      var texts = [("", paragraphs)]
      for (party, version) in zip(Self.parties, versions) where version != paragraphs {
        try await desk.done(
          "propose", desk.write("\(party)\(seed).md", version.joined(separator: "\n\n") + "\n"), "--on", "draft-1",
          "--country", party, "--lang", "es", "--id", "p", at: record)
        texts.append((party, version))
      }
      let path = "compiled\(seed).docx"
      let run = try await desk.done("compile", "draft-1", "--as", "docx", "-o", desk.path(path), at: record)
      #expect(run.said.contains("compiled\(seed).docx") && !run.said.contains("plain document"), "\(run.said)")
      for (party, version) in texts {
        files.append((path, party))
        wanted.append((plain(version.joined(separator: "\n\n")), "seed \(seed), \(party)"))
      }
    }
    for (found, wanted) in zip(try await Office.words(of: files, at: desk), wanted) {
      #expect(found == wanted.words, "\(wanted.comment)")
    }
    let all = Set(files.map(\.path)).sorted()
    #expect(try await Office.schemaFaults(in: all, at: desk) == [])
  }

  @Test func reasonsAreCommentsOfTheParty() async throws {
    let tests = try ProposalsFromWordTests()
    let record = try await tests.record()
    let desk = tests.desk
    try await desk.done(
      "propose", desk.write("cl.docx", bytes: try ProposalsFromWordTests.marked().bytes()), "--on", "draft-1",
      "--country",
      "CL", "--lang", "es", "--id", "p", at: record)
    let text = ProposalsFromWordTests.paragraphs.joined(separator: "\n\n").replacing(
      "su compromiso", with: "su promesa")
    try await desk.done(
      "propose", desk.write("mx.md", text + "\n"), "--on", "draft-1", "--country", "MX", "--lang", "es", "--id", "p",
      at: record)
    try await desk.done("compile", "draft-1", "--as", "docx", "-o", desk.path("out.docx"), at: record)
    let shown = try await desk.shell(
      "cd '\(desk.folder)' && unzip -p out.docx word/comments.xml && unzip -p out.docx word/document.xml")
    #expect(shown.output.contains("w:author=\"CL\"") && shown.output.contains("Refuerza el texto. (Ana Rojas)"))
    #expect(
      shown.output.contains("CL, MX touch each other") || shown.output.contains("CL, MX se tocan"), "\(shown.output)")
    // What both take out for other words is of both.
    #expect(shown.output.contains("w:author=\"CL, MX\"") && shown.output.contains("promesa"))
    #expect(try await Office.schemaFaults(in: ["out.docx"], at: desk) == [])
    let printed = try await desk.done(
      "compile", "draft-1", "--as", "docx", "--brackets", "-o", desk.path("printed.docx"), at: record)
    #expect(printed.status == 0)
    let bracketed = try await desk.shell("cd '\(desk.folder)' && unzip -p printed.docx word/document.xml")
    #expect(bracketed.output.contains("MX:") && !bracketed.output.contains("<w:ins "))
    let wrong = try await desk.gcmrepo("compile", "draft-1", "--as", "json", "--brackets", at: record)
    #expect(wrong.status == 2 && wrong.said.contains("--brackets"), "\(wrong.said)")
  }
}

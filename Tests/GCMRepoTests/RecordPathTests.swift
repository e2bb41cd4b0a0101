import Foundation
import Testing

@testable import GCMRepo

@Suite struct RecordPathTests {
  @Test func aPathIsWhatItsPlaceSays() throws {
    let id = try #require(ContributionID("CL/inputs/aportes"))
    let cases: [(String, RecordPath)] = [
      ("gcmrepo.yml", .configuration), ("themes.yml", .themes), ("parties/CL.yml", .party(code: "CL")),
      ("declaration/text.pt-BR.md", .document(.declaration, .text(language: "pt-BR"))),
      ("countries/CL/inputs/aportes/text.es.md", .document(.contribution(id), .text(language: "es"))),
      (
        "countries/CL/inputs/aportes/original.es.docx",
        .document(.contribution(id), .original(language: "es", fileExtension: "docx"))
      ),
      ("countries/CL/inputs/aportes/contribution.yml", .document(.contribution(id), .other("contribution.yml"))),
      ("countries/CL/withdrawn.yml", .withdrawn(party: "CL")), ("glossary/a.yml", .term(names: ["a.yml"])),
      ("questionnaires/q1/questionnaire.yml", .questionnaire(names: ["q1", "questionnaire.yml"])),
      ("meetings/m/meeting.yml", .meeting(names: ["m", "meeting.yml"])),
    ]
    for (path, meaning) in cases {
      #expect(RecordPath(path) == meaning)
      #expect(meaning.string == path)
    }
  }

  @Test(
    arguments: [
      "", "/", "countries", "countries/", "countries/cl/inputs/a/text.es.md", "countries/CL/inputs/a/b/text.es.md",
      "parties/.yml", "parties/a/CL.yml", "declaration/x/text.es.md", "gcmrepo.yml/x", "README.md", "a/../b",
    ])
  func whatIsNothingOfARecordStaysAPath(_ path: String) {
    #expect(RecordPath(path) == .other(path))
    #expect(RecordPath(path).string == path)
  }

  @Test(arguments: ["text.es.md", "original.es.docx", "text..md", "text.es.txt", "original.es.", "a", "original.x.y.z"])
  func aFilesNameIsKept(_ name: String) { #expect(DocumentFile(name: name).name == name) }

  @Test func documentsAreCalledByWhatTellsThemApart() {
    #expect(RecordPath("countries/CL/inputs/aportes/text.es.md").shortName == "CL/inputs/aportes.es")
    #expect(RecordPath("declaration/text.pt-BR.md").exportName == "declaration.pt-BR")
    #expect(RecordPath("README.md").shortName == "README")
    #expect(DocumentID("declaration") == .declaration && DocumentID("CL/inputs") == nil)
  }

  @Test func foldersAreToldApartByBytes() {
    #expect(RecordFolder.countries.contains("countries/CL") && !RecordFolder.countries.contains("countries-x/CL"))
    // A slash and a combining mark are one character, which is not a slash only for Swift.
    #expect("a/\u{301}b".isBelow("a") && "a/\u{301}b".lastPathName.unicodeScalars.first == "\u{301}")
    #expect(!"a".isBelow("a") && "a".parentPath == "" && "a/b/c".parentPath == "a/b")
  }

  /// A path of the record is spelled in `Layout/` and nowhere else.
  @Test func noOtherSourceSpellsAPath() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let spelled =
      #/"(countries|declaration|parties|glossary|meetings)/|"(text|original)\.(\\\(|es|en)|"[a-z./\\()]*(withdrawn|contribution|themes|gcmrepo|agreements|answers)\.yml"/#
    for module in ["GCMRepo", "GCMRepoCommand", "RecordRendering", "RecordComparison", "TextDiff"] {
      let folder = sources.appending(path: module)
      for path in FileManager.default.subpaths(atPath: folder.path) ?? [] where path.hasSuffix(".swift") {
        guard !path.hasPrefix("Layout/") else { continue }
        let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        for line in lines { #expect(line.firstMatch(of: spelled) == nil, "\(module)/\(path)") }
      }
    }
  }
}

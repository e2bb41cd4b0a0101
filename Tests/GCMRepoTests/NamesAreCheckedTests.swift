import Foundation
import Testing

@testable import GCMRepo

@Suite struct NamesAreCheckedTests {
  @Test func `contributions are ordered as git orders their paths`() throws {
    let texts = [
      "CL/inputs/a", "CL/inputs/a-b", "CL/inputs/ab", "CL/best-practices/z", "CL/proposals/draft-1/x", "AR/inputs/b",
      "CL/proposals/draft-1-b/x", "CL/proposals/draft-10/a", "CL/proposals/draft-2/a", "RCM/references/a",
      "RCM-TS/references/a", "RCM-PPT/references/a",
    ]
    let ids = texts.compactMap { ContributionID($0) }
    #expect(ids.count > 8)
    let bytes = ids.map(\.description).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(ids.sorted().map(\.description) == bytes)
    #expect(ids.reversed().sorted().map(\.description) == bytes)
  }

  @Test(arguments: ["CL", "RCM-TS", "AD-HOC", "IOM", "A1", String(repeating: "A", count: 20)])
  func whatIsACode(text: String) { #expect(PartyCode(text)?.description == text) }

  @Test(arguments: ["", "C", "cl", "-CL", "C L", "CL/", "..", "ÑA", "CL\n", String(repeating: "A", count: 21)])
  func whatIsNoCode(text: String) { #expect(PartyCode(text) == nil) }

  @Test(arguments: ["es", "pt-BR", "und", "zh-Hant-TW", "es-419", "x1-y", "12", "abcdefgh-a"])
  func whatIsALanguage(text: String) { #expect(LanguageTag(text)?.description == text) }

  @Test(arguments: [
    "", "e", "-es", "es-", "es--MX", "es_MX", "é", "es\n", "../es", "abcdefghi", "es-abcdefghi", "e\u{301}s", "es.",
  ]) func whatIsNoLanguage(text: String) { #expect(LanguageTag(text) == nil) }

  @Test(arguments: ["lucia-perez", "a1", "2-b", String(repeating: "a", count: 60)])
  func whatIsAPersonsID(text: String) { #expect(PersonID(text)?.description == text) }

  @Test(arguments: [
    "", "a", "Lucia", "lucía", "-a", "a-", "a--b", "a_b", "a b", "a\n", String(repeating: "a", count: 61),
  ])
  func whatIsNoPersonsID(text: String) { #expect(PersonID(text) == nil) }

  @Test(arguments: ["human-rights", "derechos humanos", "Á", String(repeating: "a", count: 200)])
  func whatIsAThemesID(text: String) { #expect(ThemeID(text)?.description == text) }

  @Test(arguments: ["", "a\nb", "a\u{0}", "a\u{9B}", String(repeating: "a", count: 201)])
  func whatIsNoThemesID(text: String) { #expect(ThemeID(text) == nil) }

  @Test(arguments: ["UTC", "America/Panama", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"])
  func whatIsATimeZone(text: String) { #expect(TimeZoneName(text)?.description == text) }

  @Test(arguments: [
    "", "/UTC", "UTC/", "America//Panama", "../UTC", "America/..", "Panama time", "-05:00", "GMT-5\n", "5/a", "A/-b",
    "a/b/c/d", "América/Panamá", String(repeating: "a", count: 15),
  ])
  func whatIsNoTimeZone(text: String) { #expect(TimeZoneName(text) == nil) }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/share/zoneinfo/tzdata.zi")))
  func everyNameOfTheDatabaseIsATimeZone() throws {
    let lines = try String(contentsOfFile: "/usr/share/zoneinfo/tzdata.zi", encoding: .utf8).split(separator: "\n")
    let names = lines.compactMap { line -> Substring? in
      let words = line.split(separator: " ")
      if line.hasPrefix("Z ") { return words[1] }
      return line.hasPrefix("L ") ? words[2] : nil
    }
    #expect(names.count > 400)
    for name in names { #expect(TimeZoneName(String(name)) != nil, "\(name)") }
  }

  @Test(arguments: [("America/Panama", true), ("'Panama, UTC-5'", false), ("[UTC]", false)])
  func aMeetingNamesATimeZone(zone: String, isValid: Bool) {
    let path = "meetings/2017-06-08-a/meeting.yml"
    let problem = DataFileSchemas.problem(of: path, Array("id: 2017-06-08-a\ntime_zone: \(zone)\n".utf8))
    #expect(problem == (isValid ? nil : .malformedFile(path: path, line: 2, problem: .wrongValue(key: "time_zone"))))
  }

  @Test(arguments: [
    ("{id: ana, name: A, email: a@x}, {id: luz, name: B, email: b@x}, {name: C, email: c@x}", nil),
    ("{id: ana, name: A, email: a@x}, {id: ana, name: A, email: b@x}", "focal_points"),
    ("{id: Ana, name: A, email: a@x}", "id"),
  ]) func aPartyNamesAPersonOnce(points: String, wrong: String?) {
    let file = Array("code: CL\nfocal_points: [\(points)]\n".utf8)
    let problem = DataFileSchemas.problem(of: "parties/CL.yml", file)
    #expect(problem == wrong.map { .malformedFile(path: "parties/CL.yml", line: 2, problem: .wrongValue(key: $0)) })
  }

  @Test func aLanguageHasAPrimaryOne() {
    let (regional, plain): (LanguageTag, LanguageTag) = ("pt-BR", "es")
    #expect(regional.primary == "pt" && plain.primary == "es")
    #expect(regional != "pt-br")
  }

  @Test func aCommitIsFortyDigitsOfEitherCase() {
    let digits = "0123456789abcdef0123456789abcdef01234567"
    #expect(CommitID(digits)?.description == digits && CommitID(digits.uppercased())?.description == digits)
    #expect(CommitID(digits)?.short == "0123456789" && CommitID(digits).map { CommitID($0.object) } == CommitID(digits))
    for text in ["", "main", String(digits.dropLast()), digits + "0", "g" + digits.dropFirst()] {
      #expect(CommitID(text) == nil)
    }
  }

  private static let tags = [
    "draft-1", "v1.0", "a/b", "á", "HEAD", "-rf", "@", "", ".hidden", "a b", "a..b", "draft-1.lock", "a.", "a~1", "a:b",
    "a\n", "@{1}", "a@{b", "a/.b", "a//b", "/a", "a/", "a.lock/b", "x[", "x?", "x*", "x\\", "x^", "a\u{7F}", "a@b",
    "..",
  ]

  @Test(arguments: tags) func aDraftsNameIsWhatGitTakesForATag(text: String) async throws {
    let isTag = try await shell("git check-ref-format 'refs/tags/\(text)' && echo yes || echo no") == "yes"
    #expect((DraftName(text) != nil) == (isTag && text != "@"))
  }

  @Test(arguments: [
    ("draft-1", true), ("v1.0_b", true), ("a/b", false), ("á", false), ("HEAD", false), ("-rf", false),
    (String(repeating: "0", count: 40), false), (String(repeating: "a", count: 101), false),
  ]) func aNewDraftIsNamedPlainly(text: String, isPlain: Bool) {
    #expect(DraftName(text)?.isForNewDrafts == isPlain)
  }

  /// In sequence, as JSON: the texts themselves.
  @Test func namesAreEncodedAsTheirTexts() throws {
    struct Names: Codable, Equatable {
      var party: PartyCode
      var draft: DraftName
      var commit: CommitID
      var contribution: ContributionID
      var documents: [DocumentID]
    }
    let id = try #require(ContributionID("CL/inputs/a"))
    let names = Names(
      party: "CL", draft: "draft-1", commit: try #require(CommitID(String(repeating: "a", count: 40))),
      contribution: id,
      documents: [.declaration, .contribution(id)])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(names)
    #expect(
      String(decoding: data, as: UTF8.self) == """
        {"commit":"\(names.commit)","contribution":"CL/inputs/a","documents":["declaration","CL/inputs/a"],\
        "draft":"draft-1","party":"CL"}
        """)
    #expect(try JSONDecoder().decode(Names.self, from: data) == names)
    for (right, wrong) in [("\"CL\"", "\"cl\""), ("draft-1", "a b"), ("aaaa\"", "aaag\""), ("inputs/a", "inputs/A")] {
      let forged = String(decoding: data, as: UTF8.self).replacing(right, with: wrong)
      #expect(throws: DecodingError.self) { try JSONDecoder().decode(Names.self, from: Data(forged.utf8)) }
    }
  }

  /// A printed commit id names that commit, whatever a branch is called.
  @Test func aCommitIsNeverLookedUpByName() async throws {
    let sample = try Sample()
    let first = try await sample.submit("CL", "a").receipt.commit
    try await sample.submit("CL", "b")
    try await git("update-ref", "refs/heads/\(first)", "main", in: sample.folder)
    #expect(try sample.record.state(at: first).contributionIDs().count == 1)
    #expect(try sample.record.named(first).state.commit == first)
    let none = try #require(CommitID(String(repeating: "0", count: 40)))
    #expect(throws: RecordError.self) { try sample.record.state(at: none) }
  }
}

import Foundation
import GCMRepo
import SeededRandom
import Testing

/// A code with its facts is one JSON object, and the same value again when it is read.
@Suite struct CodesAndFactsTests {
  private func json(_ value: some Encodable) throws -> [String: any Sendable] {
    try #require(try JSONSerialization.jsonObject(with: JSONEncoder().encode(value)) as? [String: any Sendable])
  }

  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test func aFindingIsItsCodeAndItsFacts() throws {
    let finding = Finding(.foreignFolder, [.path: "countries/MX/inputs/a", .party: "CL"])
    let json = try json(finding)
    #expect(json.keys.sorted() == ["code", "party", "path"])
    #expect(json["code"] as? String == "foreign-folder" && json["party"] as? String == "CL")
    #expect(try again(finding) == finding)
  }

  @Test func whatALaterVersionAddsIsReadToo() throws {
    let text = """
      {"code":"from-the-future","sentence":"x","deep":{"a":[1]},"flag":true,"size":3,"names":["a","b"],"near":null}
      """
    let finding = try JSONDecoder().decode(Finding.self, from: Data(text.utf8))
    #expect(finding.code.rawValue == "from-the-future" && !Finding.Code.known.contains(finding.code))
    #expect(finding.facts == Facts().with("size", .number(3)).with("names", .texts(["a", "b"])))
  }

  @Test func anErrorInsideAFindingIsThatError() throws {
    let errors: [RecordError] = [
      .damaged(path: "gcmrepo.yml", object: String(repeating: "a", count: 40), detail: "x"),
      .damaged(path: nil, object: nil, detail: ""), .shallow(path: "/r"), .busy,
      .malformedFile(path: "themes.yml", line: 3, problem: .outOfRange(key: "bytes", 1...9)),
    ]
    for error in errors {
      let finding = try again(Finding.unreadable(error))
      #expect(finding.code == .unreadable && finding.error == error)
      #expect(try again(error) == error)
    }
    #expect(Finding.notAContribution(path: "x").error == nil)
  }

  @Test func aFindingInsideAnErrorIsThatFinding() throws {
    let finding = Finding.unreadable(.malformedFile(path: "themes.yml", line: nil, problem: .alias))
    let error = try again(RecordError.ruleBroken(finding))
    #expect(error.finding == finding && error.finding?.error?.code == .malformedFile)
    #expect(RecordError.busy.finding == nil)
  }

  /// In an answer, the finding's commit is a key beside its code.
  @Test func aFindingOfACommitNamesIt() throws {
    let commit = CommitID(String(repeating: "b", count: 40))
    let located = CommitFinding(Finding(.merge, [.expected: "1", .found: "2", .commit: "x"]), of: commit)
    #expect(try again(located) == located)
    #expect(try json(located)["commit"] as? String == commit?.description)
    #expect(try json(CommitFinding(located.finding))["commit"] is NSNull)
    #expect(try again(CommitFinding(located.finding)).commit == nil)
  }

  @Test func aSubmissionsWarningsAreInTheLibrary() {
    func original(_ language: LanguageTag, _ revision: Int) -> Contribution.Original {
      .init(language: language, fileExtension: "md", sha256: "", bytes: 1, mediaType: "", revision: revision)
    }
    let contribution = Contribution(
      id: ContributionID("CL/best-practices/a")!, title: LocalizedText(), languages: ["es", "en"],
      originals: [original("es", 2), original("en", 1)])
    let receipt = Receipt(
      contribution: contribution.id, revision: 2, commit: CommitID(String(repeating: "a", count: 40))!, branch: "main",
      unchanged: false, party: "CL", kind: .bestPractice, submittedAt: Timestamp(seconds: 0), files: [])
    let result = SubmissionResult(
      receipt: receipt, contribution: contribution, missingTexts: ["why_best_practice"], rereadable: ["es"])
    #expect(
      result.warnings == [
        SubmissionWarning(.missingField, [.field: "why_best_practice"]),
        SubmissionWarning(.newerReader, [.language: "es"]), SubmissionWarning(.olderLanguage, [.language: "en"]),
      ])
  }

  @Test func aChecksFactsAreThoseOfItsSentence() {
    let check = DeclarationCheck.numbers(language: "es", number: "3", other: "en", otherNumber: nil)
    #expect(check.code == .numbersDiffer)
    #expect(check.facts == [.language: "es", .number: "3", .other: "en"])
    #expect(DeclarationCheck.bracket("]", line: 4, words: "x").code == .bracketNotOpened)
  }

  @Test func factsHaveOneOrder() {
    let facts: Facts = [.party: "CL", .limit: 3, .path: "a", .bytes: 4, .line: 1]
    #expect(facts.sorted.map(\.key) == [.path, .line, .party, .bytes, .limit])
  }

  /// Every code has one name in the form that the schemas demand, and is in the list of known ones.
  @Test func codesAreWellFormedAndListed() throws {
    func check<Code: OpenCode>(_: Code.Type, _ files: String..., count: Int) throws {
      let source = try files.map { file in
        try String(
          contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/GCMRepo/\(file)"), encoding: .utf8)
      }.joined()
      let defined = source.matches(of: /= Self\(rawValue: "([a-z0-9-]+)"\)/).map { String($0.output.1) }
      #expect(defined == Code.known.map(\.rawValue) && Set(defined).count == defined.count)
      #expect(defined.count >= count)
      #expect(defined.allSatisfy { $0.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil })
    }
    try check(Finding.Code.self, "Audit/FindingCode.swift", count: 43)
    try check(
      RecordError.Code.self, "Record/RecordErrorCode.swift", "Negotiation/RecordErrorCode+Negotiation.swift",
      "Negotiation/RecordErrorCode+Brackets.swift", "Negotiation/Account/RecordError+Account.swift",
      "Negotiation/Statements/RecordErrorCode+Statements.swift",
      "Questionnaires/RecordErrorCode+Questionnaires.swift", "Glossary/RecordErrorCode+Glossary.swift",
      "BestPractices/RecordErrorCode+Practices.swift", "Index/RecordErrorCode+Search.swift",
      "Calendar/RecordErrorCode+Calendar.swift", count: 60)
    try check(SubmissionWarning.Code.self, "Contributions/SubmissionWarning.swift", count: 3)
    try check(DeclarationCheck.Code.self, "Declaration/DeclarationCheck+Code.swift", count: 4)
    try check(ReceiptProblem.Code.self, "Audit/ReceiptProblem.swift", count: 6)
  }
}

extension Facts {
  fileprivate func with(_ key: String, _ value: Value) -> Facts {
    var facts = self
    facts[Key(rawValue: key)] = value
    return facts
  }
}

import GCMRepo
import RecordLocalization
import Testing

@testable import GCMRepoCommand

/// A sentence is made from a code and its facts alone, in every language.
@Suite struct EveryCodeHasItsSentenceTests {
  private let languages = InterfaceLanguage.allCases
  /// A fact of every key, so that each sentence finds its own.
  private let facts: Facts = [
    .path: "a/b.yml", .line: 7, .draft: "draft-7", .trailer: "Party", .key: "title", .expected: "x1", .found: "x2",
    .party: "CL", .object: "abc", .branch: "main", .format: 8, .supported: 9, .features: .texts(["f"]), .lock: "l.lock",
    .paths: .texts(["p"]), .errno: 13, .given: "g", .nearest: .texts(["n"]), .known: .texts(["k"]),
    .permitted: .texts(["RCM-TS"]), .choices: .texts(["c"]), .language: "es", .contribution: "CL/inputs/a",
    .document: "declaration", .kind: "input", .name: "f.docx", .title: "t", .from: "d1", .to: "d2", .bytes: 11,
    .limit: 12, .lowest: 1, .highest: 2, .codePoint: 0x202E, .detail: "words", .commit: "abcdef",
    .heldTitle: "t2", .person: "Ana", .proposed: "CL/inputs/b",
    .drafts: .texts(["draft-8"]), .limits: .texts(["shallow"]), .operation: "merge", .field: "submitted_at",
    .entry: "meeting", .meeting: "m1", .fingerprint: "SHA256:x", .url: "ssh://h/r", .number: 3, .bracket: "7a-k3f",
    .places: .texts(["es 7"]), .questionnaire: "q1", .question: "2.3", .questions: .texts(["2.4"]),
  ]

  @Test func aFindingHasOne() {
    for code in Finding.Code.known where code != .unreadable {
      let sentence = Finding(code, facts).sentence
      #expect(sentence != Finding.unknown, "\(code)")
      #expect(sentence != Finding(code).sentence, "\(code) names no fact")
      expectAllDiffer(sentence, code.rawValue)
    }
    #expect(Finding(.init(rawValue: "from-the-future"), facts).sentence == Finding.unknown)
    #expect(Finding.unreadable(.busy).sentence == RecordError.busy.sentence)
    #expect(Finding(.unreadable).sentence == Finding.unknown)
  }

  @Test func anErrorHasOne() {
    let unknown = RecordError(.init(rawValue: "from-the-future")).sentence
    let factless: [RecordError.Code] = [
      .busy, .cancelled, .diskFull, .fileNeeded, .identityNeeded, .git, .signatureOvertaken, .adminNeeded,
      .mailNotNeeded, .noDraft, .accessUnknown, .accessUsed, .accessExpired, .accessRevoked, .accessEnded,
      .searchIndexFailed,
    ]
    // Theirs are made of their problem's: see below.
    let byProblem: [RecordError.Code] = [.fileNotUsable, .invalidTitle, .invalidMessage, .invalidRequiredText]
    for code in RecordError.Code.known where !byProblem.contains(code) {
      let error = RecordError(code, facts)
      #expect(error.sentence != unknown, "\(code)")
      #expect(factless.contains(code) || code == .ruleBroken || error.sentence != RecordError(code).sentence, "\(code)")
      expectAllDiffer(error.sentence, code.rawValue)
    }
    #expect(RecordError.ruleBroken(.notAContribution(path: "a")).sentence(.en).contains("holds no contribution.yml"))
  }

  @Test func theProblemOfAFileHasOne() {
    let file: [RecordError.FileProblem] = [
      .invalidSigner("key"), .notYAML("w"), .duplicateKey("k"), .alias, .missingKey("k"), .wrongValue(key: "k"),
      .missing, .notUTF8,
      .fileTooLarge(limit: 5), .tooLong(key: "k", limit: 5), .outOfRange(key: "k", 1...5), .tooMany(key: "k", limit: 5),
      .notADay(key: "k", given: "g"), .endsTooEarly(key: "k", given: "g", start: "e"),
      .unknownName(key: "k", given: "g", nearest: []), .skippedTime(key: "k", given: "g", zone: "f"), .empty(key: "k"),
      .privateContact(key: "k", given: "g"), .idChanged(expected: "e", found: "f"), .entryGone("g"), .duplicateID("g"),
      .orderCycle(["g", "h", "g"]), .mixedTimes(key: "k", given: "g", start: "e"),
      .yearOutOfRange(key: "k", given: "g", 1583...9998), .notAPage(key: "k", given: "g"),
      .inFuture(key: "k", given: "g"),
    ]
    let submitted: [Submission.File.Problem] = [
      .empty, .tooLarge(bytes: 6, limit: 5), .textTooLarge(bytes: 6, limit: 5), .textNotStable, .textOfAnother,
    ]
    let title: [RecordError.TitleProblem] = [
      .empty, .tooLong(limit: 5), .character("\u{202E}"), .mailLine("---", number: 2), .privateContact("a@example.org"),
    ]
    let template: [RecordError.TemplateProblem] = [.notAFolder, .notAPlainFile, .noConfiguration, .invalidName]
    let errors =
      file.map { RecordError.malformedFile(path: "p", line: 3, problem: $0) }
      + submitted.map { .fileNotUsable(name: "f", problem: $0) } + title.map { .invalidTitle(problem: $0) }
      + template.map { .templateNotUsable(path: "p", problem: $0) }
      + RecordError.SigningProblem.allCases.filter { $0 != .failed }.map { problem in
        RecordError(.notSigned, facts.named(problem.rawValue))
      }
    for error in errors {
      let code = error.facts.text(.problem) ?? ""
      // An unknown problem would be named by its code.
      #expect(!code.isEmpty && error.sentence != RecordError(error.code, error.facts.named("x")).sentence)
      expectAllDiffer(error.sentence, code)
    }
    #expect(Set(errors.map { $0.sentence(.en) }).count == errors.count)
  }

  @Test func aProblemOfAReceiptHasOne() {
    for code in ReceiptProblem.Code.known {
      let sentence = ReceiptProblem(code, facts).sentence
      #expect(sentence != Finding.unknown, "\(code)")
      expectAllDiffer(sentence, code.rawValue)
    }
  }

  private func expectAllDiffer(_ sentence: Message, _ code: String) {
    #expect(Set(languages.map { sentence($0) }).count == languages.count, "\(code): \(sentence(.en))")
  }
}

extension Facts {
  fileprivate func named(_ problem: String) -> Facts {
    var facts = self
    facts[.problem] = .text(problem)
    return facts
  }
}

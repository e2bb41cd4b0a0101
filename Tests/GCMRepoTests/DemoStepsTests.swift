import Testing

@testable import GCMRepo

@Suite struct DemoStepsTests {
  private let steps: [DemoStep]
  init() throws { steps = try DemoStep.all() }

  @Test func eightCountriesOrMoreSubmitInThreeKinds() {
    var countries: Set<PartyCode> = []
    var kinds: Set<ContributionKind> = []
    for step in steps {
      guard case .submit(let kind, let slug, let title, _, _, _) = step.action else { continue }
      countries.insert(step.party)
      kinds.insert(kind)
      #expect(!step.files.isEmpty && !title.isEmpty)
      #expect(throws: Never.self) { try Slug(slug) }
    }
    #expect(countries.count >= 8 && kinds == Set(ContributionKind.contributed))
  }

  @Test func itsDocumentsAreThereInFourFormats() {
    let files = steps.flatMap(\.files)
    #expect(files.allSatisfy { !$0.bytes.isEmpty })
    let formats = Set(files.compactMap { $0.name.split(separator: ".").last })
    #expect(formats.isSuperset(of: ["docx", "odt", "pdf", "md"]))
    for file in files where file.name.hasSuffix(".docx") || file.name.hasSuffix(".odt") {
      #expect(file.bytes.starts(with: "PK".utf8), "\(file.name)")
    }
    #expect(Set(files.map(\.language)).isSuperset(of: ["es", "en"]))
  }

  @Test func itMakesTwoDraftsAndChangesBetweenThem() throws {
    let drafts = steps.indices.filter { if case .tag = steps[$0].action { true } else { false } }
    #expect(drafts.count == 2 && drafts.last == steps.indices.last)
    #expect(try #require(drafts.last) - #require(drafts.first) > 3)
  }

  @Test func itsTimesAreInOrder() {
    let times = steps.compactMap(\.identity.author.date)
    #expect(times.count == steps.count && times == times.sorted())
  }

  /// Another module extracts the documents' text; here their bytes stand in for it.
  @Test func aRecordTakesEveryStep() async throws {
    let sample = try Sample()
    for step in steps {
      let files = step.files.map { file in
        Submission.File(
          language: file.language, fileExtension: String(file.name.split(separator: ".").last ?? ""),
          mediaType: "", original: file.bytes,
          text: file.name.hasSuffix(".md") ? file.bytes : Array("\(file.name)\n".utf8), foundTitle: nil,
          name: file.name)
      }
      switch step.action {
      case .submit(let kind, let slug, let title, let themes, let why, let contribution):
        var submission = Submission(party: step.party, kind: kind, files: files)
        (submission.slug, submission.title, submission.themes) = (slug, title, themes)
        (submission.message, submission.whyBestPractice) = (step.message, why)
        submission.contributionToGCM = contribution
        let result = try await sample.record.submit(submission, as: step.identity)
        #expect(result.missingTexts.isEmpty || kind == .bestPractice)
      case .declare:
        for file in files {
          _ = try await sample.record.declare(
            file, party: step.party, message: step.message ?? "", as: step.identity)
        }
      case .withdraw(let contribution):
        _ = try await sample.record.withdraw(contribution.description, because: step.message ?? "", as: step.identity)
      case .tag(let name):
        _ = try await sample.record.tag(
          name, message: step.message ?? "", party: step.party, as: step.identity)
      }
    }
    #expect(try await sample.record.verify().findings.isEmpty)
    #expect(try sample.record.current().status().answered >= 8)
  }
}

import Testing

@testable import GCMRepo

@Suite struct TitlesAreNeutralisedTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private func submit(found title: String?, name: String = "aportes.es.docx") async throws -> Contribution {
    var file = Submission.File.markdown("Texto.\n", title: title)
    file.name = name
    return try await sample.record.submit(Submission(party: "CL", kind: .input, files: [file]), as: .focalPoint)
      .contribution
  }

  @Test(arguments: [
    ("Niñez migrante", "Niñez migrante", "ninez-migrante"),
    ("  Dos \n líneas\t y  blancos ", "Dos líneas y blancos", "dos-lineas-y-blancos"),
    ("\u{1B}[31mRojo\u{7}", "[31mRojo", "31mrojo"),
    ("Texto \u{202E}osrever\u{202C}", "Texto osrever", "texto-osrever"),
    ("\u{FEFF}Cero\u{200B} ancho", "Cero ancho", "cero-ancho"),
  ]) func ofATitleInADocumentTheVisiblePartIsTaken(found: String, title: String, slug: String) async throws {
    let contribution = try await submit(found: found)
    #expect(contribution.title["es"] == title)
    #expect(contribution.id.slug.string == slug)
  }

  @Test(arguments: [nil, "", "\u{202E}\u{1B}", "   "])
  func withoutOneTheFileNameServes(found: String?) async throws {
    let contribution = try await submit(found: found, name: "Aportes de Chile.es.docx")
    #expect(contribution.title["es"] == "Aportes de Chile")
    #expect(contribution.id.slug.string == "aportes-de-chile")
  }

  @Test func aTitleThatLeavesNoSlugIsKeptUnderTheFileName() async throws {
    let contribution = try await submit(found: "الهجرة", name: "arabic.docx")
    #expect(contribution.title["es"] == "الهجرة")
    #expect(contribution.id.slug.string == "arabic")
  }

  @Test func whereNothingIsLeftASlugIsAskedFor() async throws {
    await #expect(throws: RecordError.slugNeeded(title: "移民")) {
      try await submit(found: "移民", name: "移民")
    }
  }

  @Test func aTitleIsBounded() async throws {
    let long = try await submit(found: String(repeating: "palabra ", count: 1000))
    #expect((long.title["es"] ?? "").count <= 300)
    // A single character, as a reader counts.
    let tower = try await TitlesAreNeutralisedTests().submit(found: "a" + String(repeating: "\u{301}", count: 100_000))
    #expect((tower.title["es"] ?? "").utf8.count <= 1200)
  }

  @Test func aTypedTitleIsForEveryLanguageGiven() async throws {
    var submission = Submission(
      party: "CA", kind: .input,
      files: [.markdown("a\n", "en", title: "Found"), .markdown("b\n", "fr", title: "Trouvé")])
    submission.title = "Typed"
    let title = try await sample.record.submit(submission, as: .focalPoint).contribution.title
    #expect(title == LocalizedText([("en", "Typed"), ("fr", "Typed")]))
  }

  @Test(arguments: ["Títulos: \"sí\" #no", "no", "- a", "1.0", "null", "a: b", "'", "{x}", "¿Qué? & *b"])
  func anyTitleIsReadBackAsItWas(title: String) async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("a\n")])
    (submission.title, submission.slug) = (title, "a")
    _ = try await sample.record.submit(submission, as: .focalPoint)
    #expect(try sample.record.current().contribution(named: "CL/inputs/a").title["es"] == title)
  }

  @Test func aFocalPointsRoleStandsBesideTheName() async throws {
    try await sample.commitByHand(
      [
        .init(
          path: "parties/CL.yml",
          content: """
            code: CL
            conferences: [{conference: SACM, role: member}]
            focal_points:
              - {name: Lucía Pérez, email: Lucia@CL.example.org, role: Jefa de división}
              - {name: Juan Soto, email: juan@cl.example.org}

            """)
      ], message: "Admit focal points\n\nParty: CL\nAction: admit")
    #expect(
      try await sample.submit("CL", "a").contribution.submittedBy
        == .init(name: "Lucía Pérez", role: "Jefa de división"))
    let juan = Identity(author: .init(name: "Juan", email: "juan@cl.example.org"))
    #expect(try await sample.submit("CL", "b", as: juan).contribution.submittedBy?.role == "focal-point")
    #expect(try await sample.submit("CL", "c", as: .secretary).contribution.submittedBy?.role == nil)
  }
}

@Suite struct BestPracticesHaveTwoSpacesTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private func submit(_ why: String?, _ contribution: String?) async throws -> SubmissionResult {
    var submission = Submission(party: "PE", kind: .bestPractice, files: [.markdown("a\n")])
    (submission.slug, submission.whyBestPractice, submission.contributionToGCM) = ("a", why, contribution)
    return try await sample.record.submit(submission, as: .focalPoint)
  }

  @Test func emptyOnesMakeItIncompleteAndAreNamed() async throws {
    let result = try await submit(nil, nil)
    #expect(result.contribution.status == .incomplete)
    #expect(result.missingTexts == ["why_best_practice", "contribution_to_gcm"])
    #expect(try await submit("Porque sí.", nil).missingTexts == ["contribution_to_gcm"])
    #expect(try await submit(nil, "Así.").contribution.status == .submitted)
    let read = try sample.record.current().contribution(named: "PE/best-practices/a")
    #expect(read.whyBestPractice["es"] == "Porque sí." && read.contributionToGCM["es"] == "Así.")
  }

  @Test(arguments: ["", "  \n"]) func aBlankOneIsEmpty(blank: String) async throws {
    #expect(try await submit(blank, blank).missingTexts.count == 2)
  }

  @Test func noOtherKindHasThem() async throws {
    #expect(try await sample.submit("PE", "b", kind: .input).missingTexts.isEmpty)
    #expect(try sample.text("countries/PE/inputs/b/contribution.yml")?.contains("why_best") == false)
  }
}

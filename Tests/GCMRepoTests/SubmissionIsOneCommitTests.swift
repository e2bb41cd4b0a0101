import GitStore
import Testing

@testable import GCMRepo

@Suite struct SubmissionIsOneCommitTests {
  private let sample: Sample
  private let result: SubmissionResult
  private let before: ObjectID

  init() async throws {
    sample = try Sample()
    before = try sample.tip
    var submission = Submission(
      party: "CL", kind: .input, files: [.word("PK…", text: "# Alternativas\n\nA la detención.\n")])
    submission.title = "Alternativas a la detención"
    submission.themes = ["human-rights", "governance", "human-rights"]
    submission.message = "Enviado por la Cancillería.\n\n***\n\nParty: MX\nAction: admit"
    result = try await sample.record.submit(submission, as: .focalPoint)
  }

  @Test func theBranchIsExactlyOneCommitFurther() async throws {
    #expect(try sample.commit().parents == [before])
    #expect(CommitID(try sample.tip) == result.receipt.commit)
    #expect(try await git("rev-list", "--count", "main", in: sample.folder) == "2")
  }

  @Test func stockGitReadsItsTrailers() async throws {
    let hash = sha256("PK…".utf8)
    #expect(
      try await git("log", "-1", "--format=%(trailers:only)", in: sample.folder) == """
        Party: CL
        Kind: input
        Contribution: CL/inputs/alternativas-a-la-detencion
        Revision: 1
        Original-SHA256: \(hash) original.es.docx
        Action: submit
        """)
    #expect(try await git("log", "-1", "--format=%s", in: sample.folder).hasSuffix("detencion, revision 1"))
  }

  @Test func itsAuthorIsTheFocalPointAtTheTimeGiven() async throws {
    #expect(
      try await git("log", "-1", "--format=%an <%ae> %aI", in: sample.folder)
        == "Lucía Pérez <lucia@cl.example.org> 2017-05-11T16:00:00+00:00")
  }

  @Test func itHoldsOriginalTextAndFactsAndNothingElse() async throws {
    let folder = "countries/CL/inputs/alternativas-a-la-detencion/"
    let names = try await git(
      "diff-tree", "-r", "--no-commit-id", "--name-status", "main~1", "main", in: sample.folder)
    #expect(
      names == """
        A\t\(folder)contribution.yml
        A\t\(folder)original.es.docx
        A\t\(folder)text.es.md
        """)
    #expect(try await git("show", "main:\(folder)original.es.docx", in: sample.folder) == "PK…")
    #expect(try sample.text(folder + "text.es.md") == "# Alternativas\n\nA la detención.\n")
  }

  @Test func contributionYmlSaysWhatWasSubmitted() throws {
    #expect(
      try sample.text(result.contribution.id.folder + "/contribution.yml") == """
        id: CL/inputs/alternativas-a-la-detencion
        kind: input
        party: CL
        title:
          es: Alternativas a la detención
        themes:
        - human-rights
        - governance
        languages:
        - es
        status: submitted
        revision: 1
        submitted_at: '2017-05-11T16:00:00Z'
        submitted_by:
          name: Lucía Pérez
        originals:
        - file: original.es.docx
          sha256: \(sha256("PK…".utf8))
          bytes: 5
          media_type: application/vnd.openxmlformats-officedocument.wordprocessingml.document
          revision: 1
          submitted_at: '2017-05-11T16:00:00Z'
          submitted_as: aportes.docx

        """)
  }

  @Test func theReceiptSaysTheSame() {
    let receipt = result.receipt
    #expect(receipt.contribution.description == "CL/inputs/alternativas-a-la-detencion")
    #expect(receipt.revision == 1 && receipt.branch == "main" && !receipt.unchanged)
    #expect(receipt.party == "CL" && receipt.kind == .input)
    #expect(receipt.submittedAt.description == "2017-05-11T16:00:00Z")
    #expect(
      receipt.files == [
        .init(
          path: "countries/CL/inputs/alternativas-a-la-detencion/original.es.docx",
          sha256: sha256("PK…".utf8), bytes: 5, language: "es", submittedAs: "aportes.docx")
      ])
  }

  @Test func whatWasWrittenIsReadBackTheSame() throws {
    let read = try sample.record.current().contribution(named: result.receipt.contribution.description)
    #expect(read == result.contribution)
  }

  @Test func textAndOriginalAreGivenByLanguage() throws {
    let state = try sample.record.current()
    #expect(try state.original(of: result.contribution, language: nil) == Array("PK…".utf8))
    #expect(try state.text(of: result.contribution, language: "es").starts(with: "# Alt".utf8))
    let id = result.contribution.id.description
    #expect(throws: RecordError.noSuchLanguage(contribution: id, given: "en", present: ["es"])) {
      try state.text(of: result.contribution, language: "en")
    }
  }

  @Test func aLongSlugIsCutInTheSubjectAndNotInTheTrailer() async throws {
    let slug = String(repeating: "a", count: 80)
    try await sample.submit("AR", slug, kind: .bestPractice)
    let subject = try await git("log", "-1", "--format=%s", in: sample.folder)
    #expect(subject.count == 72 && subject.hasSuffix("…"))
    let trailer = try await git(
      "log", "-1", "--format=%(trailers:key=Contribution,valueonly)", in: sample.folder)
    #expect(trailer == "AR/best-practices/\(slug)")
  }

  @Test func whoRanTheToolIsTheCommitter() async throws {
    let identity = Identity(
      author: .init(name: "José", email: "jose@uy.example.org"), committer: Identity.secretary.author)
    try await sample.submit("UY", "x", as: identity)
    #expect(try await git("log", "-1", "--format=%an, %cn", in: sample.folder) == "José, Ana Soto")
  }

  @Test(arguments: [("", "a@b.org"), ("Ana", " "), ("Ana <x>", "a@b.org"), ("Ana", "a\nb")])
  func withoutAPersonNothingIsWritten(name: String, email: String) async throws {
    let identity = Identity(author: .init(name: name, email: email))
    await #expect(throws: RecordError.identityNeeded) { try await sample.submit("UY", "x", as: identity) }
    await #expect(throws: RecordError.identityNeeded) {
      try await sample.record.tag("draft-1", message: "x", party: "IOM", as: identity)
    }
    #expect(CommitID(try sample.tip) == result.receipt.commit)
  }

  @Test func theCheckedOutFilesFollow() async throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/r"
    let record = try Record.create(at: folder, from: .builtIn(), bare: false, as: .secretary).record
    let submission = Submission(party: "CL", kind: .input, files: [.markdown("Uno.\n", title: "Uno")])
    let result = try await record.submit(submission, as: .focalPoint)
    #expect(result.checkoutProblem == nil)
    #expect(try await git("status", "--porcelain", in: folder) == "")
    #expect(try await shell("cat '\(folder)/countries/CL/inputs/uno/text.es.md'") == "Uno.")
  }

  @Test func somebodysOwnEditInItsPlaceIsNotOverwritten() async throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/r"
    let record = try Record.create(at: folder, from: .builtIn(), bare: false, as: .secretary).record
    let path = "countries/CL/inputs/uno/text.es.md"
    try scratch.write("r/" + path, "mine\n")
    let tip = try record.current().commit
    let submission = Submission(party: "CL", kind: .input, files: [.markdown("Uno.\n", title: "Uno")])
    await #expect(throws: RecordError.localEdits(paths: [path])) {
      try await record.submit(submission, as: .focalPoint)
    }
    #expect(try record.current().commit == tip)
  }
}

import Foundation
import RecordRendering
import Testing

@Suite struct DraftsFreezeTheRecordTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aDraftIsAnAnnotatedTagThatNamesItsMakerAndItsManifest() async throws {
    let record = try await desk.record()
    let run = try await desk.done(
      "tag", "draft-1", "-m", "Primer borrador", "--party", "RCM-TS", "--format", "json", at: record)
    let answer = try run.json()
    expectContract(
      answer, schema: "gcmrepo.draft/1",
      keys: ["name", "commit", "party", "manifest_sha256", "contributions"])
    #expect(run.said.contains("gcmrepo export declaration --at draft-1"))
    let next = try await desk.done("tag", "draft-2", "-m", "Two", "--party", "RCM-TS", at: record)
    #expect(next.said.contains("gcmrepo diff draft-1 draft-2"))
    #expect(try await desk.git("cat-file", "-t", "draft-1", in: record) == "tag")
    let contents = try await desk.git("tag", "-l", "--format=%(contents)", "draft-1", in: record)
    let manifest = try #require(answer["manifest_sha256"]?.string)
    for line in ["Primer borrador", "Party: RCM-TS", "Draft: draft-1", "Manifest-SHA256: \(manifest)"] {
      #expect(contents.split(separator: "\n").contains(Substring(line)))
    }
  }

  @Test func itsManifestHoldsInAPlainFolderByStandardTools() async throws {
    let record = try await desk.negotiatedRecord()
    for draft in ["draft-1", "draft-2"] {
      let sum = try await desk.shell(
        """
        mkdir \(draft) && git -C '\(record)' archive \(draft) | tar -x -C \(draft) && cd \(draft) &&
        find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
        """)
      let contents = try await desk.git("tag", "-l", "--format=%(contents)", draft, in: record)
      #expect(contents.contains("Manifest-SHA256: \(sum.output.prefix(64))"))
    }
  }

  @Test func tagsAreListedWithDateCountMakerAndSignature() async throws {
    let record = try await desk.negotiatedRecord()
    let answer = try await desk.done("tags", "--format", "json", at: record).json()
    expectContract(answer, schema: "gcmrepo.tags/1", keys: ["drafts"])
    let drafts = answer["drafts"]?.array ?? []
    #expect(drafts.compactMap { $0["name"]?.string } == ["draft-1", "draft-2"])
    #expect(drafts.compactMap { $0["contributions"]?.int } == [2, 3])
    expectKeys(
      ["made_at", "party", "tagger", "signed", "commit", "message", "manifest_sha256"], of: drafts.first)
    expectTime(drafts.first?["made_at"])
    #expect(drafts.first?["signed"]?.bool == false)
    let csv = try await desk.done("tags", "--format", "csv", at: record)
    #expect(
      csv.lines.first == "name,made_at,contributions,party,tagger,signed,commit,message,manifest_sha256,state")
    let table = try await desk.done("tags", at: record)
    #expect(table.output.contains("First draft"))
  }

  @Test func noDraftsYetSaysHowToMakeOne() async throws {
    let run = try await desk.done("tags", at: try await desk.record())
    #expect(run.said.contains("gcmrepo tag draft-1"))
  }

  @Test func aDraftIsMadeOnlyOnce() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.expectNothingWritten(in: record) {
      let run = try await desk.gcmrepo("tag", "draft-1", "-m", "Again", "--party", "RCM-TS", at: record)
      expectRefusal(run, status: 3, naming: "draft-1", "Choose another name")
    }
  }

  @Test func namesThatGitOrAShellWouldMisreadAreRefused() async throws {
    let record = try await desk.record()
    try await desk.expectNothingWritten(in: record) {
      for name in ["../x", "-d", "a b", "a..b", "a:b", "a^", "x.lock", "HEAD", "@", "a\u{202E}", "a\n", ""] {
        let run = try await desk.gcmrepo("tag", "-m", "m", "--party", "RCM-TS", "--", name, at: record)
        expectRefusal(run, status: 3)
      }
    }
  }

  @Test func withoutItsBodyTheChoicesAreNamed() async throws {
    let record = try await desk.record()
    let unnamed = try await desk.gcmrepo("tag", "draft-1", "-m", "m", at: record)
    expectRefusal(unnamed, status: 2, naming: "--party", "RCM-TS", "SACM-TS")
    expectRefusal(
      try await desk.gcmrepo("tag", "draft-1", "-m", "m", "--party", "RCM-T", at: record), status: 3,
      naming: "RCM-T",
      "Did you mean", "RCM-TS")
    expectRefusal(
      try await desk.gcmrepo("tag", "draft-1", "--party", "RCM-TS", at: record), status: 2, naming: "-m")
  }

  @Test(arguments: ["CL", "IOM"]) func whoMayNotIsToldWhoMay(party: String) async throws {
    let record = try await desk.record()
    let note = try desk.note()
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(
        try await desk.gcmrepo("tag", "draft-1", "-m", "m", "--party", party, at: record), status: 5,
        naming: party, "AD-HOC", "RCM-PPT", "RCM-TS", "SACM-PPT or SACM-TS")
      expectRefusal(
        try await desk.gcmrepo(
          "declare", note, "--lang", "es", "-m", "m", "--party", party, "--locale", "es", at: record),
        status: 5, naming: party, "no puede fijar la declaración", "SACM-PPT o SACM-TS")
    }
  }

  @Test func theOnlyBodyOfAFocalPointNeedsNoNaming() async throws {
    let record = try await desk.record()
    let party = "record/parties/RCM-TS.yml"
    let points = "focal_points:\n  - name: Ana Rojas\n    email: ana@example.org"
    try desk.write(party, try desk.read(party).replacing("focal_points: []", with: points))
    try await desk.git("commit", "-qam", "Name a focal point\n\nParty: RCM-TS\nAction: admit", in: record)
    let answer = try await desk.done("tag", "draft-1", "-m", "m", "--format", "json", at: record).json()
    #expect(answer["party"]?.string == "RCM-TS")
  }

  @Test func aDryRunMakesNoDraft() async throws {
    let record = try await desk.record()
    try await desk.expectNothingWritten(in: record) {
      try await desk.done("tag", "draft-1", "-m", "m", "--party", "RCM-TS", "--dry-run", at: record)
    }
  }

  @Test func whatIsWithdrawnStaysInTheDraftsAndInHistory() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done(
      "withdraw", "CL/inputs/aportes", "-m", "Replaced by a joint text", "--format", "json", at: record)
    expectContract(try run.json(), schema: "gcmrepo.withdrawal/1", keys: ["contribution", "commit"])
    #expect(!(try await desk.done("list", at: record).output.contains("CL/inputs/aportes")))
    #expect(try await desk.done("list", "--at", "draft-2", at: record).output.contains("CL/inputs/aportes"))
    #expect(!desk.exists("negotiated/countries/CL/inputs/aportes"))
    let message = try await desk.git("log", "-1", "--format=%B", in: record)
    for line in [
      "Action: withdraw", "Party: CL", "Contribution: CL/inputs/aportes", "Replaced by a joint text",
    ] {
      #expect(message.contains(line))
    }
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  @Test func whatIsWithdrawnComesBackWhenItIsSubmittedAgain() async throws {
    let record = try await desk.record()
    try await desk.submit(desk.note(), at: record)
    try await desk.done("withdraw", "CL/inputs/nota", "-m", "By mistake", at: record)
    let receipt = try await desk.submit(desk.note(), at: record).json()
    #expect(receipt["unchanged"]?.bool == false)
    #expect(try await desk.done("verify", at: record).status == 0)
    #expect(try await desk.done("log", "CL/inputs/nota", "--format", "csv", at: record).lines.count == 4)
  }

  @Test func withdrawingWhatIsNotThereOrWithoutAReasonIsRefused() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(
        try await desk.gcmrepo("withdraw", "CL/inputs/aporte", "-m", "x", at: record), status: 3,
        naming:
          "Did you mean CL/inputs/aportes?")
      expectRefusal(
        try await desk.gcmrepo("withdraw", "CL/inputs/aportes", at: record), status: 2, naming: "-m")
      expectRefusal(try await desk.gcmrepo("withdraw", "CL/inputs/aportes", "-m", " ", at: record), status: 3)
      try await desk.done("withdraw", "CL/inputs/aportes", "-m", "x", "--dry-run", at: record)
    }
  }
}

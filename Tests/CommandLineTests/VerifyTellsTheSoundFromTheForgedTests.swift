import Foundation
import RecordRendering
import Testing

@Suite struct VerifyTellsTheSoundFromTheForgedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aSoundRecordHolds() async throws {
    let record = try await desk.negotiatedRecord()
    let run = try await desk.done("verify", "--format", "json", at: record)
    let answer = try run.json()
    expectContract(
      answer, schema: "gcmrepo.verify/1",
      keys: ["holds", "commits", "drafts", "contributions", "originals", "store_checked", "findings"])
    #expect(answer["holds"]?.bool == true)
    #expect(answer["store_checked"]?.bool == true)
    #expect(answer["drafts"]?.int == 2 && answer["contributions"]?.int == 3)
    let said = try await desk.done("verify", at: record)
    #expect(said.output.isEmpty)
    #expect(said.said.contains("6 commits, 2 drafts, 3 contributions, 3 originals"))
    #expect(try await desk.done("verify", "--quiet", at: record).said.isEmpty)
  }

  @Test func aReceiptHoldsAlsoAfterLaterRevisionsAndAWithdrawal() async throws {
    let record = try await desk.record()
    let receipt = try await desk.submit(desk.note(), at: record)
    try desk.write("receipt.json", bytes: receipt.bytes)
    try await desk.submit(desk.note("nota.md", "# Nota\n\nOtra.\n"), at: record)
    try await desk.done("withdraw", "CL/inputs/nota", "-m", "Merged", at: record)
    let run = try await desk.done("verify", "receipt.json", at: record)
    #expect(run.said.contains("CL/inputs/nota, revision 1"))
    try await desk.done("verify", "-", at: record, input: receipt.output)
    let json = try await desk.done("verify", "receipt.json", "--format", "json", at: record).json()
    expectContract(json, schema: "gcmrepo.verify/1", keys: ["holds", "problems"])
    #expect(json["holds"]?.bool == true)
  }

  @Test func aForgedReceiptDoesNotHoldWhateverWasChangedInIt() async throws {
    let record = try await desk.record()
    let receipt = try await desk.submit(desk.note(), at: record).output
    let answer = try await desk.submit(desk.note(), at: record).json()
    let sum = try #require(answer["files"]?[0]?["sha256"]?.string)
    let commit = try #require(answer["commit"]?.string)
    let time = try #require(answer["submitted_at"]?.string)
    let forgeries = [
      receipt.replacing(sum, with: String(repeating: "0", count: 64)),
      receipt.replacing(commit, with: String(repeating: "1", count: 40)),
      receipt.replacing("\"revision\":1", with: "\"revision\":2"),
      receipt.replacing("\"party\":\"CL\"", with: "\"party\":\"PE\""),
      receipt.replacing("\"kind\":\"input\"", with: "\"kind\":\"questionnaire\""),
      receipt.replacing("\"contribution\":\"CL/inputs/nota\"", with: "\"contribution\":\"CL/inputs/otra\""),
      receipt.replacing(time, with: "2017-05-11T16:00:00Z"),
      receipt.replacing("\"bytes\":24", with: "\"bytes\":25"),
      receipt.replacing("nota/original", with: "nota/texto"),
    ]
    for forgery in forgeries {
      try #require(forgery != receipt)
      let run = try await desk.gcmrepo("verify", "-", at: record, input: forgery)
      #expect(run.status == 1, "\(forgery)")
      // One forgery may appear in several places.
      for line in run.said.split(separator: "\n") { expectPlainSentence(line + "\n") }
    }
    let json = try await desk.gcmrepo("verify", "-", "--format", "json", at: record, input: forgeries[0])
    #expect(try json.json()["problems"]?.array?.count == 1)
  }

  @Test func aReceiptOfAnotherRecordDoesNotHold() async throws {
    let record = try await desk.record()
    let receipt = try await desk.submit(desk.note(), at: record).output
    try await desk.done("init", "other")
    let run = try await desk.gcmrepo("verify", "-", at: desk.path("other"), input: receipt)
    #expect(run.status == 1)
    #expect(run.said.contains("not in the record"))
  }

  @Test(arguments: [
    "", "not JSON", "[]", "{\"schema\":\"gcmrepo.receipt/1\"}", "{\"schema\":\"gcmrepo.receipt/99\"}",
    String(repeating: "[", count: 100_000),
    "{\"schema\":\"gcmrepo.receipt/1\",\"schema\":\"gcmrepo.receipt/1\"}",
  ])
  func whatIsNoReceiptIsRefused(_ text: String) async throws {
    let record = try await desk.record()
    let run = try await desk.gcmrepo("verify", "-", at: record, input: text)
    expectRefusal(run, status: 3, naming: "receipt")
  }

  @Test func aReceiptThatIsNotThereIsNamed() async throws {
    let record = try await desk.record()
    expectRefusal(try await desk.gcmrepo("verify", "lost.json", at: record), status: 3, naming: "lost.json")
    expectRefusal(try await desk.gcmrepo("verify", "/dev/zero", at: record), status: 3, naming: "/dev/zero")
  }

  @Test func aDamagedObjectIsFoundAndEveryCommandSaysItPlainly() async throws {
    let record = try await desk.negotiatedRecord()
    let text = try await desk.git("rev-parse", "main:countries/CL/inputs/aportes/text.es.md", in: record)
    let object = record + "/.git/objects/\(text.prefix(2))/\(text.dropFirst(2))"
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: object)
    try desk.write(object, "garbage")
    let run = try await desk.gcmrepo("verify", "--format", "json", at: record)
    #expect(run.status == 1)
    #expect(try run.json()["holds"]?.bool == false)
    expectRefusal(
      try await desk.gcmrepo("show", "CL/inputs/aportes", at: record), status: 4, naming: "gcmrepo verify")
    expectRefusal(try await desk.gcmrepo("diff", "draft-1", at: record), status: 4, naming: "gcmrepo verify")
  }

  @Test func aRecordWhoseEveryObjectIsDamagedStillGetsASentence() async throws {
    let record = try await desk.negotiatedRecord()
    for object in desk.files(under: record + "/.git/objects", endingIn: "") where object.utf8.count == 41 {
      try desk.remove(record + "/.git/objects/" + object)
      try desk.write(record + "/.git/objects/" + object, "garbage")
    }
    #expect([1, 4].contains(try await desk.gcmrepo("verify", "--quiet", at: record).status))
    // For the auditor it is a finding.
    #expect(try await desk.gcmrepo("audit", at: record).status == 1)
    for command in ["status", "list", "log"] {
      expectRefusal(try await desk.gcmrepo(command, at: record), status: 4)
    }
  }

  @Test func withoutGitTheStoreIsNotCheckedAndNothingIsSaidToHold() async throws {
    let record = try await desk.negotiatedRecord()
    for words in [["verify"], ["verify", "--quiet"]] {
      let run = try await desk.program(words, at: record, setting: ["PATH": desk.folder]).run()
      expectRefusal(run, status: 6, naming: "was not checked", "gcmrepo doctor")
      #expect(!run.said.contains("holds"))
    }
    let run = try await desk.gcmrepo("verify", "--format", "json", at: record, setting: ["PATH": desk.folder])
    #expect(run.status == 6)
    #expect(try run.json()["store_checked"]?.bool == false && run.json()["holds"]?.bool == false)
  }

  @Test func withoutGitAnAlteredFileIsFoundAllTheSame() async throws {
    let record = try await desk.negotiatedRecord()
    let id = try await desk.git("rev-parse", "draft-1:countries/CL/inputs/aportes/original.es.md", in: record)
    let other = try await desk.git("rev-parse", "main:gcmrepo.yml", in: record)
    let objects = record + "/.git/objects/"
    try desk.remove(objects + id.prefix(2) + "/" + id.dropFirst(2))
    try desk.copy(
      objects + other.prefix(2) + "/" + other.dropFirst(2), as: objects + id.prefix(2) + "/" + id.dropFirst(2))
    let run = try await desk.gcmrepo("verify", at: record, setting: ["PATH": desk.folder])
    #expect(run.status == 1 && run.output.contains("missing or damaged"), "\(run.output)")
  }

  @Test func aReceiptThatDoesNotHoldSaysSoAlsoWhereQuiet() async throws {
    let record = try await desk.record()
    let receipt = try await desk.submit(desk.note(), at: record).output
    let forged = receipt.replacing("\"party\":\"CL\"", with: "\"party\":\"PE\"")
    for words in [["verify", "-"], ["verify", "-", "--quiet"]] {
      let run = try await desk.program(words, at: record, input: Array(forged.utf8)).run()
      expectRefusal(run, status: 1, naming: "The receipt is not valid: The receipt's party is “PE”")
    }
    let spanish = try await desk.gcmrepo("verify", "-", "--locale", "es", at: record, input: forged)
    #expect(spanish.status == 1 && spanish.said.hasPrefix("El recibo no es válido: En el recibo, «party» es «PE»"))
    let json = try await desk.gcmrepo("verify", "-", "--format", "json", at: record, input: forged).json()
    let detail = json["problem_details"]?[0]
    #expect(detail?["code"]?.string == "differs" && detail?["key"]?.string == "party")
    #expect(detail?["expected"]?.string == "PE" && detail?["found"]?.string == "CL")
    #expect(json["problems"]?[0]?.string == detail?["sentence"]?.string)
  }

  @Test func aReceiptThatNamesNoFileDoesNotHold() async throws {
    let record = try await desk.record()
    let receipt = try await desk.submit(desk.note(), at: record).output
    let start = try #require(receipt.range(of: "\"files\":["))
    let end = try #require(receipt.range(of: "]", range: start.upperBound..<receipt.endIndex))
    let emptied = receipt.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "")
    let run = try await desk.gcmrepo("verify", "-", at: record, input: emptied)
    expectRefusal(run, status: 1, naming: "The receipt is not valid", "names no file")
  }
}

import Foundation
import GitStore
import Testing

@testable import GCMRepo

@Suite struct OwnTemplateTests {
  private let folder: Scratch

  init() throws {
    folder = try Scratch()
    try folder.write("gcmrepo.yml", "format: 1\ntitle: {en: Test}\nlanguages: [en]\n")
    try folder.write("parties/CL.yml", "code: CL\nconferences: [{conference: SACM, role: member}]\n")
  }

  private func problem() -> RecordError? {
    do throws(RecordError) {
      _ = try Template.folder(folder.path)
      return nil
    } catch {
      return error
    }
  }

  @Test func itsFilesAreTheFirstCommit() throws {
    let scratch = try Scratch()
    let (record, _) = try Record.create(
      at: scratch.path + "/r", from: .folder(folder.path), bare: true, as: .secretary, party: "CL")
    let state = try record.current()
    #expect(try record.repository.files(in: state.tree).map(\.path) == ["gcmrepo.yml", "parties/CL.yml"])
    #expect(state.title(in: "es") == "Test")
    #expect(try state.party("CL").isMemberState)
    #expect(try state.themes().isEmpty)
  }

  @Test func whoBeginsTheRecordIsOneOfItsParties() throws {
    let record = folder.path + "/record"
    #expect(throws: RecordError.unknownParty(given: "AD-HOC", nearest: [])) {
      try Record.create(at: record, from: .folder(folder.path), bare: true, as: .secretary)
    }
    #expect(!FileManager.default.fileExists(atPath: record))
  }

  @Test func withoutGcmrepoYmlItIsRefused() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/gcmrepo.yml")
    guard problem()?.code == .templateNotUsable, problem()?.facts.text(.path) == folder.path else {
      Issue.record("\(String(describing: problem()))")
      return
    }
  }

  @Test(arguments: ["/etc/hostname", "gcmrepo.yml", "parties", "/nowhere"])
  func aLinkInsideIsRefused(target: String) throws {
    let link = folder.path + "/link.yml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(problem() == .templateNotUsable(path: link, problem: .notAPlainFile))
  }

  @Test(arguments: ["a\\b.yml", ".git/config", ".GIT/config", "parties/a:b.yml", "\u{202E}x.yml"])
  func aNameThatARecordCannotHoldIsRefused(name: String) throws {
    try folder.write(name, "x\n")
    guard problem()?.code == .templateNotUsable, problem()?.facts.text(.path) == name else {
      Issue.record("\(String(describing: problem()))")
      return
    }
  }

  @Test func aNewerFormatIsRefused() throws {
    try folder.write("gcmrepo.yml", "format: 2\n")
    #expect(problem() == .newerFormat(found: 2, supported: 1))
  }

  @Test func malformedYAMLNamesItsLine() throws {
    try folder.write("gcmrepo.yml", "format: 1\ntitle: [\n")
    guard problem()?.isMalformed("gcmrepo.yml", "not-yaml") == true, (problem()?.facts.number(.line) ?? 0) >= 2 else {
      Issue.record("\(String(describing: problem()))")
      return
    }
  }

  @Test func aLanguageThatIsNoTagIsRefused() throws {
    try folder.write("gcmrepo.yml", "format: 1\nlanguages: [en, ../en]\n")
    #expect(
      problem() == .malformedFile(path: "gcmrepo.yml", line: 2, problem: .wrongValue(key: "languages")))
  }

  @Test(arguments: [
    ("parties/MX.yml", "code: CL\n", 1), ("parties/MX.yml", "names: {es: México}\n", 1),
    ("themes.yml", "themes:\n  - names: {es: x}\n", 2), ("glossary/x.yml", "id: y\n", 1),
    ("meetings/m/meeting.yml", "id: m\ntitle: x\n", 2),
    ("questionnaires/q/questionnaire.yml", "id: q\nsections:\n  - title: {es: x}\n", 3),
    ("countries/CL/inputs/x/contribution.yml", "kind: questionnaire\n", 1),
    ("countries/CL/withdrawn.yml", "- x\n", 1),
  ])
  func aDataFileThatVerifyWouldReportIsRefused(path: String, content: String, line: Int) throws {
    try folder.write(path, content)
    guard problem()?.isMalformed(path, line: line) == true else {
      Issue.record("\(String(describing: problem()))")
      return
    }
  }

  @Test func whatIsNoFolderIsRefused() throws {
    #expect(throws: RecordError.self) { try Template.folder(folder.path + "/gcmrepo.yml") }
    #expect(throws: RecordError.self) { try Template.folder(folder.path + "/nowhere") }
  }
}

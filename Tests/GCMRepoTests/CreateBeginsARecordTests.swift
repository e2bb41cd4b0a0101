import Foundation
import GitStore
import Testing

@testable import GCMRepo

@Suite struct CreateBeginsARecordTests {
  /// Contains `bare` and `tree`, which no test writes to.
  private let made: String
  private let bare: Record
  private let checkedOut: Record
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    made = try Self.made.get()
    bare = try Record.open(made + "/bare")
    checkedOut = try Record.open(made + "/tree")
  }

  private static let keeper = Result { try Scratch() }

  private static let made = Result { () throws -> String in
    let folder = try keeper.get().path
    atexit { if let keeper = try? CreateBeginsARecordTests.keeper.get() { keeper.remove() } }
    for (name, isBare) in [("/bare", true), ("/tree", false)] {
      _ = try Record.create(at: folder + name, from: .builtIn(), bare: isBare, as: .secretary)
    }
    return folder
  }

  @Test func bareOrNotTheFilesAreTheSame() async throws {
    let (a, b) = (try bare.current(), try checkedOut.current())
    #expect(a.tree == b.tree && a.commit == b.commit)
    #expect(try await git("status", "--porcelain", in: made + "/tree") == "")
    let listed = try await git("ls-files", in: made + "/tree").split(separator: "\n").map(String.init)
    #expect(try Set(listed) == Set(bare.repository.files(in: a.tree).map(\.path)))
  }

  @Test func theFirstCommitAdmitsForTheAdHocGroup() async throws {
    let folder = made + "/bare"
    #expect(try await git("rev-list", "--count", "main", in: folder) == "1")
    let trailers = try await git("log", "-1", "--format=%(trailers:only,unfold)", in: folder)
    #expect(trailers == "Party: AD-HOC\nAction: admit")
    #expect(
      try await git("log", "-1", "--format=%an <%ae> %at", in: folder)
        == "Ana Soto <ana@rcm.example.org> 1494417600")
    #expect(try await bare.audit().findingCount == 0)
  }

  @Test(arguments: [
    ("gc.auto", "0"), ("gc.pruneExpire", "never"), ("maintenance.auto", "false"),
    ("receive.autogc", "false"), ("receive.denyNonFastForwards", "true"), ("receive.denyDeletes", "true"),
    ("receive.fsckObjects", "true"), ("core.logAllRefUpdates", "always"), ("core.protectHFS", "true"),
    ("core.protectNTFS", "true"),
  ]) func nothingIsCollectedAndHistoryOnlyGrows(key: String, value: String) async throws {
    for folder in ["/bare", "/tree"] {
      #expect(try await git("config", "--local", key, in: made + folder) == value)
    }
  }

  @Test func stockGitFindsItSound() async throws {
    try await git("fsck", "--strict", "--full", in: made + "/bare")
    try await git("clone", "-q", made + "/bare", "clone", in: scratch.path)
    #expect(try Record.open(scratch.path + "/clone").current().commit == bare.current().commit)
  }

  @Test func aFolderThatHoldsSomethingIsRefusedAndLeftAlone() throws {
    try scratch.write("full/notes.txt", "mine\n")
    let full = scratch.path + "/full"
    #expect(throws: RecordError.folderNotEmpty(path: full)) {
      try Record.create(at: full, from: .builtIn(), bare: false, as: .secretary)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: full) == ["notes.txt"])
    #expect(throws: RecordError.folderNotEmpty(path: made + "/tree")) {
      try Record.create(at: made + "/tree", from: .builtIn(), bare: false, as: .secretary)
    }
  }

  @Test func aFileInItsPlaceIsRefused() throws {
    try scratch.write("file", "mine\n")
    #expect(throws: RecordError.self) {
      try Record.create(at: scratch.path + "/file", from: .builtIn(), bare: true, as: .secretary)
    }
    #expect(try String(contentsOfFile: scratch.path + "/file", encoding: .utf8) == "mine\n")
  }

  @Test(arguments: [
    ("", "a@b.org"), ("Ana", ""), ("Ana <x>", "a@b.org"), (" ", "a@b.org"), ("Ana\nX", "a@b.org"),
  ])
  func withoutAPersonNothingIsMade(name: String, email: String) {
    let folder = scratch.path + "/nobody"
    #expect(throws: RecordError.identityNeeded) {
      try Record.create(
        at: folder, from: .builtIn(), bare: true, as: Identity(author: .init(name: name, email: email)))
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test(arguments: 1...40) func ofManyWhoBeginAtOnceOneDoes(round: Int) async throws {
    try scratch.write("template/gcmrepo.yml", "format: 1\n")
    try scratch.write("template/parties/AD-HOC.yml", "code: AD-HOC\n")
    let template = try Template.folder(scratch.path + "/template")
    let folder = scratch.path + "/together"
    let made = await withTaskGroup(of: CommitID?.self) { group in
      for number in 0..<4 {
        group.addTask {
          let me = Identity(author: .init(name: "P\(number)", email: "p@example.org"))
          let record = try? Record.create(at: folder, from: template, bare: true, as: me).record
          return try? record?.current().commit
        }
      }
      var found: [CommitID] = []
      for await id in group { if let id { found.append(id) } }
      return found
    }
    #expect(made.count == 1)
    #expect(try Record.open(folder).current().commit == made.first)
    #expect(!FileManager.default.fileExists(atPath: folder + "/.gcmrepo-begin"))
  }

  @Test func aFolderWithoutARecordIsNone() throws {
    let empty = try Scratch()
    #expect(throws: RecordError.notARecord(path: empty.path)) { try Record.open(empty.path) }
  }

  @Test func aRepositoryWithoutGcmrepoYmlIsNoRecord() async throws {
    let other = try Scratch()
    try await git("init", "-q", "-b", "main", in: other.path)
    #expect(throws: RecordError.self) { try Record.open(other.path).current() }
    try await git("commit", "-q", "--allow-empty", "-m", "x", in: other.path)
    let record = try Record.open(other.path)
    #expect(throws: RecordError.notARecord(path: record.path)) { try record.current() }
  }

  @Test func aRecordIsFoundFromAFolderInsideIt() throws {
    let inside = made + "/tree/parties"
    #expect(try Record.open(inside, searching: true).current().commit == bare.current().commit)
    #expect(throws: RecordError.notARecord(path: inside)) { try Record.open(inside) }
  }
}

import Foundation
import GitStore
import Testing

@Suite("Opening a repository says plainly why it cannot")
struct OpeningTests {
  @Test func `a folder that is none is not found`() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/home"
    #expect(code { _ = try Repository.open(folder) } == .notFound)
    #expect(code { _ = try Repository.open(scratch.path + "/nothing") } == .notFound)
    #expect(code { _ = try Repository.open("") } != nil)
  }

  @Test func `folders above are looked at only when asked`() throws {
    let scratch = try Scratch(bare: false)
    try scratch.write("1", to: "deep/er/file")
    #expect(code { _ = try Repository.open(scratch.root + "deep/er") } == .notFound)
    #expect(try Repository.open(scratch.root + "deep/er", searching: true).workDirectory == scratch.root)
  }

  @Test func `its folders are absolute and end in a slash`() throws {
    let bare = try Scratch()
    #expect(bare.repository.gitDirectory == bare.path + "/repository/")
    #expect(bare.repository.workDirectory == nil)
    let full = try Scratch(bare: false)
    #expect(full.repository.gitDirectory == full.path + "/repository/.git/")
    #expect(full.repository.workDirectory == full.path + "/repository/")
    #expect(try full.repository.reopened().gitDirectory == full.repository.gitDirectory)
  }

  @Test func `a linked work tree shares the git directory`() throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: ["a": "1"])
    try scratch.git("worktree", "add", "-q", "--detach", scratch.path + "/linked")
    let linked = try Repository.open(scratch.path + "/linked")
    #expect(linked.gitDirectory == scratch.repository.gitDirectory)
    #expect(linked.workDirectory == scratch.path + "/linked/")
    #expect(try linked.currentBranch() == nil)
  }

  @Test func `one that is there is not made again`() throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: ["a": "1"])
    #expect(code { _ = try Repository.create(scratch.root, bare: false) } == .exists)
    #expect(scratch.repository.fileText("a") == "1")
  }

  @Test func `a new one is sound, empty, and on the branch that was named`() throws {
    let scratch = try Scratch()
    let made = try Repository.create(scratch.path + "/a/b/new", bare: true, branch: "declaration")
    #expect(try made.currentBranch() == "refs/heads/declaration")
    #expect(try made.references(matching: "refs/*").isEmpty)
    #expect(code { _ = try made.resolve("HEAD") } != nil)
    #expect(try made.reference("refs/heads/declaration") == nil)
    try scratch.git("fsck", "--strict", in: made.gitDirectory)
  }

  private static var isRoot: Bool { getuid() == 0 }

  /// The machine's `safe.directory` may allow any.
  private static var isTrusting: Bool { (try? Repository.userConfiguration("safe.directory")) != nil }

  @Test(.enabled(if: isRoot && !isTrusting), arguments: [true, false])
  func `one of another owner is told from none`(bare: Bool) throws {
    let scratch = try Scratch(bare: bare)
    for folder in [scratch.path + "/repository", scratch.repository.gitDirectory] {
      chown(folder, 12_345, 12_345)
    }
    #expect(code { _ = try Repository.open(scratch.path + "/repository") } == .owner)
    #expect(code { _ = try Repository.open(scratch.path + "/home") } == .notFound)
  }

  @Test func `an error has a code and words`() throws {
    let scratch = try Scratch()
    do throws(GitError) {
      _ = try scratch.repository.resolve("none")
      Issue.record("resolved")
    } catch {
      #expect(error.code == .notFound)
      #expect(error.message.contains("none"))
      #expect(error.description.hasPrefix("not found: "))
      #expect(!error.isDiskFull && !error.isReadOnly)
    }
    for number in [ENOSPC, EDQUOT, EFBIG] {
      #expect(GitError(code: .generic, systemError: number, message: "an older error").isDiskFull)
    }
    #expect(GitError(code: .generic, systemError: EACCES, message: "").isReadOnly)
    #expect(!GitError(code: .generic, message: "No space left on device").isDiskFull)
    #expect(GitError.Code(rawValue: -99).description == "error -99")
  }

  @Test func `an error names the system's reason, whatever it is`() throws {
    let scratch = try Scratch()
    let file = scratch.path + "/file"
    #expect(FileManager.default.createFile(atPath: file, contents: nil))
    do throws(GitError) {
      _ = try Repository.create(file + "/below", bare: true)
      Issue.record("made below a file")
    } catch {
      #expect(error.systemError == ENOTDIR)
    }
  }

  @Test func `an error names the object that is missing`() throws {
    let scratch = try Scratch()
    let absent = ObjectID(hex: String(repeating: "ab", count: 20))!
    func object(_ read: () throws(GitError) -> Void) -> ObjectID? {
      do throws(GitError) { try read() } catch { return error.object }
      return nil
    }
    #expect(object { () throws(GitError) in _ = try scratch.repository.blob(absent) } == absent)
    #expect(object { () throws(GitError) in _ = try scratch.repository.commit(absent) } == absent)
    #expect(object { () throws(GitError) in _ = try scratch.repository.blobSize(absent) } == absent)
    #expect(object { () throws(GitError) in _ = try scratch.repository.kind(of: absent) } == absent)
  }

  @Test func `an unborn branch is read as nothing, not as an error`() throws {
    let scratch = try Scratch(bare: false)
    #expect(try scratch.repository.reference(main) == nil)
    #expect(code { _ = try scratch.repository.resolve("HEAD") } != nil)
    #expect(code { _ = try scratch.repository.resolve("main") } == .notFound)
    #expect(try scratch.repository.tags().isEmpty)
  }
}

@Suite("Configuration is read from all levels and written to the repository's own")
struct ConfigurationTests {
  @Test func `what is set is read, by stock git too`() throws {
    let scratch = try Scratch()
    let values = ["plain", "with space ", " \"quoted\" ; # \\ ", "ñ 移民", "a\nb\tc", ""]
    try scratch.repository.setConfiguration(values.enumerated().map { ("gcmrepo.key\($0)", $1) })
    for (place, value) in values.enumerated() {
      #expect(try scratch.repository.configuration("gcmrepo.key\(place)") == value)
      #expect(try scratch.git("config", "--local", "--get", "gcmrepo.key\(place)") == value + "\n")
    }
    #expect(try scratch.repository.reopened().configuration("GCMRepo.KEY0") == "plain")
  }

  @Test func `a key that is not set is nothing, and a name that is none an error`() throws {
    let scratch = try Scratch()
    #expect(try scratch.repository.configuration("gcmrepo.none") == nil)
    #expect(try Repository.userConfiguration("gcmrepo-tests.none") == nil)
    #expect(code { try scratch.repository.setConfiguration([("no dot", "x")]) } != nil)
    #expect(code { try scratch.repository.setConfiguration([("gcmrepo.cut", "a\0b")]) } != nil)
    #expect(try scratch.repository.configuration("gcmrepo.cut") == nil)
  }

  @Test func `of two values the last counts`() throws {
    let scratch = try Scratch()
    try scratch.git("config", "gcmrepo.many", "first")
    try scratch.git("config", "--add", "gcmrepo.many", "last")
    #expect(try scratch.repository.configuration("gcmrepo.many") == "last")
  }
}

import Foundation
import GitStore
import Testing

@Suite("Stock git checks a store, and nothing of the repository's own configuration is followed")
struct OnlyOurConfigurationReachesGitTests {
  private func fsck(_ scratch: Scratch) async throws -> [String] {
    let references = try scratch.repository.references(matching: "refs/*")
    return try await GitExecutable.fsck(scratch.repository, references: references).problems
  }

  private func damage(_ id: ObjectID, of scratch: Scratch) throws {
    let name = id.description
    let file = scratch.repository.gitDirectory + "objects/\(name.prefix(2))/\(name.dropFirst(2))"
    chmod(file, 0o600)
    try Data("no object".utf8).write(to: URL(fileURLWithPath: file))
  }

  @Test func `a sound store has no findings, and a damaged one git's words`() async throws {
    let scratch = try Scratch()
    let id = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    #expect(try await fsck(scratch) == [])
    try damage(try scratch.repository.commit(id).tree, of: scratch)
    #expect(try await fsck(scratch).contains { $0.contains("\(try scratch.repository.commit(id).tree)") })
  }

  @Test func `what a reference names and is not there is found`() async throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "1"])
    let gone = try #require(ObjectID(hex: String(repeating: "ab", count: 20)))
    let found = try await GitExecutable.fsck(
      scratch.repository, references: [Reference(name: "refs/heads/other", target: gone)])
    #expect(found.problems.contains { $0.contains("refs/heads/other") })
  }

  @Test func `objects that are borrowed are found`() async throws {
    let (lender, scratch) = (try Scratch(), try Scratch())
    let id = try #require(try lender.repository.advance(setting: ["a": "1"]))
    try scratch.write(lender.repository.gitDirectory + "objects\n", to: "objects/info/alternates")
    try scratch.write("\(id)\n", to: "refs/heads/main")
    #expect(try await fsck(scratch) == [])
    try damage(try lender.repository.commit(id).tree, of: lender)
    #expect(try await fsck(scratch) != [])
  }

  @Test func `a shallow clone is judged by what it holds`() async throws {
    let scratch = try Scratch(bare: false)
    for text in ["1", "2", "3"] { try scratch.repository.advance(setting: ["a": text]) }
    try scratch.git("clone", "-q", "--depth", "1", "file://" + scratch.root, scratch.path + "/shallow")
    let clone = try Repository.open(scratch.path + "/shallow")
    let check = try await GitExecutable.fsck(clone, references: try clone.references(matching: "refs/*"))
    #expect(check == StoreCheck())
  }

  @Test func `what a partial clone has not fetched is told apart from damage`() async throws {
    let scratch = try Scratch(bare: false)
    for text in ["1", "2", "3"] { try scratch.repository.advance(setting: ["a": text]) }
    try scratch.git("config", "uploadpack.allowFilter", "true")
    try scratch.git(
      "clone", "-q", "--no-checkout", "--filter=blob:none", "file://" + scratch.root, scratch.path + "/partial")
    let clone = try Repository.open(scratch.path + "/partial")
    let references = try clone.references(matching: "refs/*")
    #expect(try await GitExecutable.fsck(clone, references: references) == StoreCheck(isPartial: true))
    #expect(try clone.cloneLimits() == [.partial])
    let missing = try scratch.repository.entry(at: "a", in: scratch.repository.commit(references[0].target).tree)
    #expect {
      try clone.blob(try #require(missing).id)
    } throws: {
      ($0 as? GitError)?.code == .notFetched
    }
  }

  /// Each key that names a program or leads elsewhere, as some version of git reads it.
  private static let keys = [
    "core.fsmonitor", "core.hooksPath", "core.sshCommand", "core.gitProxy", "core.askPass", "core.pager", "core.editor",
    "core.alternateRefsCommand", "core.worktree", "diff.external", "diff.x.command", "diff.x.textconv",
    "filter.x.clean", "filter.x.smudge", "filter.x.process", "gpg.program", "gpg.ssh.program", "credential.helper",
    "alias.fsck", "alias.rev-parse", "pager.fsck", "include.path", "includeIf.gitdir:/.path", "sequence.editor",
    "uploadpack.packObjectsHook", "remote.origin.url", "remote.origin.uploadpack", "remote.origin.promisor",
    "merge.x.driver", "trailer.x.command", "interactive.diffFilter", "web.browser", "browser.x.cmd", "man.x.cmd",
    "difftool.x.cmd", "mergetool.x.cmd", "sendemail.smtpserver", "submodule.x.update", "maintenance.strategy",
    "fsck.skipList",
  ]

  @Test(arguments: keys) func `a program that the configuration names is not run`(_ key: String) async throws {
    let scratch = try Scratch(bare: false)
    let id = try #require(try scratch.repository.advance(setting: ["a": "1", ".gitattributes": "* diff=x filter=x\n"]))
    let marker = scratch.path + "/marker"
    let program = scratch.path + "/program"
    try Data("#!/bin/sh\ntouch '\(marker)'\n".utf8).write(to: URL(fileURLWithPath: program))
    chmod(program, 0o755)
    try scratch.git("config", key, key.hasPrefix("alias.") ? "!" + program : program)
    #expect(try await fsck(scratch) == [])
    try damage(try scratch.repository.commit(id).tree, of: scratch)
    #expect(try await fsck(scratch) != [])
    #expect(!FileManager.default.fileExists(atPath: marker))
  }

  @Test func `nothing is fetched for what is missing`() async throws {
    let scratch = try Scratch(bare: false)
    let id = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    try scratch.git("clone", "-q", "--bare", scratch.root, scratch.path + "/origin")
    let tree = try scratch.repository.commit(id).tree.description
    for (key, value) in [
      ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
      ("remote.origin.url", "file://" + scratch.path + "/origin"),
    ] {
      try scratch.git("config", key, value)
    }
    let file = scratch.repository.gitDirectory + "objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
    unlink(file)
    #expect(try await fsck(scratch) != [])
    #expect(!FileManager.default.fileExists(atPath: file))
    #expect(!scratch.exists(".git/objects/pack/") || scratch.leftovers(".pack").isEmpty)
  }

  @Test func `no folder is left behind`() async throws {
    let scratch = try Scratch()
    // A commit that no other test makes at the same time.
    try scratch.repository.advance(setting: ["a": UUID().uuidString])
    _ = try await fsck(scratch)
    #expect(await GitExecutable.version()?.hasPrefix("2.") == true)
    let place = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    let left = try FileManager.default.contentsOfDirectory(atPath: place).filter { $0.hasPrefix("gcmrepo-") }
      .filter { FileManager.default.fileExists(atPath: "\(place)/\($0)/git/packed-refs") }
    // Other tests of this suite have theirs at the same time; those of finished ones are removed.
    for name in left {
      try await Task.sleep(for: .seconds(1))
      let refs = try? String(contentsOfFile: "\(place)/\(name)/git/packed-refs", encoding: .utf8)
      #expect(refs?.contains(try scratch.repository.reference("refs/heads/main")?.description ?? "-") != true)
    }
  }
}

@Suite("Files are written only where they lead back to their repository")
struct WorkDirectoryTests {
  @Test func `a folder that the configuration names is not written to`() throws {
    let scratch = try Scratch(bare: false)
    let elsewhere = scratch.path + "/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try scratch.git("config", "core.worktree", elsewhere)
    let repository = try Repository.open(scratch.path + "/repository")
    #expect(repository.workDirectory == scratch.path + "/repository/")
    try repository.advance(setting: ["a": "1"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere) == [])
    #expect(scratch.read("a") == "1")
  }

  @Test func `another repository's folder is not written to, whichever way it is named`() throws {
    let (other, scratch) = (try Scratch(bare: false), try Scratch(bare: false))
    try other.repository.advance(setting: ["a": "theirs"])
    try scratch.git("config", "core.worktree", other.root)
    // A linked work tree's `gitdir` file that leads to the other one's `.git`.
    let note = scratch.repository.gitDirectory + "worktrees/forged"
    try FileManager.default.createDirectory(atPath: note, withIntermediateDirectories: true)
    try Data((other.root + ".git\n").utf8).write(to: URL(fileURLWithPath: note + "/gitdir"))
    try Data("../..\n".utf8).write(to: URL(fileURLWithPath: note + "/commondir"))
    try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: note + "/HEAD"))
    try Repository.open(scratch.path + "/repository").advance(setting: ["a": "ours"])
    #expect(other.read("a") == "theirs")
    #expect(try other.git("status", "--porcelain") == "")
    #expect(scratch.read("a") == "ours")
  }

  @Test func `a git directory that stands apart keeps its folder`() throws {
    let scratch = try Scratch()
    let folder = scratch.path + "/folder"
    try scratch.git("init", "-q", "-b", "main", "--separate-git-dir", scratch.path + "/apart", folder, in: scratch.path)
    try scratch.git("config", "core.worktree", folder, in: folder)
    let repository = try Repository.open(folder)
    #expect(repository.workDirectory == folder + "/")
    try repository.advance(setting: ["a": "1"])
    #expect(try scratch.git("status", "--porcelain", in: folder) == "")
  }
}

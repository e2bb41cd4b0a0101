#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A shared record: a host, which checks each push, and the clone of a State's focal point, who signs.
struct SharedRecord {
  /// The bare repository.
  let host: String
  let clone: Record
  /// Its programs find the cache of this record alone, as on a machine that has no other.
  let launcher: Launcher
  private let cache: String
  private let key = SigningKey()

  /// Made with gcmrepo alone: both secretariats are admitted, one of them admits the focal point, who clones.
  init(named name: String, workbench: Workbench) throws {
    let folder = try ScratchFolder(name, in: workbench.folder)
    host = folder.file("host.git")
    clone = Record(path: folder.file("clone"), workbench: workbench)
    cache = folder.file("cache")
    launcher = workbench.launcher.setting("XDG_CACHE_HOME", to: cache)
    let keys = ["rosa", "saul", "ana"].map(folder.file)
    for (key, file) in zip([SigningKey(), SigningKey(), key], keys) { try key.write(to: file) }
    func gcmrepo(_ arguments: String...) throws {
      try launcher.run(Invocation(workbench.gcmrepo, arguments))
    }
    try gcmrepo(
      "host", "init", host, "--admin", "RCM-TS=\(keys[0]).pub:Rosa <rosa@example.org>",
      "--admin", "SACM-TS=\(keys[1]).pub:Saul <saul@example.org>")
    let secretariat = Record(path: folder.file("secretariat"), workbench: workbench)
    try gcmrepo("clone", host, secretariat.path, "--key", keys[0])
    for (setting, value) in [("user.name", "Rosa"), ("user.email", "rosa@example.org")] {
      try launcher.run(secretariat.git("config", setting, value))
    }
    try launcher.run(
      secretariat.gcmrepo(
        "keys", "add", keys[2] + ".pub", "--party", SignedGrowth.state, "--person", Person.identity))
    try gcmrepo("clone", host, clone.path, "--key", keys[2])
  }

  /// Adds so many signed submissions to both repositories, packed.
  func grow(by revisions: Int) throws {
    let beginning = try clone.commit("main")
    let growth = SignedGrowth(
      revisions: revisions, text: ContributionText(vocabulary: clone.workbench.vocabulary), beginning: beginning,
      time: Int(try launcher.output(of: clone.git("log", "-1", "--format=%ct", beginning))) ?? 0)
    try launcher.run(clone.git("fast-import", "--quiet"), feeding: growth.sendUnsigned)
    let trees = try launcher.output(
      of: clone.git("log", "--reverse", "--topo-order", "--format=%T", "\(beginning)..\(SignedGrowth.branch)"))
    var tip = beginning
    try launcher.run(clone.git("index-pack", "--stdin")) { stream in
      tip = try growth.sendSigned(by: key, trees: trees.split(separator: "\n"), to: stream)
    }
    try launcher.run(clone.git("branch", "--quiet", "-D", SignedGrowth.branch))
    try launcher.run(clone.git("reset", "--quiet", "--hard", tip))
    // Leaves the unsigned commits out, which `git gc` would unpack.
    try launcher.run(clone.git("repack", "-a", "-d", "--quiet"))
    try launcher.run(clone.git("gc", "--quiet"))
    try launcher.run(hostGit("fetch", "--quiet", clone.path, "main"))
    try setHost(to: tip)
    try launcher.run(hostGit("gc", "--quiet"))
  }

  /// Puts the host's `main` at a commit that it has, as if only that had been pushed.
  func setHost(to commit: String) throws {
    try launcher.run(hostGit("update-ref", "refs/heads/main", commit))
  }

  /// Removes what earlier runs remembered, in the user's cache folder and in the repositories.
  func forget() throws {
    for folder in [cache, "\(clone.path)/.git/gcmrepo/cache", "\(host)/gcmrepo/cache"]
    where FileManager.default.fileExists(atPath: folder) {
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  private func hostGit(_ arguments: String...) -> Invocation {
    Invocation(clone.workbench.git, ["-C", host] + arguments)
  }
}

import SeededRandom
import Foundation
import GitStore
import Testing

/// A temporary folder with a repository, removed with the test.
final class Scratch: Sendable {
  let path: String
  let repository: Repository

  init(bare: Bool = true) throws {
    // In memory if the system has such a place: each object is synced to disk.
    let place = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    path = realPath(place) + "/git-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path + "/home", withIntermediateDirectories: true)
    repository = try Repository.create(path + "/repository", bare: bare)
    // Settings that a machine's own configuration could change.
    try repository.setConfiguration([
      ("core.autocrlf", "false"), ("core.logAllRefUpdates", bare ? "always" : "true"),
      ("core.symlinks", "true"),
      ("core.precomposeUnicode", "false"), ("gc.auto", "0"), ("commit.gpgSign", "false"),
    ])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The folder of the files, or for a bare repository the git directory; ends in `/`.
  var root: String { repository.workDirectory ?? repository.gitDirectory }

  // MARK: git

  /// The output of `git`; a failure fails the test.
  @discardableResult
  func git(_ arguments: String..., input: String = "", in folder: String? = nil) throws -> String {
    let run = try program(["git", "-C", folder ?? root] + arguments, input: Array(input.utf8))
    guard run.status == 0 else {
      throw StockGitFailed(arguments: arguments, status: run.status, diagnostics: run.diagnostics)
    }
    return String(decoding: run.output, as: UTF8.self)
  }

  /// Its lines.
  func gitLines(_ arguments: String..., input: String = "") throws -> [String] {
    let run = try program(["git", "-C", root] + arguments, input: Array(input.utf8))
    guard run.status == 0 else {
      throw StockGitFailed(arguments: arguments, status: run.status, diagnostics: run.diagnostics)
    }
    return String(decoding: run.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// An object made by hand, with any content.
  func hashObject(_ kind: String, _ bytes: [UInt8]) throws -> ObjectID {
    let run = try program(
      ["git", "-C", root, "hash-object", "-t", kind, "-w", "--literally", "--stdin"], input: bytes)
    let name = String(decoding: run.output, as: UTF8.self).trimmingCharacters(in: .newlines)
    return try #require(ObjectID(hex: name))
  }

  /// Runs a program in an environment independent of the machine's configuration.
  func program(_ arguments: [String], input: [UInt8] = []) throws -> Run {
    let name = path + "/run-" + UUID().uuidString
    try Data(input).write(to: URL(fileURLWithPath: name + ".in"))
    defer { for end in [".in", ".out", ".err"] { unlink(name + end) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, name + ".in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, name + ".out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, name + ".err", O_WRONLY | O_CREAT, 0o600)
    let environment = [
      "PATH=" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"), "HOME=\(path)/home",
      "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "LC_ALL=C",
      "GIT_TERMINAL_PROMPT=0", "GIT_AUTHOR_NAME=Stock Git", "GIT_AUTHOR_EMAIL=git@example.org",
      "GIT_COMMITTER_NAME=Stock Git", "GIT_COMMITTER_EMAIL=git@example.org",
      "GIT_AUTHOR_DATE=1494518400 +0000", "GIT_COMMITTER_DATE=1494518400 +0000",
    ]
    var process: pid_t = 0
    var argv = arguments.map { strdup($0) } + [nil]
    var envp = environment.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    guard posix_spawnp(&process, arguments[0], &actions, nil, &argv, &envp) == 0 else {
      throw StockGitFailed(arguments: arguments, status: -1, diagnostics: "not started")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Run(
      status: status, output: [UInt8](try Data(contentsOf: URL(fileURLWithPath: name + ".out"))),
      diagnostics: try String(contentsOfFile: name + ".err", encoding: .utf8))
  }

  // MARK: Files

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: root + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file below ``root``; `nil` where there is none.
  func read(_ name: String) -> String? { try? String(contentsOfFile: root + name, encoding: .utf8) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: root + name) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: root + name) }

  /// The files of the git directory with these endings.
  func leftovers(_ ends: String...) -> [String] {
    let names =
      FileManager.default.enumerator(atPath: repository.gitDirectory)?.compactMap { $0 as? String } ?? []
    return names.filter { name in ends.contains { name.hasSuffix($0) } || name.contains("tmp_object_git2_") }
  }
}

struct Run {
  let status: Int32
  let output: [UInt8]
  let diagnostics: String
}

struct StockGitFailed: Error {
  let arguments: [String]
  let status: Int32
  let diagnostics: String
}

func realPath(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}

typealias Generator = SeededRandom.SeededNumbers

import Foundation
import Testing

/// A user's workplace: a temporary folder, an environment independent of the machine's, and the programs that run
/// there.
final class Desk: Sendable {
  let folder: String

  init() throws {
    let name = NSTemporaryDirectory() + "gcmrepo-cli-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(atPath: name, withIntermediateDirectories: true)
    // If the temporary folder is a link, the program would name it differently from the test.
    folder = URL(fileURLWithPath: name).resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  // MARK: Files

  func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, bytes: Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, bytes: [UInt8]) throws -> String {
    let file = URL(fileURLWithPath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return path(name)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
  }

  @discardableResult
  func copy(_ source: String, as name: String) throws -> String {
    try FileManager.default.copyItem(atPath: path(source), toPath: path(name))
    return path(name)
  }

  func names(in name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
  }

  /// Every file under a folder whose name has this ending.
  func files(under name: String, endingIn end: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(end) }.sorted()
  }

  // MARK: Programs

  func environment(_ changes: [String: String?] = [:]) -> [String: String] {
    var environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
      "TMPDIR": folder,
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "NO_COLOR": "1", "LC_ALL": "C.UTF-8",
      "GIT_AUTHOR_NAME": "Ana Rojas", "GIT_AUTHOR_EMAIL": "ana@example.org",
      "GIT_COMMITTER_NAME": "Ana Rojas", "GIT_COMMITTER_EMAIL": "ana@example.org",
      "GCMREPO": Program.gcmrepo,
    ]
    for (key, value) in changes { environment[key] = value }
    return environment
  }

  func program(
    _ words: [String], at record: String? = nil, from place: String? = nil, setting: [String: String?] = [:],
    input: [UInt8] = []
  ) -> Program {
    var words = words
    if let record { words.insert(contentsOf: ["-C", record], at: 1) }
    return Program(
      path: Program.gcmrepo, words: words, folder: path(place ?? folder), environment: environment(setting),
      input: input)
  }

  /// `gcmrepo COMMAND -C record …`, run at the desk or elsewhere.
  func gcmrepo(
    _ words: String..., more: [String] = [], at record: String? = nil, from place: String? = nil,
    setting: [String: String?] = [:], input: String = ""
  ) async throws -> Outcome {
    try await program(words + more, at: record, from: place, setting: setting, input: Array(input.utf8)).run()
  }

  /// The same; anything but success fails the test.
  @discardableResult
  func done(
    _ words: String..., more: [String] = [], at record: String? = nil, from place: String? = nil,
    setting: [String: String?] = [:], input: String = "", _ location: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    let words = words + more
    let run = try await program(words, at: record, from: place, setting: setting, input: Array(input.utf8))
      .run()
    try #require(run.status == 0, "\(words): \(run.said)", sourceLocation: location)
    return run
  }

  /// The output of git, without its last newline.
  @discardableResult
  func git(
    _ words: String..., in record: String, _ location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let run = try await Program(
      path: "git", words: ["-C", path(record)] + words, folder: folder, environment: environment()
    ).run()
    try #require(run.status == 0, "git \(words): \(run.said)", sourceLocation: location)
    return run.output.hasSuffix("\n") ? String(run.output.dropLast()) : run.output
  }

  /// Runs a line of `sh` in which `$GCMREPO` is the program.
  func shell(_ line: String, setting: [String: String?] = [:]) async throws -> Outcome {
    try await Program(
      path: "/bin/sh", words: ["-c", line], folder: folder, environment: environment(setting)
    ).run()
  }
}

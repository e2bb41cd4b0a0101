import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One run of git for an exchange with another copy, with the user's environment and configuration: ssh's
/// configuration and agent, credential helpers, proxies and certificates are those that the user's own git has.
///
/// What differs: no hooks of this side run, git's messages are English, only git's own transports are allowed, and git
/// is ended if nothing moves for too long or the task is cancelled.
struct NetworkRun {
  let arguments: [String]
  /// The git directory; `nil` for a command that needs no repository.
  let gitDirectory: String?
  let options: NetworkOptions

  /// How it ended.
  struct Outcome: Sendable {
    let status: Int32
    /// The beginning of standard output.
    let output: String
    /// The beginning of standard error.
    let diagnostics: String
  }

  private static let outputLimit = 1 << 24
  private static let diagnosticsLimit = 1 << 20

  /// - Throws: ``RemoteFailure`` if it did not come to an end by itself.
  func outcome() async throws(RemoteFailure) -> Outcome {
    guard let git = GitExecutable.path else { throw RemoteFailure(.programMissing, detail: "git is not installed") }
    guard !Task.isCancelled else { throw RemoteFailure(.cancelled) }
    guard let folder = TemporaryFolder() else { throw RemoteFailure(.diskFull, detail: "no temporary folder") }
    do {
      return try await withThrowingTaskGroup(of: Outcome?.self) { group in
        group.addTask { try await launch(git, in: folder) }
        group.addTask {
          try await watch(folder)
          return nil
        }
        defer { group.cancelAll() }
        while let ended = try await group.next() { if let ended { return ended } }
        throw RemoteFailure(.cancelled)
      }
    } catch let failure as RemoteFailure {
      throw Task.isCancelled ? RemoteFailure(.cancelled) : failure
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw RemoteFailure(.programMissing, detail: "git is not installed")
    } catch {
      throw Task.isCancelled ? RemoteFailure(.cancelled) : RemoteFailure(.other, detail: String(describing: error))
    }
  }

  private func launch(_ git: String, in folder: TemporaryFolder) async throws -> Outcome {
    // Into files: what git prints would fill a pipe that nobody reads.
    let files = try ["output", "diagnostics"].map {
      try FileDescriptor.open(
        FilePath(folder.path + "/" + $0), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
    }
    let run = try await Subprocess.run(
      .path(FilePath(git)), arguments: Arguments(settings + arguments), environment: environment,
      workingDirectory: gitDirectory.map { FilePath($0) } ?? nil, platformOptions: platformOptions,
      output: .fileDescriptor(files[0], closeAfterSpawningProcess: true),
      error: .fileDescriptor(files[1], closeAfterSpawningProcess: true))
    guard case .exited(let status) = run.terminationStatus else {
      throw RemoteFailure(.other, detail: "git was ended: \(run.terminationStatus)")
    }
    let diagnostics = folder.read("diagnostics", limit: Self.diagnosticsLimit)
    if status == 0, let transcript = options.transcript { transcript(DiagnosticLines.settled(diagnostics)) }
    return Outcome(
      status: status, output: folder.read("output", limit: Self.outputLimit), diagnostics: diagnostics)
  }

  /// Without a terminal git gets a session of its own: neither it nor ssh can then ask anything, and all of them are
  /// ended together. At a terminal it must stay in the foreground, or a question would stop it.
  private var platformOptions: PlatformOptions {
    var platform = PlatformOptions()
    if options.isInteractive {
      platform.teardownSequence = [.send(signal: .terminate, allowedDurationToNextStep: .seconds(2))]
    } else {
      platform.createSession = true
      platform.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    }
    return platform
  }

  /// Passes progress on, and ends the run when nothing has been written for too long.
  private func watch(_ folder: TemporaryFolder) async throws {
    var seen = 0
    var last = ContinuousClock.now
    while true {
      try await Task.sleep(for: .milliseconds(100))
      let size = folder.size(of: "diagnostics") + folder.size(of: "output")
      if size != seen {
        seen = size
        last = .now
        if let progress = options.progress, let line = folder.lastProgress { progress(line) }
      } else if last.duration(to: .now) > .seconds(options.silence) {
        throw RemoteFailure(.timedOut, detail: "nothing moved for \(options.silence) s")
      }
    }
  }

  /// Settings for this run, before the command.
  private var settings: [String] {
    var pairs = [
      "protocol.ext.allow=never", "protocol.fd.allow=never", "core.hooksPath=/dev/null", "gc.auto=0",
      "maintenance.auto=false", "fetch.fsckObjects=true", "fetch.writeCommitGraph=false", "advice.detachedHead=false",
      "init.defaultBranch=main",
    ]
    if configured("http.lowspeedtime") == nil {
      pairs += ["http.lowSpeedLimit=1", "http.lowSpeedTime=\(max(1, Int(options.silence)))"]
    }
    return (gitDirectory.map { ["--git-dir=\($0)"] } ?? []) + pairs.flatMap { ["-c", $0] }
  }

  private func configured(_ key: String) -> String? {
    guard let gitDirectory, let repository = try? Repository.open(gitDirectory) else {
      return (try? Repository.userConfiguration(key)) ?? nil
    }
    return (try? repository.configuration(key)) ?? nil
  }

  private var environment: Environment {
    var changes: [Environment.Key: String?] = [
      "LC_ALL": "C", "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
      "GIT_TERMINAL_PROMPT": options.isInteractive ? "1" : "0",
      "GIT_FLUSH": "1", "GIT_DEFAULT_HASH": "sha1", "GIT_DEFAULT_REF_FORMAT": "files",
    ]
    // What leads to another repository than the one meant (git-rev-parse(1), --local-env-vars).
    for name in [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_IMPLICIT_WORK_TREE",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_NAMESPACE", "GIT_PREFIX",
      "GIT_QUARANTINE_PATH", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_CONFIG",
    ] {
      changes[Environment.Key(stringLiteral: name)] = .some(nil)
    }
    if getenv("GIT_SSH_COMMAND") == nil, getenv("GIT_SSH") == nil, configured("core.sshcommand") == nil {
      let signing = configured("gpg.format") == "ssh" ? configured("user.signingkey") : nil
      changes["GIT_SSH_COMMAND"] = SSHCommand(options: options, key: options.identity ?? signing).line
    }
    return .inherit.updating(changes)
  }
}

extension TemporaryFolder {
  fileprivate func size(of name: String) -> Int {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 ? Int(status.st_size) : 0
  }

  /// The last progress line that git has written.
  fileprivate var lastProgress: String? {
    let lines = end(of: "diagnostics", limit: 2000).split { $0.isNewline }
    guard let line = lines.last(where: { DiagnosticLines.Progress.isProgress($0) }) else { return nil }
    return String(decoding: line.utf8.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
  }
}

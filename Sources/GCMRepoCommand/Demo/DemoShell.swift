import RecordLocalization
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// Where the shared demo's commands run: as typed in one folder, by a user who has no settings of their own.
///
/// The environment is complete: neither the user's configuration of git and ssh nor an agent reaches the programs.
struct DemoShell {
  /// The folder of the commands.
  let folder: String
  /// An empty home, beside it.
  let home: String
  /// What `gcmrepo` is: this program.
  let program: String
  let language: InterfaceLanguage

  /// The outcome of a command: its status, and the lines of both streams as a terminal would show them.
  struct Outcome {
    let succeeded: Bool
    let lines: [String]
  }

  /// The environment variables that programs need to be found and to run.
  private static let kept = ["PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ"]
  private static let outputLimit = 1 << 20

  func run(_ words: [String]) async throws(CommandFailure) -> Outcome {
    let (name, output) = (words[0], home + "/output")
    do {
      // One file for both streams, so that their lines are in order. A pipe could fill up.
      let file = try FileDescriptor.open(
        FilePath(output), .writeOnly, options: [.create, .truncate, .append, .closeOnExec],
        permissions: .ownerReadWrite)
      let second: FileDescriptor
      do { second = try file.duplicate() } catch {
        try? file.close()
        throw error
      }
      // In our own group, so that an interruption reaches it too.
      let run = try await Subprocess.run(
        name == "gcmrepo" ? .path(FilePath(program)) : .name(name), arguments: Arguments(Array(words.dropFirst())),
        environment: .custom(environment), workingDirectory: FilePath(folder), input: .none,
        output: .fileDescriptor(file, closeAfterSpawningProcess: true),
        error: .fileDescriptor(second, closeAfterSpawningProcess: true))
      return Outcome(succeeded: run.terminationStatus.isSuccess, lines: try Self.lines(of: output))
    } catch let error as SubprocessError where error.code == .executableNotFound {
      throw CommandFailure(
        .outsideProgramFailed, Message("\(name, "program") could not be run. Run `gcmrepo doctor`."))
    } catch {
      throw CommandFailure(
        .outsideProgramFailed, Message("\(name, "program") could not be run. Run `gcmrepo doctor`."),
        detail: String(describing: error))
    }
  }

  private var environment: [Environment.Key: String] {
    var variables = [
      // Whatever an interrupted program leaves is removed with the home.
      "HOME": home, "TMPDIR": home, "XDG_CACHE_HOME": home, "LC_ALL": language.rawValue + ".UTF-8", "NO_COLOR": "1",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
    ]
    for name in Self.kept { variables[name] = Console.environment(name) }
    return Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
  }

  private static func lines(of path: String) throws -> [String] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    defer { try? file.close() }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < outputLimit {
      let count = try piece.withUnsafeMutableBytes { try file.read(into: $0) }
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    // git pads the host's lines with spaces, over what may be on the terminal.
    return String(decoding: bytes, as: UTF8.self).split { $0.isNewline }.map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

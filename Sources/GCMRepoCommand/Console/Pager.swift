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

/// The program in which a person reads what does not fit the screen.
enum Pager {
  /// Shows a text and waits until the reader leaves it; false where there is no pager, or it fails, as one does that is
  /// given an option it does not know.
  ///
  /// `GCMREPO_PAGER`, else `PAGER`, else `less`; its words are split at spaces and never given to a shell.
  static func show(_ text: String) async -> Bool {
    let line = Console.environment("GCMREPO_PAGER") ?? Console.environment("PAGER") ?? "less"
    let words = line.split(separator: " ").map(String.init)
    guard let program = words.first else { return false }
    do {
      // From a file: a pager that ends before it has read a pipe makes swift-subprocess 1.0 trap.
      let input = try Self.file(of: text)
      let pager = try await run(
        program.hasPrefix("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(words.dropFirst())),
        // -F leaves at once where it fits, -R lets colours through, -X leaves the text on the screen.
        environment: .inherit.updating(["LESS": "FRX"]), input: .fileDescriptor(input, closeAfterSpawningProcess: true),
        output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      // One that a signal ended, such as Ctrl-C, has shown what its reader wanted.
      if case .exited(let status) = pager.terminationStatus { return status == 0 }
      return true
    } catch {
      return false
    }
  }

  /// A file without a name that holds a text, at its beginning.
  private static func file(of text: String) throws -> FileDescriptor {
    let path = "\(Console.environment("TMPDIR") ?? "/tmp")/gcmrepo-page-\(UInt64.random(in: 0 ... .max))"
    let file = try FileDescriptor.open(
      FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
    _ = path.withCString { unlink($0) }
    try file.writeAll(text.utf8)
    try file.seek(offset: 0, from: .start)
    return file
  }
}

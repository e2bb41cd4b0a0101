import Documents
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The program that pages output longer than the screen.
enum Pager {
  /// Shows a text and waits until the pager exits; false if there is no pager, or if it fails, for example on an
  /// unknown option.
  ///
  /// `GCMREPO_PAGER`, else `PAGER`, else `less`; its words are split at spaces and never given to a shell.
  static func show(_ text: String) async -> Bool {
    let line = Console.environment("GCMREPO_PAGER") ?? Console.environment("PAGER") ?? "less"
    let words = line.split(separator: " ").map(String.init)
    // A pager that exits before it has read a pipe makes swift-subprocess 1.0 trap.
    guard let program = words.first, let file = InputFile.open(Array(text.utf8)) else { return false }
    do {
      let pager = try await run(
        program.hasPrefix("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(words.dropFirst())),
        // -F exits at once if it fits, -R passes colours, -X leaves the text on the screen.
        environment: .inherit.updating(["LESS": "FRX"]),
        input: .fileDescriptor(file, closeAfterSpawningProcess: true),
        output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      // A pager ended by a signal, such as Ctrl-C, has shown enough.
      if case .exited(let status) = pager.terminationStatus { return status == 0 }
      return true
    } catch {
      return false
    }
  }
}

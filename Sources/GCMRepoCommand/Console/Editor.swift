import GCMRepo
import GitStore
import RecordLocalization
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// The person's editor: `GIT_EDITOR`, else the user's `core.editor` of git, else `VISUAL`, else `EDITOR`.
///
/// git gives its editor to a shell; here the words are split and run as they are. Quotes and a backslash keep spaces
/// together as in a shell, and nothing else has a meaning: no variable, no `;`, no redirection. `core.editor` of the
/// record's own folder is not looked at, because it came with the record.
struct Editor {
  private let words: [String]

  /// - Throws: a sentence if no editor is named.
  init() throws(CommandFailure) {
    let isDumb = Console.environment("TERM").map { $0 == "dumb" } ?? true
    let named =
      Console.environment("GIT_EDITOR") ?? ((try? Repository.userConfiguration("core.editor")) ?? nil)
      ?? (isDumb ? nil : Console.environment("VISUAL")) ?? Console.environment("EDITOR")
    let words = named.map(Self.words) ?? []
    guard !words.isEmpty else {
      throw CommandFailure(
        .usage,
        Message(
          """
          No editor is set. Set one with `git config --global core.editor nano`, or give the facts as options: see \
          --help.
          """))
    }
    self.words = words
  }

  /// Opens a file and waits until the editor ends.
  ///
  /// - Throws: a sentence if it cannot be run, or does not end well: then nothing counts that it saved.
  func open(_ path: String) async throws(CommandFailure) {
    let program = words[0]
    do {
      let editor = try await run(
        program.contains("/") ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(words.dropFirst()) + [path]), environment: .inherit,
        input: .fileDescriptor(.standardInput, closeAfterSpawningProcess: false),
        output: .fileDescriptor(.standardOutput, closeAfterSpawningProcess: false),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      if case .exited(0) = editor.terminationStatus { return }
    } catch {
      throw CommandFailure(
        .outsideProgramFailed,
        Message("The editor \(program, "program") could not be started. Nothing was written."), detail: "\(error)")
    }
    throw CommandFailure(
      .outsideProgramFailed, Message("The editor \(program, "program") did not end well. Nothing was written."))
  }

  /// The words of a line: separated by spaces, kept together by quotes or a backslash.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}

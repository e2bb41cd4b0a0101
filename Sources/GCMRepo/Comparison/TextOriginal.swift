import Git

/// The file that a text of the record was made from.
public struct TextOriginal: Sendable, Hashable {
  public var path: String
  /// The last part of its name, in lower case: `docx`.
  public var fileExtension: String
  public var bytes: [UInt8]
  /// Whether the text is that of this file. It is not where somebody changed the text by hand and left the file as it
  /// was.
  public var isCurrent: Bool

  /// Whether an original is a text itself, of which no reader makes another.
  static func isText(_ name: String) -> Bool { name.hasSuffix(".md") || name.hasSuffix(".txt") }

  /// A reader's note for a text that keeps the spelling of the draft which its file was made from: no reader makes it of the file
  /// alone, so that it is not read anew.
  public static func inSpellingOfDraft(_ reader: String) -> String { reader + "+draft" }

  static func isInSpellingOfDraft(_ reader: String?) -> Bool { reader?.hasSuffix("+draft") == true }

  /// The text beside an original: `declaration/text.es.md` for `declaration/original.es.docx`.
  public static func text(of path: String) -> String? {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? ""
    let parts = path.dropFirst(folder.count).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "original" else { return nil }
    return folder + Contribution.textFile(String(parts[1]))
  }
}

extension RecordState {
  /// The bytes of a text; `nil` where there is none at the path.
  public func text(at path: String) throws(RecordError) -> [UInt8]? {
    try bytes(path, limit: ReadingLimits.textBytes)
  }
}

extension Record {
  /// The original of a text in a state; `nil` where there is none, or several and nothing says which.
  ///
  /// Cost: the file, and the commits since the folder last changed.
  /// - Parameter path: such as `declaration/text.es.md`.
  public func original(of path: String, at revision: String) throws(RecordError) -> TextOriginal? {
    let state = try state(at: revision)
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
    var found = try state.folder(folder).filter { entry in
      entry.mode.isFile && TextOriginal.text(of: folder + "/" + entry.name) == path
    }
    if found.count > 1, let id = ContributionID(path: path), let contribution = try state.contribution(id) {
      found.removeAll { entry in !contribution.originals.contains { $0.file == entry.name } }
    }
    guard found.count == 1, let entry = found.first else { return nil }
    let file = folder + "/" + entry.name
    let bytes = try inRecord { () throws(GitError) in try repository.blob(entry.id) }
    return TextOriginal(
      path: file, fileExtension: entry.name.split(separator: ".").last.map { $0.lowercased() } ?? "", bytes: bytes,
      isCurrent: try isCurrent(file, for: path, in: state, folder: folder, bytes: bytes))
  }

  /// Whether the last change of the text came with its original, or the original came later.
  private func isCurrent(
    _ original: String, for text: String, in state: RecordState, folder: String, bytes: [UInt8]
  ) throws(RecordError) -> Bool {
    try inRecord { () throws(GitError) in
      let inFolder = try repository.entry(at: folder, in: state.tree)?.id
      let (file, words) = (
        try repository.entry(at: original, in: state.tree)?.id, try repository.entry(at: text, in: state.tree)?.id
      )
      var commit = try repository.commit(state.commit)
      while let parent = commit.parents.first {
        let before = try repository.commit(parent)
        if before.tree != commit.tree, try repository.entry(at: folder, in: before.tree)?.id != inFolder {
          if try repository.entry(at: original, in: before.tree)?.id != file { return true }
          if try repository.entry(at: text, in: before.tree)?.id != words {
            // The same file again, read anew: the commit names it.
            let hash = sha256(bytes)
            return CommitFacts(commit.trailers).originals.contains { $0.sha256 == hash }
          }
        }
        commit = before
      }
      return true
    }
  }
}

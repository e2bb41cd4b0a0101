import RecordComparison
import TextDiff
import RecordLocalization

extension StateRedline {
  /// A summary of all changes in a line: "3 documents · 8 changes · 32 words inserted".
  func account(_ language: InterfaceLanguage) -> String {
    let changes = documents.reduce(0) { $0 + ($1.text?.changeCount ?? 0) }
    let statistics = statistics
    var counts = [language(.documentCount(documents.count))]
    if changes > 0 || statistics.blocksRenumbered == 0 { counts.append(language(.changeCount(changes))) }
    return (counts + statistics.account(language)).joined(separator: " · ")
  }
}

extension TextRedline {
  /// The summary of collapsed unchanged blocks: "12 unchanged paragraphs, 5 of them renumbered".
  func account(ofUnchanged indices: Range<Int>, _ language: InterfaceLanguage) -> String {
    let renumbered = indices.count { isRenumberedOnly(blocks[$0]) }
    if renumbered == indices.count { return language(.renumberedCount(renumbered)) }
    let count = language(.unchangedCount(indices.count))
    return renumbered == 0 ? count : count + ", " + language(.amongThemRenumbered(renumbered))
  }
}

extension DocumentRedline {
  /// How the document changed, in a line: "modified · 7 changes · 12 words inserted · 1 paragraph moved".
  func account(_ language: InterfaceLanguage) -> String {
    var parts = [changeName(language)]
    // For two files outside a record, the title already has the names.
    if fromPath != path, change != .modified {
      parts.append(language(.renamedFrom(TerminalText.neutralised(fromPath))))
    }
    if let text {
      let changes = text.changeCount
      if changes > 0 { parts.append(language(.changeCount(changes))) }
      if changes == 0, !text.blocks.contains(where: text.isChanged), !text.isUnchanged {
        parts.append(language(.onlyLineEnds))
      }
      parts += text.statistics.account(language)
    }
    return parts.joined(separator: " · ")
  }
}

extension TextRedline {
  /// The number of blocks that changed or moved; a new number alone is not a change.
  var changeCount: Int { blocks.count(where: isListed) }

  /// Whether only numbers changed.
  var isRenumberedAlone: Bool { changeCount == 0 && blocks.contains(where: isRenumberedOnly) }
}

extension TextRedline.Statistics {
  /// The counts in words, without zeros.
  func account(_ language: InterfaceLanguage) -> [String] {
    var parts: [String] = []
    if wordsInserted > 0 { parts.append(language(.wordsInserted(wordsInserted))) }
    if wordsDeleted > 0 { parts.append(language(.wordsDeleted(wordsDeleted))) }
    if blocksRenumbered > 0 { parts.append(language(.renumberedCount(blocksRenumbered))) }
    if blocksMoved > 0 { parts.append(language(.movedCount(blocksMoved))) }
    return parts
  }
}

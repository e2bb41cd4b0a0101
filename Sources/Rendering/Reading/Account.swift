import Redline

extension StateRedline {
  /// What changed in all, in a line: "3 documents · 8 changes · 32 words inserted".
  func account(_ language: InterfaceLanguage) -> String {
    let changes = documents.reduce(0) { $0 + ($1.text?.changeCount ?? 0) }
    let counts = [language(.documentCount(documents.count)), language(.changeCount(changes))]
    return (counts + statistics.account(language)).joined(separator: " · ")
  }
}

extension DocumentRedline {
  /// What became of the document, in a line: "modified · 7 changes · 12 words inserted · 1 paragraph moved".
  func account(_ language: InterfaceLanguage) -> String {
    var parts = [changeName(language)]
    if fromPath != path { parts.append(language(.renamedFrom(TerminalText.neutralised(fromPath)))) }
    if let text {
      let changes = text.changeCount
      if changes > 0 { parts.append(language(.changeCount(changes))) }
      if changes == 0, !text.isUnchanged { parts.append(language(.onlyLineEnds)) }
      parts += text.statistics.account(language)
    }
    return parts.joined(separator: " · ")
  }
}

extension TextRedline {
  /// The number of blocks that are not what they were, or not where they were.
  var changeCount: Int { blocks.count(where: isChanged) }
}

extension TextRedline.Statistics {
  /// The counts in words, those of nought left out.
  func account(_ language: InterfaceLanguage) -> [String] {
    var parts: [String] = []
    if wordsInserted > 0 { parts.append(language(.wordsInserted(wordsInserted))) }
    if wordsDeleted > 0 { parts.append(language(.wordsDeleted(wordsDeleted))) }
    if blocksRenumbered > 0 { parts.append(language(.renumberedCount(blocksRenumbered))) }
    if blocksMoved > 0 { parts.append(language(.movedCount(blocksMoved))) }
    return parts
  }
}

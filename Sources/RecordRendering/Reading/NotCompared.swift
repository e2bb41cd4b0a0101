import RecordComparison
import TextDiff
import RecordLocalization

extension DocumentRedline {
  /// What was not compared in this document, in plain sentences.
  func notComparedSentences(_ language: InterfaceLanguage) -> [String] {
    (isReread ? [language(.reread)] : [])
      + notCompared.map { part in
        switch part {
        case .binary(let old, let new):
          language(.notComparedBinary) + " " + language(.binarySizes(old: old, new: new))
        case .damaged: language(.notComparedDamaged)
        case .notText: language(.notText)
        }
      }
      + (text?.notes ?? []).map { note in
        switch note {
        case .coarse(let from, let to): language(.coarse(to.isEmpty ? from : to))
        }
      }
  }

  /// How the document changed, in a word or two.
  func changeName(_ language: InterfaceLanguage) -> String {
    switch change {
    case .modified: language(.documentModified)
    case .added: language(.documentAdded)
    case .removed: language(.documentRemoved)
    case .renamed: language(.documentRenamed)
    case .binary: language(.documentBinary)
    }
  }
}

extension TextRedline {
  /// How a block changed, in a word or two; or that only its number changed.
  func changeName(of block: Block, _ language: InterfaceLanguage) -> String {
    let isRenumbered = block.change == .modified && renumbering(of: block)?.isAll == true
    return isRenumbered ? language(.renumbered) : block.changeName(language)
  }
}

extension TextRedline.Block {
  /// How the block changed, in a word or two.
  func changeName(_ language: InterfaceLanguage) -> String {
    switch change {
    case .equal: language(.equal)
    case .modified: language(.modified)
    case .inserted: language(.inserted)
    case .deleted: language(.deleted)
    case .moved: language(.moved)
    case .movedModified: language(.movedModified)
    case .split: language(.split(to.count))
    case .merged: language(.merged(from.count))
    }
  }
}

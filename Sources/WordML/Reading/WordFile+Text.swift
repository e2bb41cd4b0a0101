import DocumentModel
import MarkdownText

extension WordFile {
  /// The text as blocks, with the numbers that Word prints; notes stand where they are referred to.
  ///
  /// Cost: linear in the parts.
  ///
  /// - Parameter isOurs: whether the file bears a label of ours, so that the paragraphs around its text are left out
  ///   and the items of its lists are known by their style.
  public func text(_ reading: Reading = .accepted, isOurs: Bool = false) -> DocumentText {
    var reader = BlockReader(self, reading)
    reader.isOurs = isOurs
    let blocks = reader.body()
    var losses = reader.losses
    // The running lines of ours are known.
    losses.headersAndFooters =
      isOurs
      ? 0
      : (headers + footers).count { tree in
        var margin = reader
        return margin.hasWords(tree)
      }
    if !isOurs, reader.letters.missing > 0 {
      losses.missingLetters = reader.letters.missing
      losses.missingWords = missingWords(reading)
    }
    return DocumentText(blocks: blocks, losses: losses, bytes: reader.bytes)
  }

  /// The first words that no way leads to. Cost: another reading, for files that are short of letters alone.
  private func missingWords(_ reading: Reading) -> String? {
    var reader = BlockReader(self, reading)
    reader.letters = LetterAccount(remembersIn: main.part)
    _ = reader.body()
    guard let body = main.child(main.root, "body") else { return nil }
    return LetterAccount.texts(in: body, of: main).first { node in
      LetterCount.of(main.words(node)) > 0 && reader.letters.seen?.contains(node) == false
    }.map { String(MarkdownWriter.squeezed(main.words($0)).prefix(40)) }
  }
}

/// A text that comes back from an office program, in the spelling of the draft that the document was made from.
///
/// A Markdown text may be written in many ways that print alike: wrapped lines, another bullet, an escape, a link by
/// reference. A document keeps what is printed and none of that. So three texts are laid side by side: the draft; what a
/// reader makes of the document as it was given out, which prints the same as the draft; and what it makes of the document
/// that came back. Where the last two are the same, the draft's bytes stand; where they differ, the words that came back.
/// It is a three-way merge whose one side changed nothing but the spelling.
public enum Respelling {
  /// How much of the draft stands or falls together.
  public enum Grain: Sendable, Hashable, CaseIterable {
    /// A paragraph, an item, a row.
    case block
    /// A whole list or table with what belongs to it.
    case construct
  }

  /// The returned text with the draft's bytes wherever it says the same.
  ///
  /// Where nothing changed, that is the draft, byte for byte. Cost: linear in the texts, but for the search for equal
  /// blocks, which is bounded.
  ///
  /// - Parameters:
  ///   - returned, printed: as one reader gives them, in one stable form.
  public static func text(
    returned: [UInt8], printed: [UInt8], draft: [UInt8], grain: Grain = .block
  ) -> [UInt8] {
    guard returned != printed else { return draft }
    let printed = SpelledText(printed, grain)
    let draft = SpelledText(draft, grain)
    let returned = SpelledText(returned, grain)
    guard let notes = NoteNames(draft: draft, printed: printed, returned: returned) else { return returned.bytes }
    let passages = Passages(draft: draft, printed: printed)
    let kept = UnitAlignment.pairs(printed.units.map(\.key), returned.units.map { notes.key(of: $0, in: returned) })
    var writer = RespelledWriter(draft: draft, returned: returned, notes: notes)
    writer.write(passages, kept: kept, printedCount: printed.units.count)
    return writer.bytes
  }
}

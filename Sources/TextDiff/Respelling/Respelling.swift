/// A text returned from an office program, in the spelling of the draft from which the document was made.
///
/// A Markdown text may be written in many ways that print the same: wrapped lines, another bullet, an escape, a
/// reference link. A document keeps only what is printed. So three texts are compared: the draft; the text read from
/// the document as exported, which prints the same as the draft; and the text read from the returned document. Where
/// the last two agree, the draft's bytes are used; where they differ, the returned words. It is a three-way merge in
/// which one side changed only the spelling.
public enum Respelling {
  /// The unit of the draft that is kept or replaced as a whole.
  public enum Grain: Sendable, Hashable, CaseIterable {
    /// A paragraph, an item, a row.
    case block
    /// A whole list or table with what belongs to it.
    case construct
  }

  /// The returned text with the draft's bytes wherever it says the same.
  ///
  /// If nothing changed, that is the draft, byte for byte. Cost: linear in the texts, except for the search for equal
  /// blocks, which is bounded.
  ///
  /// - Parameters:
  ///   - returned: the returned text, as a reader extracts it, in the normal form.
  ///   - printed: the text that was printed, as the same reader extracts it, in the normal form.
  ///   - draft: the text of which the print was made.
  ///   - grain: the smallest unit that is taken from the draft as a whole.
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

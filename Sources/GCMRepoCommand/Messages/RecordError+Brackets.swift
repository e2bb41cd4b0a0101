import GCMRepo
import RecordLocalization

/// The sentences about brackets, and what follows from them.
extension RecordError {
  var bracketSentence: Message? {
    switch code {
    case .unknownBracket where !facts.texts(.nearest).isEmpty:
      Message(
        """
        No open bracket is called “\(fact(.bracket), "bracket")”. Did you mean \(or: facts.texts(.nearest), "nearest")? `gcmrepo \
        brackets` lists them all.
        """)
    case .unknownBracket where facts.number(.count) == 0:
      Message("No open bracket is called “\(fact(.bracket), "bracket")”: none is open.")
    case .unknownBracket:
      Message(
        number(.count),
        "No open bracket is called “\(fact(.bracket), "bracket")”. {count} is open; `gcmrepo brackets` lists it.",
        "No open bracket is called “\(fact(.bracket), "bracket")”. {count} are open; `gcmrepo brackets` lists them.")
    case .unknownAlternative:
      Message(
        """
        “\(fact(.given), "given")” is no alternative of the bracket \(fact(.bracket), "bracket"), or not the only one of that name: choose \
        \(or: facts.texts(.choices), "choices"), or give other words with --text.
        """)
    case .bracketsDiffer:
      Message(
        """
        The bracket \(fact(.bracket), "bracket") of “\(fact(.other), "other")” is not the same in “\(fact(.language), "language")”: there the \
        paragraph has other brackets or other parties. Nothing was written; mend that text with `gcmrepo declare` first.
        """)
    case .nestedBrackets:
      Message(
        number(.count),
        """
        {count} bracket is open inside what would go with \(fact(.bracket), "bracket"): \(facts.texts(.choices).joined(separator: ", "), "names"). \
        Settle it first, or add --with-nested.
        """,
        """
        {count} brackets are open inside what would go with \(fact(.bracket), "bracket"): \
        \(facts.texts(.choices).joined(separator: ", "), "names"). Settle them first, or add --with-nested.
        """)
    case .bracketTextNeeded:
      Message(
        """
        The bracket \(fact(.bracket), "bracket") is settled in all languages at once: give the words also in \
        \(and: facts.texts(.choices), "languages"), each with its own --text.
        """)
    case .bracketNotClosed:
      Message(
        """
        A bracket is opened and never closed in line \(number(.line), "line") of the text in “\(fact(.language), "language")”: \
        “\(fact(.words), "words")”. Mend it with `gcmrepo declare`.
        """)
    case .bracketNotOpened:
      Message(
        """
        A bracket is closed that was never opened in line \(number(.line), "line") of the text in “\(fact(.language), "language")”: \
        “\(fact(.words), "words")”. Mend it with `gcmrepo declare`.
        """)
    case .openBrackets:
      Message(
        number(.count),
        """
        The text is not final: {count} bracket is open, in paragraph \(facts.texts(.places).joined(separator: ", "), "places"). \
        `gcmrepo brackets` shows it.
        """,
        """
        The text is not final: {count} brackets are open, the first in paragraphs \(facts.texts(.places).joined(separator: ", "), "places"). \
        `gcmrepo brackets` lists them.
        """)
    case .languageStale:
      Message(
        number(.count),
        """
        The text is not final: {count} paragraph in “\(fact(.language), "language")” does not follow a change in another language \
        (\(fact(.given), "paragraph")). `gcmrepo languages` shows it; bring the text up to date with `gcmrepo declare`.
        """,
        """
        The text is not final: {count} paragraphs in “\(fact(.language), "language")” do not follow changes in other languages, the \
        first \(fact(.given), "paragraph"). `gcmrepo languages` lists them; bring the text up to date with `gcmrepo declare`.
        """)
    default: nil
    }
  }
}

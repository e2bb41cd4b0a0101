import GCMRepo
import RecordLocalization
import RecordRendering

/// The sentences about what States say of a draft: positions, silence procedures, adoption.
extension RecordError {
  private func moment(_ key: Facts.Key) -> String { fact(key) }

  var statementSentence: Message? {
    switch code {
    case .noSuchParagraph:
      Message(
        """
        \(fact(.draft), "draft") (\(fact(.language), "language")) has no paragraph “\(fact(.given), "given")”. The nearest: \
        \(or: facts.texts(.nearest), "nearest").
        """)
    case .severalParagraphs:
      Message(
        """
        \(fact(.draft), "draft") (\(fact(.language), "language")) has several paragraphs “\(fact(.given), "given")”. Name one by \
        its place: \(or: facts.texts(.choices), "choices").
        """)
    case .blockingNeedsObjection:
      Message(
        """
        A State that supports or accepts paragraph \(fact(.given), "paragraph") does not block it. Say reserve or object, or leave \
        out --blocking.
        """)
    case .noDraft: Message("There are no drafts yet. Make one with: gcmrepo tag draft-1 -m MESSAGE")
    case .notFinal where facts.texts(.known).isEmpty:
      Message(
        """
        No draft is final yet, so there is nothing to adopt. A body makes one with: gcmrepo tag DRAFT --final -m MESSAGE
        """)
    case .notFinal:
      Message(
        "\(fact(.draft), "draft") is not a final draft, and only a final one is adopted: \(or: facts.texts(.known), "finals")."
      )
    case .exceptionNotPossible:
      Message(
        """
        Whoever says “\(fact(.found), "form")” does not adopt the text, and leaves no paragraph out. Use --except with signed or \
        associated.
        """)
    default: silenceSentence
    }
  }

  private var silenceSentence: Message? {
    switch code {
    case .silenceTooShort:
      Message(
        number(.count),
        """
        A silence procedure is open for at least {count} hour. \(moment(.time), "time") is too early: choose \
        \(moment(.expected), "earliest") or later.
        """,
        """
        A silence procedure is open for at least {count} hours. \(moment(.time), "time") is too early: choose \
        \(moment(.expected), "earliest") or later.
        """)
    case .draftNotSettled where fact(.problem) == UnsettledMatter.Kind.staleLanguage.rawValue:
      Message(
        number(.count),
        """
        {count} paragraph of \(fact(.draft), "draft") in “\(fact(.language), "language")” does not follow a change in another \
        language (\(fact(.given), "paragraph")). Bring it up to date, and tag a new draft: see `gcmrepo languages`.
        """,
        """
        {count} paragraphs of \(fact(.draft), "draft") in “\(fact(.language), "language")” do not follow changes in other languages, \
        the first \(fact(.given), "paragraph"). Bring them up to date, and tag a new draft: see `gcmrepo languages`.
        """)
    case .draftNotSettled:
      Message(
        number(.count),
        """
        {count} bracket of \(fact(.draft), "draft") in “\(fact(.language), "language")” is open. Resolve it, and tag a new draft: \
        see `gcmrepo brackets`.
        """,
        """
        {count} brackets of \(fact(.draft), "draft") in “\(fact(.language), "language")” are open. Resolve them, and tag a new \
        draft: see `gcmrepo brackets`.
        """)
    case .silenceOpenAlready:
      Message(
        """
        The silence procedure \(fact(.given), "id") on \(fact(.draft), "draft") is open already. Close it first, with `gcmrepo \
        silence close`.
        """)
    case .silenceExists:
      Message("There is a silence procedure \(fact(.given), "id") already. Choose another name with --id.")
    case .noSuchSilence where facts.texts(.nearest).isEmpty:
      Message("There is no silence procedure “\(fact(.given), "given")”. List them with `gcmrepo silence show`.")
    case .noSuchSilence:
      Message(
        "There is no silence procedure “\(fact(.given), "given")”. Did you mean \(or: facts.texts(.nearest), "nearest")?"
      )
    case .silenceNeeded where facts.texts(.choices).isEmpty:
      Message("No silence procedure is open. A body opens one with: gcmrepo silence open DRAFT --until TIME")
    case .silenceNeeded:
      Message("Several silence procedures are open. Name one: \(or: facts.texts(.choices), "choices").")
    case .silenceClosed:
      Message("The silence procedure \(fact(.given), "id") was closed at \(moment(.time), "time").")
    case .silenceOver where facts.text(.to) != nil:
      Message(
        """
        The silence procedure \(fact(.given), "id") ended at \(moment(.time), "time"). Only what a State had mailed before may be \
        sent in by a secretariat, until \(moment(.to), "end"), with --sent-in-by and --mail or --mailed.
        """)
    case .silenceOver:
      Message(
        "The silence procedure \(fact(.given), "id") ended at \(moment(.time), "time"): an objection came too late.")
    case .silenceNotOver:
      Message(
        """
        The silence procedure \(fact(.given), "id") is not over: nobody objects, and its time ends at \(moment(.time), "time").
        """)
    case .mailedLate:
      Message(
        """
        The mail was sent at \(moment(.found), "mailed"), after the silence procedure \(fact(.given), "id") had ended at \
        \(moment(.time), "time").
        """)
    default: timeSentence
    }
  }

  private var timeSentence: Message? {
    switch (code, fact(.problem)) {
    case (.timeUnclear, "no-zone"):
      Message(
        """
        “\(fact(.given), "given")” is the time of a clock somewhere. Name its zone with --zone, such as --zone America/Panama, or \
        give an offset: 2026-12-05T18:00-05:00.
        """)
    case (.timeUnclear, "skipped"), (.timeUnclear, "twice"):
      Message(
        """
        The clocks of that zone are changed at “\(fact(.given), "given")”, so it is not one time. Give it with an offset: \
        2026-12-05T18:00-05:00.
        """)
    case (.timeUnclear, _):
      Message(
        "“\(fact(.given), "given")” is not a time. Write it as 2026-12-05T18:00-05:00, or as 2026-12-05 18:00 with --zone."
      )
    case (.unknownTimeZone, _) where facts.texts(.nearest).isEmpty:
      Message("There is no time zone “\(fact(.given), "given")”. Name one such as America/Panama, or UTC.")
    case (.unknownTimeZone, _):
      Message("There is no time zone “\(fact(.given), "given")”. Did you mean \(or: facts.texts(.nearest), "nearest")?")
    default: nil
    }
  }
}

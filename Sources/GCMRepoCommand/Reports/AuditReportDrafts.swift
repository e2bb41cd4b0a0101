import GCMRepo
import RecordLocalization
import RecordRendering

/// The drafts in the report of an audit: who made and approved each, and how each names the one before it.
struct AuditReportDrafts {
  let account: AuditAccount
  let language: InterfaceLanguage

  init(_ account: AuditAccount, _ language: InterfaceLanguage) {
    self.account = account
    self.language = language
  }

  var parts: [String] {
    let items = account.drafts.map { draft, standing in
      "- " + lines(of: draft, standing).joined(separator: "\\\n  ")
    }
    return items.isEmpty ? [] : [items.joined(separator: "\n")]
  }

  private func lines(of draft: Draft, _ standing: DraftStanding?) -> [String] {
    var first = "**\(draft.name.description.asMarkdown)**"
    let maker = [draft.tagger, draft.party?.description].compactMap { $0 }.joined(separator: ", ")
    if let time = draft.time { first += " · " + dateInWords(time, language) }
    if !maker.isEmpty { first += " · " + maker.asMarkdown }
    if let standing { first += " · " + standing.state.wording(language) }
    var lines = [first]
    if let tag = draft.tag { lines.append(Message("Tag object \(tag, "id")")(language).asMarkdown) }
    lines.append(Message("Commit \(draft.commit.description, "id")")(language).asMarkdown)
    lines.append(
      (draft.previous.isEmpty
        ? Message("It names no draft before it.")
        : Message("It names the draft before it: \(draft.previous.joined(separator: ", "), "drafts")."))(language)
        .asMarkdown)
    for approval in standing?.approvals ?? [] {
      lines.append(
        Message(
          """
          Signed by \(approval.person, "person"), \(approval.party.description, "party"), on \
          \(dateInWords(approval.time, language), "time"), with the key \(approval.fingerprint, "key")
          """)(language).asMarkdown)
    }
    for timestamp in account.timestamps where timestamp.draft == draft.name.description {
      lines.append(timestamp.sentence(language).asMarkdown)
    }
    return lines
  }
}

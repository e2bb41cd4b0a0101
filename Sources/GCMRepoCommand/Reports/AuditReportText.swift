import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// The report of an audit as Markdown, in the reader's language.
///
/// All findings are listed. Commits are listed one by one where there is anything to say of them; all of them up to
/// ``mostCommits``, and beyond that they are counted by month and party. So a report on 20,000 commits has some hundred rows.
struct AuditReportText {
  let account: AuditAccount
  let language: InterfaceLanguage
  private var report: AuditReport { account.report }

  /// More commits are counted instead of listed.
  static let mostCommits = 300

  init(_ account: AuditAccount, _ language: InterfaceLanguage) {
    self.account = account
    self.language = language
  }

  /// The report with everything around it.
  var publication: Publication {
    let words = ExportWords(interface: language)
    let title = Message("Audit report")(language)
    let record = account.title.preferring(language.rawValue, "en", "es") ?? ""
    return Publication(
      name: title, text: Array(text.utf8), title: .given(title), language: language.rawValue, author: record,
      head: head(record, words), header: title + (record.isEmpty ? "" : " · " + record),
      provenance: words.commit + " " + (report.tip?.description.prefix(12) ?? "-"),
      pageWords: .init(page: words.page, of: words.of),
      label: .account(at: report.tip?.description, in: language.rawValue), seconds: account.time.seconds)
  }

  private func head(_ record: String, _ words: ExportWords) -> [Publication.Fact] {
    var rows = [(words.record, record)]
    rows.append((Message("Audited")(language), account.range ?? Message("all history")(language)))
    rows.append((Message("Newest commit")(language), report.tip?.description ?? "-"))
    if let fingerprint = account.fingerprint {
      rows.append((Message("Fingerprint")(language), fingerprint.groups.joined(separator: " ")))
    }
    rows.append((Message("Made")(language), dateInWords(account.time, language)))
    rows.append((Message("Program")(language), "gcmrepo " + GCMRepoCommand.version))
    rows.append((Message("Commits")(language), String(report.entries.count)))
    rows.append((Message("Findings")(language), counts))
    rows.append((Message("Acknowledged")(language), String(report.acknowledged.count)))
    return rows.map { .init(label: $0.0, value: TerminalText.neutralised($0.1)) }
  }

  private var counts: String {
    let findings = report.gradedFindings
    return Finding.Grade.allCases.map { grade in
      let count = findings.count { $0.finding.grade == grade }
      return Message("\(grade.heading(language), "grade"): \(count, "count")")(language)
    }.joined(separator: " · ")
  }

  private var text: String {
    let none = Message("There are none.")(language).asMarkdown
    var parts = [
      Message(
        """
        Below each finding is the command of git that shows it. It is run in a copy of the record and needs nothing of this \
        program. What was acknowledged is known and does not count; it is listed in every report.
        """)(language).asMarkdown
    ]
    func section(_ heading: Message, _ content: [String]) {
      parts.append("# " + heading(language).asMarkdown)
      parts += content.isEmpty ? [none] : content
    }
    section(Message("Findings"), findings)
    if report.noticeCount > 0 { section(Message("Notices"), FindingParagraphs(notices, report.tip, language).parts) }
    section(Message("Acknowledged faults"), acknowledged)
    section(Message("Drafts"), AuditReportDrafts(account, language).parts)
    let tables = AuditReportTables(account, language)
    section(Message("Commits to look at"), tables.remarkable)
    section(Message("Commits"), tables.all)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var findings: [String] {
    let all = report.gradedFindings
    return Finding.Grade.allCases.flatMap { grade -> [String] in
      let own = all.filter { $0.finding.grade == grade }
      guard !own.isEmpty else { return [] }
      return ["## " + grade.heading(language).asMarkdown, grade.explanation(language).asMarkdown]
        + FindingParagraphs(own, report.tip, language).parts
    }
  }

  private var notices: [CommitFinding] {
    report.entries.flatMap { entry in entry.notices.map { CommitFinding($0, of: entry.revision.commit) } }
  }

  private var acknowledged: [String] {
    let all = report.acknowledged
    return FindingParagraphs(all.map(\.finding), report.tip, language) { " " + all[$0].wording(language) }.parts
  }
}

extension Finding.Grade {
  /// What it means.
  fileprivate var explanation: Message {
    switch self {
    case .brokenProof:
      Message("Something that should prove itself does not: the history, a hash, a signature, a draft.")
    case .breach: Message("Somebody did what the rules of the record do not allow; that they did it is proven.")
    case .oddity: Message("A careful reader should know this.")
    }
  }
}

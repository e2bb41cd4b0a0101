import GCMRepo
import RecordLocalization
import RecordRendering

/// Findings for a reader: by grade, each with its commit, and below it the command of stock git that shows it.
///
/// Findings of one commit that the same command shows are one paragraph. A command is never broken into lines by this
/// program, so that it can be pasted.
struct FindingList {
  private var lines: [String] = []
  private let language: InterfaceLanguage

  /// - Parameter tip: the newest commit of the record that was looked at.
  init(_ findings: [CommitFinding], tip: CommitID?, _ language: InterfaceLanguage) {
    self.language = language
    for grade in Finding.Grade.allCases {
      add(findings.filter { $0.finding.grade == grade }, tip: tip, below: grade.heading)
    }
  }

  /// The findings of an audit, and its notices, which break no rule.
  init(audit report: AuditReport, _ language: InterfaceLanguage) {
    self.init(report.gradedFindings, tip: report.tip, language)
    let notices = report.entries.flatMap { entry in
      entry.notices.map { CommitFinding($0, of: entry.revision.commit) }
    }
    add(notices, tip: report.tip, below: Message("Notices"))
    add(acknowledged: report.acknowledged)
  }

  /// Adds what is known, and who acknowledged it.
  mutating func add(acknowledged findings: [AcknowledgedFinding]) {
    guard !findings.isEmpty else { return }
    begin(Message("Acknowledged"))
    for finding in findings {
      let sentence = finding.finding.finding.sentence(language) + " " + finding.wording(language)
      add(sentence, of: finding.finding.commit, finding.finding.shownBy())
    }
  }

  /// Adds findings below a heading of their own, if there are any.
  mutating func add(_ findings: [CommitFinding], tip: CommitID?, below heading: Message) {
    guard !findings.isEmpty else { return }
    begin(heading)
    var sentences: [String] = []
    for (place, finding) in findings.enumerated() {
      let command = finding.shownBy(tip: tip)
      sentences.append(finding.finding.sentence(language))
      if place + 1 < findings.count {
        let next = findings[place + 1]
        // What belongs to no commit is one thing each.
        if next.commit == finding.commit, next.commit != nil, next.shownBy(tip: tip) == command { continue }
      }
      add(sentences.joined(separator: " "), of: finding.commit, command)
      sentences = []
    }
  }

  mutating func begin(_ heading: Message) {
    if !lines.isEmpty { lines.append("") }
    lines.append(heading(language))
  }

  /// Adds one paragraph.
  mutating func add(_ sentence: String, of commit: CommitID?, _ command: String) {
    let place = commit.map { $0.short + "  " } ?? ""
    lines.append("  " + place + TerminalText.neutralised(sentence))
    lines.append("    " + TerminalText.neutralised(command))
  }

  /// The lines, each with its newline; empty where there is nothing.
  var text: String { lines.map { $0 + "\n" }.joined() }
}

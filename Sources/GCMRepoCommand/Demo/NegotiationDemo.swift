import DocumentModel
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering
import TextDiff
import WordML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gcmrepo demo --negotiation`: a draft, what eight States would have instead, and the way to a text that all but one adopt.
struct NegotiationDemo {
  let place: DemoFolder
  let console: Console
  private let story: DemoStory
  private let script: NegotiationScript

  /// The record's folder in the demo's.
  static let folder = "registro"

  init(in place: DemoFolder, on console: Console) throws {
    (self.place, self.console) = (place, console)
    script = try NegotiationScript.read()
    for folder in [place.record + "/documents", place.home] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    story = try DemoStory(in: place, on: console)
  }

  private var recordFolder: String { place.record + "/" + Self.folder }

  /// Makes all of it and shows each step. Only its place is then left to be changed.
  func make() async throws {
    var number = 0
    for step in Self.issuing { try await story.show(step, &number) }
    try writeWordFiles()
    for step in Self.proposing(script) { try await story.show(step, &number) }
    try writeAgreedTexts()
    for step in Self.carrying { try await story.show(step, &number) }
    let record = try Record.open(recordFolder)
    for step in Self.settling(try record.openBrackets()) { try await story.show(step, &number) }
    let end = Timestamp(seconds: Timestamp.now.seconds + 73 * 3600)
    for step in Self.asking(until: end) { try await story.show(step, &number) }
    try await agree(after: end, &number)
    for step in Self.accounting { try await story.show(step, &number) }
  }

  // MARK: Documents

  /// Each State's file, as Word would save it: the draft, with what it changes tracked and its reasons in comments.
  private func writeWordFiles() throws {
    let record = try Record.open(recordFolder)
    let draft = try record.draft(named: "draft-1")
    let text = try record.draftText(draft.name, in: "es")
    let base = try NumberedText(text)
    for proposal in script.proposals {
      let own = Array(proposal.edits.applied(to: String(decoding: text, as: UTF8.self)).utf8)
      let found = ProposedChanges(TextRedline(from: text, to: own)).changes
      var reasons = proposal.edits.compactMap(\.reason)[...]
      let changes = found.map { change in
        var change = change
        if change.kind.isProposed { change.reason = reasons.popFirst() }
        return change
      }
      let party = proposal.party.description
      let one = CompiledProposal(
        id: party, holder: party, text: own, changes: try ProposedChanges(changes, from: text, to: own))
      let commit = draft.commit.description
      let document = CompiledDocument(
        CompiledText(base, [one]), title: "\(Declaration.name) \(draft.name)", author: party,
        date: Timestamp.now.description, language: "es",
        label: DocumentLabel(
          kind: .redline, document: Declaration.name, language: "es", draft: draft.name.description, commit: commit,
          from: commit))
      try OutputFile(path: place.record + "/" + Self.wordFile(proposal.party), defaultName: "").write(document.bytes())
    }
  }

  static func wordFile(_ party: PartyCode) -> String { "documents/draft-1-\(party).docx" }

  /// The next draft's texts, as a secretariat would edit them.
  private func writeAgreedTexts() throws {
    let record = try Record.open(recordFolder)
    for (language, edits) in script.agreed {
      let text = String(decoding: try record.draftText("draft-1", in: language), as: UTF8.self)
      try OutputFile(path: place.record + "/" + Self.agreedFile(language), defaultName: "")
        .write(Array(edits.applied(to: text).utf8))
    }
  }

  static func agreedFile(_ language: LanguageTag) -> String { "documents/draft-2.\(language).md" }

  // MARK: After the silence

  /// What happens once the silence is over, by a clock that stands there.
  private func agree(after end: Timestamp, _ number: inout Int) async throws {
    number += 1
    let title = Message(
      """
      Three days later nobody has objected; the demo sets its own clock forward. The procedure is closed, and all States but \
      one adopt the text.
      """)
    try console.print("\n\(number). \(title(console.language))\n")
    let later = Timestamp(seconds: end.seconds + 3600)
    let record = try Record.open(recordFolder).keepingTime { later }
    let rosa = Identity(author: .init(name: "Rosa Molina", email: "rosa.molina@rcm.example.org"))
    _ = try await record.closeSilence(party: "RCM-TS", as: rosa)
    let states = try record.current().parties().filter(\.isMemberState)
    for state in states.dropLast() {
      let identity = Identity(author: .init(name: state.code.description, email: "\(state.code)@example.org"))
      let isAssociated = state.code == "GT"
      _ = try await record.adopt(
        "draft-3", as: isAssociated ? .associated : .signed, except: isAssociated ? ["16"] : [],
        of: Speaker(state.code.description), by: identity)
      if Interruption.wasMet { throw Interruption.failure }
    }
  }
}

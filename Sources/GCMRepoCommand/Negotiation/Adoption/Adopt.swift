import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct Adopt: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: .message("Say, for your State, how it adopts the final draft."),
    discussion: .message(
      """
      signed, associated, absent or refused. A State may sign, or associate itself, except for paragraphs. The record names the \
      exact commit; the last word counts, and earlier ones stay in the record.

        gcmrepo adopt draft-5 --country CL --as associated --except 7 -m "Subject to domestic law"
      """))

  @Argument(help: .message("The final draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @OptionGroup var speaking: SpeakerOptions

  @Option(
    name: .customLong("as"), help: .message("signed, associated, absent or refused.", value: "form"),
    completion: .list(Adoption.Form.allCases.map(\.rawValue)))
  var form: Adoption.Form

  @Option(help: .message("A paragraph that it leaves out: 7, 7(a) or #31; may be repeated.", value: "paragraph"))
  var except: [String] = []

  @Option(name: .shortAndLong, help: .message("What the State says about it.", value: "message"))
  var message: String?

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the text that is cited; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecordToWrite(branch: target.branch)
    let identity = try console.identity(write, in: record)
    try await AdoptionWrite(
      draft: draft, form: form, except: except, language: language, why: message.map(nfc), speaker: speaking.speaker
    ).run(in: record, as: identity, write, target, on: console)
  }
}

/// A State's word on the final draft, typed or from a form.
struct AdoptionWrite {
  let draft: String
  let form: Adoption.Form
  let except: [String]
  let language: String?
  let why: String?
  let speaker: Speaker

  func run(
    in record: Record, as identity: Identity, _ write: WriteOptions, _ target: BranchOptions, on console: Console
  ) async throws {
    let (adoption, stated) = try await console.writing {
      try await record.adopt(
        draft, as: form, except: except, in: language, because: why, of: speaker, by: identity, dryRun: write.dryRun)
    }
    let party = stated.party.description
    let exceptions = adoption.except.map(\.citation)
    let commit = adoption.text.commit.description
    let done =
      exceptions.isEmpty
      ? Message("\(party, "party"): \(form.wording, "form"), for \(draft, "draft") (commit \(commit, "commit")).")
      : Message(
        """
        \(party, "party"): \(form.wording, "form"), for \(draft, "draft") (commit \(commit, "commit")) except paragraph \
        \(and: exceptions, "paragraphs").
        """)
    let said = StatedWrite(
      schema: "gcmrepo.adopted/1", fields: adoption.json(withStamp: false), done: done,
      planned: Message("What \(party, "party") says of \(draft, "draft") would be recorded; nothing was written."))
    try await said.tell(stated, in: record, as: identity, write, target, on: console)
  }
}

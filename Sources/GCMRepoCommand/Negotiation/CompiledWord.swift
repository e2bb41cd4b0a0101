import DocumentModel
import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization
import WordML

/// A compilation as a Word file: in a copy of the draft's Word original, or else in a plain document made from the text.
struct CompiledWord {
  let compilation: DraftCompilation
  let record: Record
  let console: Console

  /// A Word file, and remarks for whoever made it.
  typealias Made = (bytes: [UInt8], remarks: [Message])

  init(_ compilation: DraftCompilation, in record: Record, on console: Console) {
    self.compilation = compilation
    self.record = record
    self.console = console
  }

  /// Each party's changes as that party's tracked changes, with its reasons as comments.
  func tracked() throws -> Made {
    let document = try document()
    var made = try written(document)
    // Each party's words must be there where its changes alone are accepted.
    let parties = document.lacking(in: made.bytes)
    if !parties.isEmpty {
      made.remarks.append(
        Message(
          """
          Warning: not every word of \(parties.joined(separator: ", "), "parties") is in the Word file. Give them the page too: \
          gcmrepo compile \(compilation.draft.description, "draft") -o page.html
          """))
    }
    return made
  }

  private func written(_ document: CompiledDocument) throws -> Made {
    let state = try record.state(at: compilation.commit)
    let path = Declaration(languages: []).path(compilation.language)
    guard let original = try state.originals(of: [path]).original(of: path), original.fileExtension == "docx" else {
      return (try packed(document), [])
    }
    do throws(MarkedOriginal.Failure) {
      let marked = try document.marked(in: original.bytes)
      return (marked.bytes, marked.notMarked.isEmpty ? [] : [Self.notMarked(marked.notMarked)])
    } catch {
      return (try packed(document), [error.sentence])
    }
  }

  /// The printed form, with alternatives in brackets, as an exported document.
  func bracketed() async throws -> Made {
    let text = BracketedText(compilation.text, words: .init(compilation.language)).bytes
    let state = try record.state(at: compilation.commit)
    let document = RecordDocument.declaration(try state.declaration())
    let source = try ExportSource(state, revision: compilation.draft.description, documents: [document])
    // Sent back, it is the draft's document with brackets in it.
    let publication = ExportedDocument(document: document, source: source, language: compilation.language)
      .publication(of: text)
    return (try await Publisher().publish(publication, as: .docx).bytes, [])
  }

  private func document() throws(RecordError) -> CompiledDocument {
    let language = ExportWords(compilation.language).interface
    let draft = compilation.draft.description
    let commit = compilation.commit.description
    return CompiledDocument(
      compilation.text, title: "\(Declaration.name) \(draft)", author: "gcmrepo",
      date: try record.current().time().description, language: compilation.language.description,
      label: DocumentLabel(
        kind: .redline, document: Declaration.name, language: compilation.language.description, draft: draft,
        commit: commit, from: commit),
      provenance: "\(draft) · \(ExportWords(compilation.language).commit) \(commit.prefix(12))"
    ) { parties in
      Message("Contested: the changes of \(parties, "parties") touch each other here.")(language)
    }
  }

  private func packed(_ document: CompiledDocument) throws(CommandFailure) -> [UInt8] {
    do {
      return try document.bytes()
    } catch {
      throw CommandFailure(.outsideProgramFailed, Message("The Word file could not be made."))
    }
  }

  private static func notMarked(_ changes: [String]) -> Message {
    Message(
      changes.count,
      "{count} change is not marked in the Word original but told in a comment there: \(changes[0].prefix(100), "words")",
      "{count} changes are not marked in the Word original but told in comments there; the first: \(changes[0].prefix(100), "words")"
    )
  }
}

extension MarkedOriginal.Failure {
  /// Why the compilation is a plain document despite the draft's Word original.
  fileprivate var sentence: Message {
    switch self {
    case .unreadable:
      Message("The draft's Word original cannot be read, so the compilation is a plain document made from the text.")
    case .hasChanges:
      Message(
        "The draft's Word original has tracked changes of its own, so the compilation is a plain document made from the text."
      )
    case .otherText:
      Message(
        "The draft's text was changed after its Word original, so the compilation is a plain document made from the text."
      )
    case .notRebuilt:
      Message(
        "The changes cannot be marked safely in the draft's Word original, so the compilation is a plain document made from the text."
      )
    }
  }
}

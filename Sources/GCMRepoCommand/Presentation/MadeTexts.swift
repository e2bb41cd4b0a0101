import DocumentModel
import Documents
import GCMRepo
import QuestionnaireForms
import RecordLocalization
import RecordRendering

/// The texts of the current state, each made anew from its original.
struct MadeTexts {
  /// Texts that are not what their reader makes of the original.
  private(set) var findings: [CommitFinding] = []
  /// Why originals could not be read.
  private(set) var problems: [Message] = []
  /// Texts that are what this version makes of their originals.
  private var same = 0
  /// Texts by a reader that this version no longer has, which differ from what it makes now.
  private var older = 0
  /// Texts that keep a draft's spelling, which the file alone does not give.
  private var ofDraft = 0

  /// Cost: every original is read once, 1 to 100 ms each; those that need another program, up to seconds.
  init(of record: Record, _ console: Console) async throws {
    let state = try record.current()
    let names = try state.contributionIDs().map(\.description)
    let declarations = try state.declaration().languages.isEmpty ? [] : [Declaration.name]
    var progress = console.progress(Message("Making texts anew"), total: names.count + declarations.count)
    for (place, name) in (names + declarations).enumerated() {
      progress.update(place)
      // What cannot be read at all is a finding of the record.
      guard let document = try? state.document(named: name) else { continue }
      for language in document.languages {
        guard let held = try? state.reading(of: document, language: language),
          let text = try? state.text(of: document, language: language)
        else { continue }
        if case .contribution(let contribution) = document, MadeForm.isForm(held) {
          check(held, text, of: contribution, in: language, state)
        } else {
          try await check(held, text, state.converter)
        }
      }
    }
    progress.finish()
  }

  private mutating func check(
    _ held: RecordState.Reading, _ text: [UInt8], _ converter: Converter
  ) async throws {
    do throws(DocumentError) {
      let made = try await converter.convert(
        SubmittedFile(name: held.file, bytes: held.bytes), TrackedReading(held.tracked))
      guard let reader = made.recordedReader else { return }
      if made.text == text {
        same += 1
      } else if held.reader == TextOriginal.inSpellingOfDraft(reader) {
        ofDraft += 1
      } else if held.reader == reader {
        findings.append(CommitFinding(.textNotOfOriginal(path: held.path, reader: reader)))
      } else {
        older += 1
      }
    } catch {
      problems.append(CommandFailure(error).sentence)
    }
  }

  /// The text of a form, and the answers beside it.
  private mutating func check(
    _ held: RecordState.Reading, _ text: [UInt8], of contribution: Contribution, in language: LanguageTag,
    _ state: RecordState
  ) {
    do throws(CommandFailure) {
      let made = try MadeForm(held, text, of: contribution, in: language, state: state)
      if let path = made.otherAnswers {
        findings.append(CommitFinding(.textNotOfOriginal(path: path, reader: FormFile.reader)))
      } else if made.text == text {
        same += 1
      } else if held.reader == FormFile.reader {
        findings.append(CommitFinding(.textNotOfOriginal(path: held.path, reader: FormFile.reader)))
      } else {
        older += 1
      }
    } catch {
      problems.append(error.sentence)
    }
  }

  var json: JSONValue {
    [
      "texts": .int(same + older + ofDraft + findings.count + problems.count), "same": .int(same),
      "differ": .int(findings.count), "older_reader": .int(older), "of_draft": .int(ofDraft),
      "not_read": .int(problems.count),
    ]
  }

  var sentence: Message {
    let texts = Message(same, "{count} text is what its original gives", "{count} texts are what their originals give")
    let old = Message(older, "{count} is by an older reader", "{count} are by an older reader")
    let draft = Message(ofDraft, "{count} keeps the spelling of a draft", "{count} keep the spelling of a draft")
    return Message("\(texts, "texts"); \(old, "older"); \(draft, "drafts").")
  }
}

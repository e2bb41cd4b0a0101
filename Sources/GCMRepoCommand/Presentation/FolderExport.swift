import Documents
import GCMRepo
import RecordLocalization
import TextDiff

/// Many documents of a state, each as a file in a folder: `CL/CL-inputs-aportes.es.docx`, `declaration.es.docx`.
///
/// A file is named as an export of that text alone would name it, in a folder with the party's code. An id has only
/// letters, digits and hyphens, all lower case in its last name, so no name leaves the folder, and no two differ by case
/// alone.
struct FolderExport: Sendable {
  let source: ExportSource
  let form: ExportForm
  /// Without a slash at its end.
  let folder: String
  let overwrites: Bool

  /// One language of a document.
  struct Item: Sendable {
    let document: RecordDocument
    let language: LanguageTag

    /// The name of its file in the folder.
    func file(_ form: ExportForm) -> String {
      let name = ExportedDocument.fileName(of: document, language: language, form)
      guard case .contribution(let contribution) = document else { return name }
      return "\(contribution.id.party)/\(name)"
    }
  }

  /// What became of an item.
  struct Outcome: Sendable {
    let item: Item
    let file: String
    let result: Result<OutputFile.Outcome, Failure>
    var bytes = 0
    var pictures = 0
  }

  /// Why a document was not made; the others are.
  struct Failure: Error {
    let code: String
    let reason: CommandFailure
  }

  /// All languages of the documents, or one of them.
  static func items(_ documents: [RecordDocument], in language: LanguageTag?) -> [Item] {
    documents.flatMap { document in
      document.languages.filter { language == nil || $0 == language }.map { Item(document: document, language: $0) }
    }
  }

  /// Makes and writes all of them, a batch for each processor at a time; each file is complete under its name or not
  /// there.
  ///
  /// - Parameter progress: is told how many are done.
  /// - Throws: what concerns all of them: a missing program, a full disk.
  func run(_ items: [Item], progress: (Int) -> Void) async throws(CommandFailure) -> [Outcome] {
    do {
      return try await withThrowingTaskGroup(of: (Int, [Outcome]).self) { group in
        var (next, batches, done) = (0, 0, 0)
        func addNext() throws(CommandFailure) {
          guard next < items.count else { return }
          let batch = try batch(of: items[next...])
          let number = batches
          next += batch.count
          batches += 1
          group.addTask { (number, try await made(batch)) }
        }
        for _ in 0..<Processors.count { try addNext() }
        var outcomes: [(Int, [Outcome])] = []
        while let (number, made) = try await group.next() {
          outcomes.append((number, made))
          done += made.count
          progress(done)
          try addNext()
        }
        return outcomes.sorted { $0.0 < $1.0 }.flatMap(\.1)
      }
    } catch {
      throw error as? CommandFailure ?? .unexpected(error)
    }
  }

  // MARK: A batch

  private typealias Text = (item: Item, bytes: Result<[UInt8], Failure>)

  /// The first of the items, with their texts; makes the folders that they need.
  private func batch(of items: ArraySlice<Item>) throws(CommandFailure) -> [Text] {
    let most = form == .pdf ? (texts: 4, bytes: 100_000) : Publisher.batch
    var (batch, size): ([Text], Int) = ([], 0)
    for item in items {
      guard batch.count < most.texts, size < most.bytes else { break }
      if case .contribution(let contribution) = item.document {
        try OutputFolder.make("\(folder)/\(contribution.id.party)")
      }
      do throws(RecordError) {
        let bytes = try source.state.text(of: item.document, language: item.language)
        size += bytes.count
        batch.append((item, .success(bytes)))
      } catch {
        batch.append((item, .failure(Failure(code: error.code.rawValue, reason: CommandFailure(error)))))
      }
    }
    return batch
  }

  private func made(_ batch: [Text]) async throws(CommandFailure) -> [Outcome] {
    var documents = await documents(of: batch)[...]
    var outcomes: [Outcome] = []
    for (item, text) in batch {
      let file = item.file(form)
      let result = text.flatMap { _ in documents.popFirst() ?? .failure(.cancelled) }
      switch result {
      case .success(let document):
        let outcome = try OutputFile(path: folder + "/" + file).write(document.bytes, overwriting: overwrites)
        outcomes.append(
          Outcome(
            item: item, file: file, result: .success(outcome), bytes: document.bytes.count,
            pictures: document.pictures))
      case .failure(let failure):
        if failure.code == PublicationError.missingProgramCode { throw failure.reason }
        outcomes.append(Outcome(item: item, file: file, result: .failure(failure)))
      }
    }
    return outcomes
  }

  private typealias Made = (bytes: [UInt8], pictures: Int)

  /// The documents of the texts that could be read.
  private func documents(of batch: [Text]) async -> [Result<Made, Failure>] {
    let texts = batch.compactMap { item, text in (try? text.get()).map { (item, $0) } }
    guard let format = form.publication else { return texts.map { .success(($0.1, 0)) } }
    let publications = texts.map { item, text in
      ExportedDocument(document: item.document, source: source, language: item.language).publication(of: text)
    }
    return zip(texts, await Publisher().publish(batch: publications, as: format)).map { text, result in
      result.map { (bytes: $0.bytes, pictures: $0.pictures) }.mapError { error in
        Failure(
          code: error.code,
          reason: CommandFailure(error, name: "\(text.0.document.name) (\(text.0.language))"))
      }
    }
  }
}

extension FolderExport.Failure {
  fileprivate static let cancelled = FolderExport.Failure(
    code: PublicationError.cancelled.code, reason: Interruption.failure)
}

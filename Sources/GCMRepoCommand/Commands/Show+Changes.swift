import DocumentModel
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

extension Show {
  /// The original, if its format has tracked changes.
  private func marked(_ document: RecordDocument, _ language: LanguageTag, in state: RecordState) throws
    -> SubmittedFile
  {
    let (name, bytes) = try state.original(of: document, language: language)
    guard let format = try? DocumentFormat.detect(fileName: name, bytes: bytes), format.tellsChanges else {
      let kind = name.split(separator: ".").last.map(String.init) ?? ""
      let others = DocumentFormat.allCases.filter(\.tellsChanges).map { "." + $0.fileExtension }.joined(separator: ", ")
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          The original of \(id, "id") is a .\(kind, "kind") file, whose tracked changes cannot be shown here; \
          those of \(others, "others") can. Get the file itself with `gcmrepo show \(id, "id") --original`.
          """))
    }
    return SubmittedFile(name: name, bytes: bytes)
  }

  private func converter(_ state: RecordState) -> Converter {
    var limits = DocumentLimits.standard
    limits.bytes = state.configuration.limits.originalBytes
    limits.unpackedBytes = state.configuration.limits.unpackedBytes
    return Converter(limits: limits)
  }

  func read(
    _ document: RecordDocument, _ language: LanguageTag, in state: RecordState, _ reading: Reading
  ) async throws -> [UInt8] {
    let file = try marked(document, language, in: state)
    do throws(DocumentError) { return try await converter(state).text(of: file, reading) } catch {
      throw CommandFailure(error)
    }
  }

  func review(of document: RecordDocument, _ language: LanguageTag, in state: RecordState) async throws -> Review {
    let file = try marked(document, language, in: state)
    do throws(DocumentError) { return try await converter(state).review(of: file) } catch {
      throw CommandFailure(error)
    }
  }

  func show(_ review: Review, on console: Console) async throws {
    let view = ShowReview(review: review, language: console.language)
    try await console.print(
      console.options.format == .table ? view.terminalTable : view.table, schema: "gcmrepo.changes/1", key: "changes",
      extra: [("contribution", .string(id))])
    if view.table.rows.isEmpty {
      console.remark(
        Message("The original has no tracked changes and no comments."))
    }
  }
}

import GCMRepo
import RecordLocalization
import RecordRendering

/// What was exported to a folder, and what was not.
struct FolderExportReport {
  let export: FolderExport
  let outcomes: [FolderExport.Outcome]
  /// Contributions that could not be read at all.
  let problems: [RecordError]

  /// The most failures that are named each.
  private static let most = 20

  /// Data to standard output if asked for; sentences to standard error.
  ///
  /// - Throws: if a document is not there as it should be.
  func print(on console: Console) async throws {
    if console.options.format != .table {
      try await console.print(
        table, schema: "gcmrepo.export/1", key: "documents",
        extra: [
          ("commit", .string(export.source.state.commit.description)),
          ("draft", export.source.draft.map { .string($0) } ?? .null), ("format", .string(export.form.rawValue)),
          ("folder", .string(export.folder)), ("problems", console.json(problems)),
        ])
    }
    let failures = failures
    let sentences = problems.map(\.sentence) + failures.map(\.reason.sentence)
    sentences.prefix(Self.most).forEach(console.warn)
    if sentences.count > Self.most {
      console.warn(
        Message(
          sentences.count - Self.most, "{count} more could not be exported; --format json names all.",
          "{count} more could not be exported; --format json names all."))
    }
    let pictures = outcomes.reduce(0) { $0 + $1.pictures }
    if pictures > 0 {
      console.warn(
        Message(
          pictures, "{count} picture is not in the documents: a record keeps no pictures.",
          "{count} pictures are not in the documents: a record keeps no pictures."))
    }
    let same = count(.unchanged)
    if same > 0 {
      console.remark(
        Message(
          same, "{count} document was there already, with the same content.",
          "{count} documents were there already, with the same content."))
    }
    let new = count(.written) + count(.replaced)
    if new > 0 || same == 0 {
      console.remark(
        Message(
          new, "{count} document was written to \(export.folder, "folder").",
          "{count} documents were written to \(export.folder, "folder")."))
    }
    try judge(failures)
  }

  private func judge(_ failures: [FolderExport.Failure]) throws(CommandFailure) {
    let failed = failures.count + problems.count
    if let status = failures.first?.reason.status ?? problems.first.map({ CommandFailure($0).status }) {
      throw CommandFailure(
        status,
        Message(failed, "{count} document could not be exported.", "{count} documents could not be exported."))
    }
    let kept = outcomes.filter { if case .success(.kept) = $0.result { true } else { false } }
    guard let first = kept.first else { return }
    throw CommandFailure(
      .usage,
      Message(
        kept.count,
        """
        {count} file in \(export.folder, "folder") differs and was kept: \(first.file, "file"). Documents name the state that they were made from. Choose another folder, or \
        replace it with --overwrite.
        """,
        """
        {count} files in \(export.folder, "folder") differ and were kept, such as \(first.file, "file"). Documents name the state that they were made from. Choose another \
        folder, or replace them with --overwrite.
        """))
  }

  private var failures: [FolderExport.Failure] {
    outcomes.compactMap { if case .failure(let failure) = $0.result { failure } else { nil } }
  }

  private func count(_ wanted: OutputFile.Outcome) -> Int {
    outcomes.count { if case .success(wanted) = $0.result { true } else { false } }
  }

  /// For programs.
  private var table: Table {
    var table = Table(
      columns: ["document", "language", "file", "outcome", "bytes", "pictures", "code", "sentence"].map {
        .init(key: $0, title: $0)
      })
    for outcome in outcomes {
      var row: [Table.Cell] = [
        .text(outcome.item.document.name), .text(outcome.item.language.description), .text(outcome.file),
      ]
      switch outcome.result {
      case .success(let result):
        row += [.text(result.rawValue), .number(outcome.bytes), .number(outcome.pictures), .none, .none]
      case .failure(let failure):
        row += [
          .text("failed"), .none, .none, .text(failure.code), .text(failure.reason.sentence(.en)),
        ]
      }
      table.rows.append(row)
    }
    return table
  }
}

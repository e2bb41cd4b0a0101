import GCMRepo
import RecordLocalization
import RecordRendering

extension Export {
  /// The format and the folder of `--all`.
  func chosenFolder() throws(CommandFailure) -> (ExportForm, folder: String) {
    guard id == nil else {
      throw CommandFailure(.usage, Message("Give either an id or --all."))
    }
    guard let form else {
      throw CommandFailure(
        .usage,
        Message("Choose the format with --as \(or: ExportForm.allCases.map(\.rawValue), "choices")."))
    }
    guard var folder = output, folder != "-", !folder.isEmpty else {
      throw CommandFailure(.usage, Message("Name a folder for the documents with -o FOLDER."))
    }
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return (form, folder)
  }

  /// Writes each chosen document to a file of its own.
  ///
  /// - Parameter selects: whether an option chooses among the contributions; otherwise the declaration is one of the
  ///   documents.
  func exportAll(
    as form: ExportForm, to folder: String, from state: RecordState, selects: Bool, on console: Console
  ) async throws {
    let tag = try language.map(state.language(named:))
    let chosen = try chosen(in: state, orElse: nil)
    var documents = chosen.values.map { RecordDocument.contribution($0) }
    if !selects { documents.append(.declaration(try state.declaration())) }
    let items = FolderExport.items(documents, in: tag)
    guard !items.isEmpty || !chosen.problems.isEmpty else {
      throw CommandFailure(.refusedInput, Message("There are no such contributions."))
    }
    try OutputFolder.make(folder)
    let export = FolderExport(
      source: try ExportSource(state, revision: moment.at, documents: documents), form: form, folder: folder,
      overwrites: overwrite)
    Interruption.explain(
      Message("Stopped. The documents in \(folder, "folder") are complete; the same command makes the others."),
      in: console.language)
    var progress = console.progress(Message("Exporting"), total: items.count)
    let outcomes: [FolderExport.Outcome]
    do throws(CommandFailure) {
      outcomes = try await export.run(items) { progress.update($0) }
    } catch {
      progress.finish()
      throw error
    }
    progress.finish()
    try await FolderExportReport(export: export, outcomes: outcomes, problems: chosen.problems).print(on: console)
  }
}

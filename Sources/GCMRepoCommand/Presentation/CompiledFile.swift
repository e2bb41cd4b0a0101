import Documents
import RecordLocalization
import RecordRendering
import RecordValues

/// Where a document of many parts is written, and in which form.
struct CompiledFile {
  private let form: ExportForm
  private let target: OutputFile?

  /// - Parameters:
  ///   - output: the file or folder; `nil` and `-` are the standard output.
  ///   - name: the file's name in a folder, without the language and the ending.
  /// - Throws: ``CommandFailure`` where the terminal cannot show the form.
  init(_ output: String?, as form: ExportForm, name: String, in language: LanguageTag) throws {
    self.form = form
    target = try output.flatMap { $0 == "-" ? nil : $0 }
      .map { try OutputFile(path: $0, defaultName: "\(name).\(language).\(form.rawValue)") }
    guard target == nil, Console.outputIsTerminal, form.publication?.isBinary == true else { return }
    throw CommandFailure(
      .usage,
      Message(
        """
        A \(form.rawValue, "form") file cannot be shown on a terminal. Name a file: -o \(name + "." + form.rawValue, "name")
        """))
  }

  /// Makes the document and writes it, showing how far it is.
  ///
  /// - Returns: the path of the file; `nil` for the standard output.
  /// - Throws: ``CommandFailure`` with what kept it from being made or written.
  func write(_ publication: Publication, on console: Console) async throws -> String? {
    var progress = console.progress(Message("Compiling"), total: publication.parts.count)
    let result: Publisher.Document
    do throws(PublicationError) {
      result =
        if let format = form.publication {
          try await Publisher().publish(publication, as: format) { progress.update($0) }
        } else {
          try await Publisher().markdown(of: publication) { progress.update($0) }
        }
    } catch {
      progress.finish()
      throw CommandFailure(error, name: error.textName ?? publication.name)
    }
    progress.finish()
    guard let target else {
      try console.print(bytes: result.bytes)
      return nil
    }
    try target.write(result.bytes)
    return target.path
  }
}

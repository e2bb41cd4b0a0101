import Documents
import GCMRepo
import RecordLocalization

extension Export {
  /// Writes an original, or a copy of it without the names of persons.
  func exportOriginal(_ id: String, on console: Console) async throws {
    guard form == nil else {
      throw CommandFailure(.usage, Message("An original keeps its format: give --original without --as."))
    }
    let state = try console.openRecord().state(at: moment.at)
    let document = try state.document(named: id)
    let language = try document.language(named: language)
    let original = try state.original(of: document, language: language)
    let ending = original.file.lastIndex(of: ".").map { String(original.file[$0...]) } ?? ""
    let name = document.name.replacing("/", with: "-") + "." + language.description + ending
    var bytes = original.bytes
    if clean {
      let copy: CleanCopy?
      do throws(DocumentError) { copy = try CleanCopy(of: SubmittedFile(name: name, bytes: bytes)) } catch {
        throw CommandFailure(error)
      }
      guard let copy else {
        throw CommandFailure(
          .refusedInput,
          Message(
            """
            The original is a \(ending, "ending") file, of which no clean copy can be made; .docx and .odt can. Export its text: \
            --as docx.
            """))
      }
      bytes = copy.bytes
      if !copy.copied.isEmpty {
        console.warn(
          Message(
            "These parts are copied as they are and may name persons: \(copy.copied.prefix(10).joined(separator: ", "), "parts")."
          ))
      }
      if !copy.signatures.isEmpty {
        console.warn(Message("The copy is not signed: the signature of the original does not hold for it."))
      }
    }
    guard let output, output != "-" else {
      guard !Console.outputIsTerminal else {
        throw CommandFailure(
          .usage,
          Message("A \(ending, "form") file cannot be shown on a terminal. Name a file: -o \(name, "name")"))
      }
      return try console.print(bytes: bytes)
    }
    let target = try OutputFile(path: output, defaultName: name)
    try target.write(bytes)
    console.remark(
      clean
        ? Message("A copy without the names of authors and without comments is in \(target.path, "path").")
        : Message("The original is in \(target.path, "path")."))
  }
}

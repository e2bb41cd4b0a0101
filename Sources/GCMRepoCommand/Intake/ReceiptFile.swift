import Documents
import GCMRepo
import RecordRendering

/// A receipt that somebody kept as JSON.
enum ReceiptFile {
  static func read(_ path: String) throws(CommandFailure) -> Receipt {
    let file: SubmittedFile
    do throws(DocumentError) {
      var limits = DocumentLimits.standard
      limits.bytes = 1_000_000
      file = try SubmittedFile.read(path: path, limits: limits)
    } catch {
      throw CommandFailure(error)
    }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(file.bytes)
    } catch {
      throw refusal(
        Wording(en: "it is not JSON (line \(error.line))", es: "no es JSON (línea \(error.line))"), file.name)
    }
    guard value["schema"]?.string == Receipt.schema else {
      throw refusal(
        Wording(en: "its schema is not \(Receipt.schema)", es: "su esquema no es \(Receipt.schema)"), file.name)
    }
    guard value["dry_run"]?.bool != true else {
      throw refusal(
        Wording(en: "it is of a dry run, which wrote nothing", es: "es de un ensayo, que no guardó nada"), file.name)
    }
    guard let contribution = value["contribution"]?.string, let revision = value["revision"]?.int,
      let commit = value["commit"]?.string, let party = value["party"]?.string, let kind = value["kind"]?.string,
      let time = value["submitted_at"]?.string.flatMap({ Timestamp($0) }), let entries = value["files"]?.array
    else {
      throw refusal(Wording(en: "a key is missing", es: "falta una clave"), file.name)
    }
    var files: [Receipt.File] = []
    for entry in entries {
      guard let path = entry["path"]?.string, let sha256 = entry["sha256"]?.string, let bytes = entry["bytes"]?.int
      else {
        throw refusal(Wording(en: "a file's key is missing", es: "falta una clave de un archivo"), file.name)
      }
      files.append(Receipt.File(path: path, sha256: sha256, bytes: bytes))
    }
    return Receipt(
      contribution: contribution, revision: revision, commit: commit, branch: value["branch"]?.string ?? "main",
      unchanged: value["unchanged"]?.bool ?? false, party: party, kind: kind, submittedAt: time, files: files)
  }

  private static func refusal(_ why: Wording, _ name: String) -> CommandFailure {
    CommandFailure(
      .refusedInput,
      Wording(
        en: "\(name) is not a receipt: \(why.en). Use what `gcmrepo submit --format json` printed.",
        es: "\(name) no es un recibo: \(why.es). Use lo que imprimió `gcmrepo submit --format json`."))
  }
}

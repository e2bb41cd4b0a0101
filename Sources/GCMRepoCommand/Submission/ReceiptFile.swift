import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

/// A receipt stored as JSON.
enum ReceiptFile {
  static func read(_ path: String) throws(CommandFailure) -> ReceiptClaims {
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
        Message("it is not JSON (line \(error.line, "line"))"), file.name)
    }
    guard value["schema"]?.string == Receipt.schema else {
      throw refusal(
        Message("its schema is not \(Receipt.schema, "schema")"), file.name)
    }
    guard value["dry_run"]?.bool != true else {
      throw refusal(
        Message("it comes from a dry run, which wrote nothing"), file.name)
    }
    guard let contribution = value["contribution"]?.string, let revision = value["revision"]?.int,
      let commit = value["commit"]?.string, let party = value["party"]?.string, let kind = value["kind"]?.string,
      let time = value["submitted_at"]?.string.flatMap({ Timestamp($0) }), let entries = value["files"]?.array
    else {
      throw refusal(Message("a key is missing"), file.name)
    }
    var files: [Receipt.File] = []
    for entry in entries {
      guard let path = entry["path"]?.string, let sha256 = entry["sha256"]?.string, let bytes = entry["bytes"]?.int
      else {
        throw refusal(Message("a file's key is missing"), file.name)
      }
      files.append(Receipt.File(path: path, sha256: sha256, bytes: bytes))
    }
    return ReceiptClaims(
      contribution: contribution, revision: revision, commit: commit, branch: value["branch"]?.string ?? "main",
      party: party, kind: kind, submittedAt: time, files: files)
  }

  private static func refusal(_ why: Message, _ name: String) -> CommandFailure {
    CommandFailure(
      .refusedInput,
      Message("\(name, "name") is not a receipt: \(why, "why"). Use the output of `gcmrepo submit --format json`."))
  }
}

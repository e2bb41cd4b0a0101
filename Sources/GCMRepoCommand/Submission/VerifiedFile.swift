import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

/// A file that is held against a record.
enum VerifiedFile {
  /// A receipt stored as JSON.
  case receipt(ReceiptClaims)
  /// A proof that originals stand in a draft.
  case proof(OriginalProof)
  /// Any other: its name, and the SHA-256 of its bytes.
  case other(name: String, hash: String)

  static func read(_ path: String) throws(CommandFailure) -> VerifiedFile {
    let file: SubmittedFile
    do throws(DocumentError) {
      file = try SubmittedFile.read(path: path, limits: .standard)
    } catch {
      throw CommandFailure(error)
    }
    // What comes on standard input is a receipt; so is any file that looks like one.
    let isReceipt = path == "-"
    guard isReceipt || file.bytes.first == UInt8(ascii: "{") else { return other(file) }
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(file.bytes)
    } catch {
      guard isReceipt else { return other(file) }
      throw refusal(
        Message("it is not JSON (line \(error.line, "line"))"), file.name)
    }
    let schema = value["schema"]?.string
    guard isReceipt || schema?.hasPrefix("gcmrepo.") == true else { return other(file) }
    if schema == OriginalProof.schema {
      guard let proof = OriginalProof(json: file.bytes) else { throw notAProof(file.name) }
      return .proof(proof)
    }
    guard schema == Receipt.schema else {
      throw refusal(
        Message("its schema is not \(Receipt.schema, "schema")"), file.name)
    }
    return .receipt(try claims(of: value, file.name))
  }

  private static func other(_ file: SubmittedFile) -> VerifiedFile {
    .other(name: file.name, hash: sha256(file.bytes))
  }

  private static func claims(of value: JSONValue, _ name: String) throws(CommandFailure) -> ReceiptClaims {
    guard value["dry_run"]?.bool != true else {
      throw refusal(
        Message("it comes from a dry run, which wrote nothing"), name)
    }
    guard let contribution = value["contribution"]?.string, let revision = value["revision"]?.int,
      let commit = value["commit"]?.string, let party = value["party"]?.string, let kind = value["kind"]?.string,
      let time = value["submitted_at"]?.string.flatMap({ Timestamp($0) }), let entries = value["files"]?.array
    else {
      throw refusal(Message("a key is missing"), name)
    }
    var files: [Receipt.File] = []
    for entry in entries {
      guard let path = entry["path"]?.string, let sha256 = entry["sha256"]?.string, let bytes = entry["bytes"]?.int
      else {
        throw refusal(Message("a file's key is missing"), name)
      }
      files.append(Receipt.File(path: path, sha256: sha256, bytes: bytes))
    }
    return ReceiptClaims(
      contribution: contribution, revision: revision, commit: commit, branch: value["branch"]?.string ?? "main",
      party: party, kind: kind, submittedAt: time, files: files, host: try host(of: value, name),
      isPending: value["state"]?.string == "pending")
  }

  /// The host's word; `nil` if there is none.
  private static func host(of value: JSONValue, _ name: String) throws(CommandFailure) -> HostReceipt? {
    guard let host = value["host"], host != .null else { return nil }
    guard let time = value["received_at"]?.string.flatMap({ Timestamp($0) }),
      let record = host["record"]?.string.flatMap({ CommitID($0) }), let fingerprint = host["fingerprint"]?.string,
      let signature = host["signature"]?.string
    else { throw refusal(Message("a key of its host is missing"), name) }
    return HostReceipt(receivedAt: time, record: record, fingerprint: fingerprint, signature: signature)
  }

  private static func notAProof(_ name: String) -> CommandFailure {
    CommandFailure(
      .refusedInput,
      Message("\(name, "name") is not a proof: a key is missing. Use the output of `gcmrepo receipt ID --at DRAFT`."))
  }

  private static func refusal(_ why: Message, _ name: String) -> CommandFailure {
    CommandFailure(
      .refusedInput,
      Message("\(name, "name") is not a receipt: \(why, "why"). Use the output of `gcmrepo submit --format json`."))
  }
}

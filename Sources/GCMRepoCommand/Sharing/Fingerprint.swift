import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct Fingerprint: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "fingerprint",
    abstract: .message("Give one line over the whole record, to compare with another party's by telephone."),
    discussion: .message(
      """
      Two parties whose copies are up to date see the same line, or the host shows them different pasts. It covers the branch, \
      the drafts, their approvals and timestamps, and all that the host has received.

      For example: gcmrepo fingerprint
      """))

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let fingerprint = try console.openRecord().fingerprint()
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.fingerprint/1", "sha256": .string(fingerprint.sha256),
        "groups": .array(fingerprint.groups.map { .string($0) }), "references": .int(fingerprint.references),
        "received": .int(fingerprint.received), "lines": .array(fingerprint.lines.map { .string($0) }),
      ])
      return
    }
    try console.print(fingerprint.groups.joined(separator: " ") + "\n")
    let references = Message(fingerprint.references, "{count} reference", "{count} references")
    console.remark(
      Message(
        fingerprint.received, "\(references, "references"), and {count} entry of what the host received.",
        "\(references, "references"), and {count} entries of what the host received."))
  }
}

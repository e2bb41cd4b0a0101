#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GitStore
import RecordYAML

/// One event of the sample record that `gcmrepo demo` creates. Its documents are real files with invented content.
package struct DemoStep: Sendable {
  /// The event.
  package let action: Action
  /// The acting party.
  package let party: PartyCode
  /// The acting person, and the time.
  package let identity: Identity
  /// The language of the files.
  package let language: String
  /// The message of the commit or the draft.
  package let message: String?
  /// The submitted files.
  package let files: [File]

  /// The action of a step.
  package enum Action: Sendable {
    /// Submits a contribution.
    case submit(
      kind: ContributionKind, slug: String, title: String, themes: [String], whyBestPractice: String?,
      contributionToGCM: String?)
    /// Sets the declaration.
    case declare
    /// Withdraws a contribution.
    case withdraw(contribution: ContributionID)
    /// Makes a draft.
    case tag(name: DraftName)
  }

  /// A document of the demo, as a country would send it.
  package struct File: Sendable {
    /// The file's name.
    package let name: String
    /// Its language.
    package let language: String
    /// The file's bytes.
    package let bytes: [UInt8]
  }

  /// The steps in their order, with their documents.
  package static func all() throws(RecordError) -> [DemoStep] {
    let documents = Dictionary(EmbeddedDemo.files.map { ($0.path, $0.base64) }) { first, _ in first }
    let path = "demo.yml"
    let file = try RecordFile(path: path, bytes: try bytes(path, documents))
    var steps: [DemoStep] = []
    for node in try file.list("steps") {
      let person = node["person"] ?? node
      let date = try file.string("date", in: node)
      guard let time = Timestamp(date) else { throw file.wrong("date", node) }
      let who = Identity.Person(
        name: try file.string("name", in: person), email: try file.string("email", in: person), date: time)
      var files: [File] = []
      for document in try file.list("files", in: node) {
        let path = try file.string("path", in: document)
        files.append(
          File(
            name: path.pathNames.last.map(String.init) ?? path,
            language: try file.string("lang", in: document), bytes: try bytes(path, documents)))
      }
      let action: Action
      switch try file.string("action", in: node) {
      case "submit":
        action = .submit(
          kind: try ContributionKind(named: try file.string("kind", in: node)),
          slug: try file.string("slug", in: node), title: try file.string("title", in: node),
          themes: try file.strings("themes", in: node),
          whyBestPractice: try file.optionalString("why_best_practice", in: node),
          contributionToGCM: try file.optionalString("contribution_to_gcm", in: node))
      case "declare": action = .declare
      case "withdraw": action = .withdraw(contribution: try name("contribution", in: node, of: file))
      case "tag": action = .tag(name: try name("name", in: node, of: file))
      default: throw file.wrong("action", node)
      }
      steps.append(
        DemoStep(
          action: action, party: try name("party", in: node, of: file), identity: Identity(author: who),
          language: try file.string("lang", in: node), message: try file.optionalString("message", in: node),
          files: files))
    }
    return steps
  }

  private static func name<Name: RecordName>(
    _ key: String, in node: Node, of file: RecordFile
  ) throws(RecordError) -> Name {
    guard let name = Name(try file.string(key, in: node)) else { throw file.wrong(key, node) }
    return name
  }

  private static func bytes(_ path: String, _ documents: [String: String]) throws(RecordError) -> [UInt8] {
    guard let base64 = documents[path], let data = Data(base64Encoded: base64) else {
      throw .malformedFile(path: path, line: nil, problem: .missing)
    }
    return [UInt8](data)
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import GitStore

/// One event of the sample record that `gcmrepo demo` creates. Its documents are real files with invented content.
package struct DemoStep: Sendable {
  /// The event.
  package let action: Action
  /// The acting party.
  package let party: PartyCode
  /// The acting person, and the time.
  package let identity: Identity
  /// The language of the files.
  package let language: LanguageTag
  /// The message of the commit or the draft.
  package let message: String?
  /// The submitted files.
  package let files: [File]

  /// The action of a step.
  package enum Action: Sendable {
    /// Submits a contribution.
    case submit(
      kind: ContributionKind, slug: String, title: String, themes: [ThemeID], whyBestPractice: String?,
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
    package let language: LanguageTag
    /// The file's bytes.
    package let bytes: [UInt8]
  }

  /// The steps in their order, with their documents.
  package static func all() throws(RecordError) -> [DemoStep] {
    let documents = Dictionary(EmbeddedDemo.files.map { ($0.path, $0.base64) }) { first, _ in first }
    let path = "demo.yml"
    var decoder = try RecordFile(path: path, bytes: try bytes(path, documents)).decoder
    return try decoder.mappings("steps").map { mapping throws(RecordError) in
      var step = mapping
      return DemoStep(
        action: try action(&step), party: try step.required("party") { PartyCode($0) },
        identity: Identity(author: try person(&step)), language: try step.required("lang") { LanguageTag($0) },
        message: try step.optionalString("message"),
        files: try step.mappings("files").map { mapping throws(RecordError) in
          var file = mapping
          let path = try file.string("path")
          return File(
            name: path.pathNames.last.map(String.init) ?? path, language: try file.required("lang") { LanguageTag($0) },
            bytes: try bytes(path, documents))
        })
    }
  }

  private static func person(_ step: inout MappingDecoder) throws(RecordError) -> Identity.Person {
    let time = try step.required("date") { Timestamp($0) }
    guard var person = step.optionalMapping("person") else { throw step.wrong("person") }
    return Identity.Person(name: try person.string("name"), email: try person.string("email"), date: time)
  }

  private static func action(_ step: inout MappingDecoder) throws(RecordError) -> Action {
    switch try step.string("action") {
    case "submit":
      return .submit(
        kind: try ContributionKind(named: try step.string("kind")),
        slug: try step.string("slug"), title: try step.string("title"), themes: try step.names("themes"),
        whyBestPractice: try step.optionalString("why_best_practice"),
        contributionToGCM: try step.optionalString("contribution_to_gcm"))
    case "declare": return .declare
    case "withdraw": return .withdraw(contribution: try step.required("contribution") { ContributionID($0) })
    case "tag": return .tag(name: try step.required("name") { DraftName($0) })
    default: throw step.wrong("action")
    }
  }

  static func bytes(_ path: String, _ documents: [String: String]) throws(RecordError) -> [UInt8] {
    guard let base64 = documents[path], let data = Data(base64Encoded: base64) else {
      throw .malformedFile(path: path, line: nil, problem: .missing)
    }
    return [UInt8](data)
  }
}

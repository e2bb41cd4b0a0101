import GCMRepo
import RecordLocalization

/// The fixed words of an exported document, in its language; in English if that is not supported.
struct ExportWords {
  let interface: InterfaceLanguage

  init(interface: InterfaceLanguage) { self.interface = interface }

  init(_ language: LanguageTag) {
    interface = InterfaceLanguage(rawValue: language.primary) ?? .en
  }

  var page: String { Message("Page")(interface) }
  var of: String { Message("of")(interface) }
  var commit: String { "commit" }
  var declaration: String {
    Message("Joint declaration")(interface)
  }
  var compilation: String { Message("Compilation of contributions")(interface) }
  var contents: String { Message("Contents")(interface) }
  var languageLabel: String { Message("Language")(interface) }
  var contributions: String { Message("Contributions")(interface) }
  var record: String { Message("Record")(interface) }
  var party: String { Message("Party")(interface) }
  var kind: String { Message("Kind")(interface) }
  var identifier: String { Message("Identifier")(interface) }
  var revision: String { Message("Revision")(interface) }
  var submitted: String { Message("Submitted")(interface) }
  var sentIn: String { Message("Sent in")(interface) }
  var mail: String { Message("Mail")(interface) }
  var submittedBy: String { Message("Submitted by")(interface) }
  var draft: String { Message("Draft")(interface) }
  var state: String {
    Message("State of the record")(interface)
  }
  var whyBestPractice: String {
    Message("Why it is a best practice")(interface)
  }
  var contributionToGCM: String {
    Message("Contribution to the Global Compact")(interface)
  }

  /// `Spanish (es)`; the tag alone for a language without a name here.
  func language(_ tag: LanguageTag) -> String { Self.name(of: tag)(interface) }

  static func name(of tag: LanguageTag) -> Message {
    let name: Message? =
      switch InterfaceLanguage(rawValue: tag.primary) {
      case .es: Message("Spanish")
      case .en: Message("English")
      case .pt: Message("Portuguese")
      case .fr: Message("French")
      case nil: nil
      }
    return name.map { Message("\($0, "language") (\(tag.description, "tag"))") } ?? Message(verbatim: tag.description)
  }

  func kind(_ kind: ContributionKind) -> String {
    switch kind {
    case .input: Message("Input")(interface)
    case .questionnaire:
      Message("Answers to a questionnaire")(interface)
    case .bestPractice: Message("Best practice")(interface)
    case .reference: Message("Reference document")(interface)
    case .proposal: Message("Proposal")(interface)
    }
  }
}

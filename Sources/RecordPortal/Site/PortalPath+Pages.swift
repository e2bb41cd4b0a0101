import GCMRepo
import RecordLocalization

/// The addresses of the portal's pages, each spelled here only. They are stable: a note that cites one is read in ten years.
extension PortalPath {
  /// The choice of a language.
  static let root = PortalPath(names: [index])
  static let styleSheet = PortalPath(names: ["style.css"])
  static let redlineSheet = PortalPath(names: ["redline.css"])
  static let redlineScript = PortalPath(names: ["redline.js"])

  /// A page of a language: `es/themes/index.html`; without names that where the language begins.
  static func page(_ language: InterfaceLanguage, _ names: String...) -> PortalPath {
    PortalPath(names: [language.rawValue] + names + [index])
  }

  static func party(_ party: Party, _ language: InterfaceLanguage) -> PortalPath {
    page(language, party.kind == .state ? "c" : "b", party.code.description)
  }

  static func contribution(_ id: ContributionID, _ language: InterfaceLanguage) -> PortalPath {
    PortalPath(names: [language.rawValue, "k"] + id.description.split(separator: "/").map(String.init) + [index])
  }

  static func theme(_ id: ThemeID, _ language: InterfaceLanguage) -> PortalPath {
    page(language, "themes", plainName(id.description))
  }

  static func objective(_ number: Int, _ language: InterfaceLanguage) -> PortalPath {
    page(language, "objectives", String(number))
  }

  static func questionnaire(_ id: String, _ language: InterfaceLanguage) -> PortalPath {
    page(language, "questionnaires", id)
  }

  static func term(_ id: String, _ language: InterfaceLanguage) -> PortalPath { page(language, "glossary", id) }

  static func meeting(_ id: String, _ language: InterfaceLanguage) -> PortalPath {
    page(language, "calendar", plainName(id))
  }

  /// The declaration in a draft: `d/draft-3/es/index.html`.
  static func draft(_ name: DraftName, _ language: InterfaceLanguage) -> PortalPath {
    PortalPath(names: ["d", name.description, language.rawValue, index])
  }

  /// The redline between two drafts: `d/draft-1/draft-2/es/index.html`.
  static func redline(_ from: DraftName, _ to: DraftName, _ language: InterfaceLanguage) -> PortalPath {
    PortalPath(names: ["d", from.description, to.description, language.rawValue, index])
  }

  /// A paragraph by its words: `p/3f0c…/index.html`.
  static func paragraph(_ hash: String) -> PortalPath { PortalPath(names: ["p", hash, index]) }

  static func feed(_ language: InterfaceLanguage) -> PortalPath { PortalPath(names: [language.rawValue, "feed.atom"]) }

  /// The same page in another language, if its address names one.
  func translated(to language: InterfaceLanguage) -> PortalPath? {
    var names = names.map(String.init)
    let place = names.first == "d" ? names.count - 2 : 0
    guard names.indices.contains(place), InterfaceLanguage(rawValue: names[place]) != nil else { return nil }
    names[place] = language.rawValue
    return PortalPath(names: names)
  }

  /// A name as part of an address: itself if it can be one, else its bytes, each other byte than a letter, a digit or a hyphen
  /// as `_` and two hexadecimal digits.
  static func plainName(_ name: String) -> String {
    var plain = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        plain.unicodeScalars.append(Unicode.Scalar(byte))
      default: plain += (byte < 16 ? "_0" : "_") + String(byte, radix: 16)
      }
    }
    // A longer name than a file may have.
    return plain.utf8.count <= 100 ? plain : String(plain.prefix(60)) + "-" + InputDigest([name]).digits.prefix(16)
  }
}

/// A file in the folder of a contribution or of the declaration.
public enum DocumentFile: Sendable, Hashable {
  /// The text that is read and compared: `text.es.md`; whether the language is a tag is not checked.
  case text(language: String)
  /// The file exactly as submitted: `original.es.docx`.
  case original(language: String, fileExtension: String)
  /// Data files, answers, and files unknown to this version.
  case other(String)

  /// The file with that name.
  public init(name: some StringProtocol) {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.count == 3, !parts[1].isEmpty {
      let (stem, language) = (parts[0], String(decoding: parts[1], as: UTF8.self))
      if stem.elementsEqual(Self.text.utf8), parts[2].elementsEqual(Self.markdown.utf8) {
        self = .text(language: language)
        return
      }
      if stem.elementsEqual(Self.original.utf8), !parts[2].isEmpty {
        self = .original(language: language, fileExtension: String(decoding: parts[2], as: UTF8.self))
        return
      }
    }
    self = .other(String(name))
  }

  /// The file's name in its folder.
  public var name: String {
    switch self {
    case .text(let language): "\(Self.text).\(language).\(Self.markdown)"
    case .original(let language, let fileExtension): "\(Self.original).\(language).\(fileExtension)"
    case .other(let name): name
    }
  }

  /// The language in its name; `nil` if it has none, or what stands there is not a language tag.
  public var language: LanguageTag? {
    switch self {
    case .text(let language), .original(let language, _): LanguageTag(language)
    case .other: nil
    }
  }

  /// The text in a language.
  public static func text(in language: LanguageTag) -> DocumentFile { .text(language: language.description) }

  /// The name of an original in a language, for any file extension, which is reduced to one plain word in lower case.
  static func original(_ language: LanguageTag, ending: String) -> DocumentFile {
    let word = ending.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(16)
    return .original(language: language.description, fileExtension: word.isEmpty ? "bin" : String(word))
  }

  /// The original of a text that came with no file: the text itself.
  static func ownOriginal(_ language: LanguageTag) -> DocumentFile { original(language, ending: markdown) }

  /// The mail with which a State sent a contribution to the body that sent it in: an original without a text.
  static let mail = "mail.eml"

  private static let text = "text"
  private static let original = "original"
  private static let markdown = "md"
}

/// Properties of a path's last name, for all paths of a history: by bytes, without a copy.
extension DocumentFile {
  /// Whether a path is an original, even if its name lacks a language; a mail is one.
  static func isOriginal(_ path: String) -> Bool {
    let name = path.lastPathName.utf8
    return name.starts(with: "\(original).".utf8) || name.elementsEqual(mail.utf8)
  }

  /// Whether a name is that of an original in a language, whatever follows it.
  static func isOriginal(_ name: String, in language: some CustomStringConvertible) -> Bool {
    name.utf8.starts(with: "\(original).\(language).".utf8)
  }

  /// Whether a path is a text, even if its name lacks a language.
  static func isText(_ path: String) -> Bool {
    let name = path.lastPathName.utf8
    return name.starts(with: "\(text).".utf8) && name.suffix(3).elementsEqual(".\(markdown)".utf8)
  }

  /// Whether a path has the extension of a Markdown text, in any folder.
  static func isMarkdown(_ path: String) -> Bool { path.utf8.suffix(3).elementsEqual(".\(markdown)".utf8) }

  /// Whether an original is a text itself, which no reader converts.
  static func isReadAsIs(_ name: some StringProtocol) -> Bool {
    [markdown, "txt"].contains { name.utf8.suffix($0.utf8.count + 1).elementsEqual(".\($0)".utf8) }
  }

  /// The text beside an original: `declaration/text.es.md` for `declaration/original.es.docx`.
  static func textPath(ofOriginal path: String) -> String? {
    guard case .original(let language, _) = DocumentFile(name: path.lastPathName) else { return nil }
    let folder = path.parentPath
    return (folder.isEmpty ? "" : folder + "/") + DocumentFile.text(language: language).name
  }
}

import DocumentModel
import OfficeOpenXML

/// The names of persons that an office file keeps beside its text: who made and last saved it, and who commented on it.
///
/// A record keeps originals byte for byte, so these names stay in every copy of it.
public struct PersonalNames: Sendable, Hashable {
  /// The names, in the order in which they were found, each once.
  public private(set) var names: [String] = []

  /// The most names, and the most characters of one.
  static let limit = 10, length = 100

  /// The names in a .docx or .odt; none for other formats.
  ///
  /// Cost: the part with the properties is decompressed; comments are those of the review.
  init(of file: SubmittedFile, _ format: DocumentFormat, comments: [Comment], limits: PackageLimits) {
    let parts: [String]
    switch format {
    case .docx: parts = ["docProps/core.xml", "docProps/app.xml"]
    case .odt: parts = ["meta.xml"]
    default: return
    }
    for part in parts {
      // What cannot be read here is reported by the reader of the text.
      guard let bytes = (try? OfficeArchive.part(part, of: file.bytes, limits: limits)) ?? nil,
        let tree = try? XMLTree(part: part, bytes: bytes)
      else { continue }
      for node in CleanPart.elements(of: tree) where CleanPart.isOfPerson(tree, node) { add(tree.words(node)) }
    }
    for comment in comments { add(comment.author) }
  }

  private mutating func add(_ name: String) {
    let name = String(
      name.split(whereSeparator: { $0.isWhitespace || $0.isNewline }).joined(separator: " ").prefix(Self.length))
    guard !name.isEmpty, !Self.isNeutral(name), !names.contains(name), names.count < Self.limit else { return }
    names.append(name)
  }

  /// Whether it is nobody's name: what programs write, and what a clean copy has.
  private static func isNeutral(_ name: String) -> Bool {
    let word = name.lowercased()
    if ["author", "autor", "auteur", "unknown author", "python-docx", "microsoft office user", "user", "usuario"]
      .contains(word)
    {
      return true
    }
    return word.hasPrefix(CleanPart.label.lowercased())
      && word.dropFirst(CleanPart.label.count).allSatisfy { $0.isNumber }
  }
}

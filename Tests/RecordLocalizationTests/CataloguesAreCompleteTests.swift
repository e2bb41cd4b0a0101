import Foundation
import Testing

@testable import RecordLocalization
@testable import extract_messages

/// What the sources say and what the catalogues have is the same.
@Suite struct CataloguesAreCompleteTests {
  /// The modules that speak to people.
  private static let speaking = ["GCMRepoCommand", "RecordRendering"]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let template: Template = {
    var template = Template()
    for module in speaking {
      let folder = root.appending(path: "Sources/\(module)")
      for path in (FileManager.default.subpaths(atPath: folder.path) ?? []).sorted() where path.hasSuffix(".swift") {
        let source = (try? String(contentsOf: folder.appending(path: path), encoding: .utf8)) ?? ""
        for message in SwiftMessages(source).messages { template.add(message, from: "Sources/\(module)/\(path)") }
      }
    }
    return template
  }()

  @Test func theTemplateIsThatOfTheSources() throws {
    let committed = try String(
      contentsOf: Self.root.appending(path: "Sources/RecordLocalization/Catalogues/gcmrepo.pot"), encoding: .utf8)
    #expect(Self.template.messages.count > 700)
    #expect(committed == Self.template.text, "run swift run extract-messages, as CONTRIBUTING.md says")
  }

  @Test(arguments: [InterfaceLanguage.es, .pt, .fr])
  func everyMessageIsTranslated(_ language: InterfaceLanguage) throws {
    let catalogue = try #require(Catalogue.of(language))
    let said = Set(Self.template.messages.map { Catalogue.Key(context: $0.context, id: $0.id) })
    let missing = said.subtracting(catalogue.entries.keys).map(\.id).sorted()
    #expect(missing.prefix(3) == [], "\(missing.count) are not in \(language.rawValue).po")
    let unused = Set(catalogue.entries.keys).subtracting(said).map(\.id).sorted()
    #expect(unused.prefix(3) == [], "\(unused.count) of \(language.rawValue).po are said nowhere")
    #expect(catalogue.header.contains("Plural-Forms: \(language.pluralForms)\n"))
  }

  @Test(arguments: [InterfaceLanguage.es, .pt, .fr])
  func everyTranslationHasTheSamePlaceholders(_ language: InterfaceLanguage) throws {
    let catalogue = try #require(Catalogue.of(language))
    for message in Self.template.messages {
      let forms = catalogue.entries[Catalogue.Key(context: message.context, id: message.id)] ?? []
      #expect(forms.isEmpty || forms.count == (message.plural == nil ? 1 : 2), "\(message.id)")
      let expected = Self.placeholders(message.id).union(message.plural.map(Self.placeholders) ?? [])
      for form in forms { #expect(Self.placeholders(form) == expected, "\(message.id)") }
    }
  }

  /// Line breaks and blanks at the ends are the code's, not the translator's.
  @Test(arguments: [InterfaceLanguage.es, .pt, .fr])
  func everyTranslationBeginsAndEndsAlike(_ language: InterfaceLanguage) throws {
    let catalogue = try #require(Catalogue.of(language))
    for (key, forms) in catalogue.entries {
      for form in forms {
        #expect(form.first?.isWhitespace == key.id.first?.isWhitespace, "\(key.id)")
        #expect(form.last?.isWhitespace == key.id.last?.isWhitespace, "\(key.id)")
        #expect(form.contains("\n") == key.id.contains("\n"), "\(key.id)")
      }
    }
  }

  private static func placeholders(_ text: String) -> Set<Substring> {
    let single = text.replacing("{{", with: "").replacing("}}", with: "")
    return Set(single.matches(of: /\{([a-zA-Z_][a-zA-Z0-9_]*)\}/).map(\.1))
  }
}

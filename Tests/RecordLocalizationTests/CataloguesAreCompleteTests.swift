import Foundation
import Testing

@testable import RecordLocalization
@testable import extract_messages

/// Sources and catalogues have the same messages.
@Suite struct CataloguesAreCompleteTests {
  /// The modules with messages.
  private static let speaking = [
    "GCMRepoCommand", "GCMRepoPortal", "RecordCalendar", "RecordPortal", "RecordRendering",
  ]

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

  /// Line breaks and spaces at the ends belong to the code, not to the translator.
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

  /// A no-break space (U+00A0 or U+202F) precedes `: ; ? !` and is inside guillemets; code and times have none.
  @Test func frenchHasItsNoBreakSpaces() throws {
    for (key, forms) in try #require(Catalogue.of(.fr)).entries {
      for form in forms {
        let text = form.replacing(/`[^`]*`/, with: "")
        #expect(text.firstMatch(of: /[ ][:;?!»]|«[ ]/) == nil, "a plain space: \(key.id)")
        #expect(text.firstMatch(of: /[^\u{A0}\u{202F}][?!»]|«[^\u{A0}\u{202F}]/) == nil, "no space: \(key.id)")
      }
    }
  }

  private static func placeholders(_ text: String) -> Set<Substring> {
    let single = text.replacing("{{", with: "").replacing("}}", with: "")
    return Set(single.matches(of: /\{([a-zA-Z_][a-zA-Z0-9_]*)\}/).map(\.1))
  }
}

// swift-tools-version: 6.2

import PackageDescription

// A nonisolated async function runs on its caller's actor (SE-0461).
let callersActor = SwiftSetting.enableUpcomingFeature("NonisolatedNonsendingByDefault")

// A file sees the members only of the modules that it imports (SE-0444).
let memberImports = SwiftSetting.enableUpcomingFeature("MemberImportVisibility")

// Set in CI only: a newer compiler's warnings must not break anybody's build.
let strict = Context.environment["GCMREPO_STRICT"] == nil ? [] : [SwiftSetting.treatAllWarnings(as: .error)]

// The Swift Package Index builds the documentation with it; nothing else needs it.
let documentationPlugin: [Package.Dependency] =
  Context.environment["SPI_BUILDER"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]

let package = Package(
  name: "gcmrepo",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "GCMRepo", targets: ["GCMRepo"]),
    .library(name: "TextDiff", targets: ["TextDiff"]),
    .library(name: "WordML", targets: ["WordML"]),
    .executable(name: "gcmrepo", targets: ["GCMRepoCommand"]),
    // A program of its own: the server's libraries would cost every start of `gcmrepo` 10 ms.
    .executable(name: "gcmrepo-portal", targets: ["GCMRepoPortal"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ] + documentationPlugin,
  targets: [
    .systemLibrary(
      name: "Clibgit2", pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "Clibyaml", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "Clibzip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"]), .brew(["libzip"])]),
    .systemLibrary(
      name: "Czlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(
      name: "Cexpat", pkgConfig: "expat",
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    .systemLibrary(
      name: "Cgumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .systemLibrary(
      name: "Csqlite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    // Debian's libstemmer-dev has no pkg-config file; the module map names the library.
    .systemLibrary(
      name: "Cstemmer",
      providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),

    .target(
      name: "GitStore",
      dependencies: [
        "Clibgit2", "Czlib", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
    .target(
      name: "SSHKeys",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    .target(name: "RecordYAML", dependencies: ["Clibyaml"]),
    .target(
      name: "Questionnaires", dependencies: ["MarkdownText", "RecordValues", "RecordYAML"], exclude: ["Schemas"]),
    .target(name: "Spreadsheets", dependencies: ["OfficeOpenXML", "RecordValues"]),
    .target(name: "XLSForms", dependencies: ["Questionnaires", "RecordValues", "RecordYAML", "Spreadsheets"]),
    .target(
      name: "QuestionnaireForms",
      dependencies: [
        "MarkdownText", "OfficeOpenXML", "Questionnaires", "RecordRendering", "RecordValues", "RecordYAML",
        "Spreadsheets", "WordML", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["HTML/Page"],
      plugins: ["EmbedFiles"]),
    .target(name: "VCards"),
    .target(name: "BestPractices", dependencies: ["MarkdownText"]),
    .target(name: "TextDiff"),
    .target(name: "PortalMessages"),
    .target(name: "RecordValues"),
    .target(name: "ICalendar", dependencies: ["RecordValues"]),
    .target(name: "RecordComparison", dependencies: ["RecordValues", "TextDiff"]),
    .target(name: "NegotiatedText", dependencies: ["TextDiff"]),
    .target(name: "MeetingMinutes", dependencies: ["MarkdownText", "NegotiatedText", "RecordValues", "TextDiff"]),
    .target(
      name: "Terminology",
      dependencies: ["Cstemmer", "MarkdownText", "NegotiatedText", "OfficeOpenXML", "RecordValues", "TextDiff"]),
    .target(name: "SQLiteStore", dependencies: ["Csqlite"]),
    .target(
      name: "BrowserSearch", dependencies: ["RecordRendering", "TextSearch"], exclude: ["Page"], plugins: ["EmbedFiles"]
    ),
    .target(name: "TextSearch", dependencies: ["NegotiatedText", "Terminology"]),
    .target(name: "MarkdownText"),
    .target(name: "OfficeOpenXML", dependencies: ["Clibzip", "Cexpat"]),
    .target(name: "DocumentModel", dependencies: ["MarkdownText"]),
    .target(
      name: "WordML", dependencies: ["DocumentModel", "MarkdownText", "NegotiatedText", "OfficeOpenXML", "TextDiff"]),
    .target(name: "HTMLDocument", dependencies: ["Cgumbo", "DocumentModel", "MarkdownText"]),
    .target(name: "OpenDocument", dependencies: ["DocumentModel", "MarkdownText", "OfficeOpenXML"]),
    .target(
      name: "Documents",
      dependencies: [
        "Czlib", "DocumentModel", "HTMLDocument", "MarkdownText", "OfficeOpenXML", "OpenDocument", "RecordRendering",
        "RecordYAML", "TextDiff", "WordML", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Publishing/Templates"],
      swiftSettings: [callersActor],
      plugins: ["EmbedFiles"]),
    .target(
      name: "GCMRepo",
      dependencies: [
        "BestPractices", "GitStore", "ICalendar", "MarkdownText", "MeetingMinutes", "NegotiatedText", "Questionnaires",
        "RecordComparison", "RecordValues", "RecordYAML", "SQLiteStore", "SSHKeys", "Terminology", "TextDiff",
        "TextSearch", "VCards",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Demo/Documents"],
      swiftSettings: [callersActor],
      plugins: ["EmbedFiles"]),
    .target(name: "TextLanguage", exclude: ["Weights"], plugins: ["EmbedFiles"]),
    .target(name: "RecordLocalization", exclude: ["Catalogues"], plugins: ["EmbedFiles"]),
    .target(
      name: "RecordRendering",
      dependencies: [
        "MarkdownText", "NegotiatedText", "RecordComparison", "RecordLocalization", "RecordValues", "TextDiff",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "RecordCalendar",
      dependencies: ["GCMRepo", "ICalendar", "RecordLocalization", "RecordRendering", "RecordValues"]),
    .target(
      name: "RecordPortal",
      dependencies: [
        "BestPractices", "BrowserSearch", "GCMRepo", "GitStore", "MarkdownText", "NegotiatedText", "Questionnaires",
        "RecordCalendar", "RecordComparison", "RecordLocalization", "RecordRendering", "RecordValues", "Terminology",
        "TextDiff", "TextSearch",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    // Not "gcmrepo": on a file system that folds case it would be one folder with GCMRepo.
    .executableTarget(
      name: "GCMRepoCommand",
      dependencies: [
        "BestPractices", "DocumentModel", "Documents", "GCMRepo", "GitStore", "ICalendar", "MarkdownText",
        "MeetingMinutes", "NegotiatedText", "OfficeOpenXML", "PortalMessages", "QuestionnaireForms", "Questionnaires",
        "RecordCalendar", "RecordComparison", "RecordLocalization", "RecordPortal", "RecordRendering", "RecordValues",
        "RecordYAML", "SSHKeys", "Spreadsheets", "Terminology", "TextDiff", "TextLanguage", "TextSearch", "VCards",
        "WordML", "XLSForms",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: [callersActor],
      linkerSettings: [
        // Half the start-up time of the dynamic runtime: 10 ms against 17.
        .unsafeFlags(
          ["-static-stdlib", "-l_FoundationCollections", "-l_FoundationCShims"],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .executableTarget(
      name: "GCMRepoPortal",
      dependencies: [
        "Czlib", "GCMRepo", "PortalMessages", "RecordLocalization", "RecordPortal", "RecordRendering", "TextSearch",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      linkerSettings: [
        // Hummingbird's libraries need all of Foundation, and what its archives leave to the linker.
        .unsafeFlags(
          [
            "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections", "-l_FoundationCShims",
          ],
          .when(platforms: [.linux], configuration: .release))
      ]),

    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    .executableTarget(name: "embed-files", path: "Plugins/embed-files"),
    .executableTarget(name: "extract-messages", path: "Plugins/extract-messages"),

    .target(name: "SeededRandom", path: "Tests/SeededRandom"),
    .testTarget(name: "GitStoreTests", dependencies: ["SeededRandom", "GitStore", "SSHKeys"]),
    .testTarget(name: "RecordYAMLTests", dependencies: ["SeededRandom", "RecordYAML"]),
    .testTarget(
      name: "QuestionnairesTests", dependencies: ["SeededRandom", "Questionnaires", "RecordValues", "RecordYAML"]),
    .testTarget(
      name: "SpreadsheetsTests", dependencies: ["SeededRandom", "OfficeOpenXML", "Spreadsheets"], exclude: ["Files"]),
    .testTarget(
      name: "XLSFormsTests",
      dependencies: ["SeededRandom", "Questionnaires", "RecordValues", "Spreadsheets", "XLSForms"]),
    .testTarget(
      name: "QuestionnaireFormsTests",
      dependencies: [
        "SeededRandom", "MarkdownText", "OfficeOpenXML", "QuestionnaireForms", "Questionnaires", "RecordRendering",
        "RecordValues", "Spreadsheets",
      ], exclude: ["browser.py"]),
    .testTarget(name: "ICalendarTests", dependencies: ["ICalendar", "RecordValues", "SeededRandom"]),
    .testTarget(name: "VCardsTests", dependencies: ["SeededRandom", "VCards"]),
    .testTarget(name: "BestPracticesTests", dependencies: ["SeededRandom", "BestPractices"]),
    .testTarget(name: "TextLanguageTests", dependencies: ["TextLanguage"], exclude: ["Texts"]),
    .testTarget(name: "TextDiffTests", dependencies: ["SeededRandom", "TextDiff"]),
    .testTarget(name: "NegotiatedTextTests", dependencies: ["SeededRandom", "NegotiatedText", "TextDiff"]),
    .testTarget(name: "MeetingMinutesTests", dependencies: ["SeededRandom", "MeetingMinutes", "RecordValues"]),
    .testTarget(
      name: "TerminologyTests",
      dependencies: ["SeededRandom", "NegotiatedText", "RecordValues", "TextDiff", "Terminology"]),
    .testTarget(name: "OfficeOpenXMLTests", dependencies: ["OfficeOpenXML"]),
    .testTarget(
      name: "WordMLTests",
      dependencies: [
        "SeededRandom", "DocumentModel", "MarkdownText", "NegotiatedText", "WordML", "OfficeOpenXML", "TextDiff",
      ]),
    .testTarget(
      name: "OpenDocumentTests",
      dependencies: ["SeededRandom", "DocumentModel", "OpenDocument", "MarkdownText", "OfficeOpenXML"]),
    .testTarget(
      name: "HTMLDocumentTests", dependencies: ["SeededRandom", "DocumentModel", "HTMLDocument", "MarkdownText"]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "SeededRandom", "DocumentModel", "Documents", "MarkdownText", "OfficeOpenXML", "OpenDocument", "WordML",
      ]),
    .testTarget(
      name: "SSHKeysTests",
      dependencies: ["SeededRandom", "SSHKeys", .product(name: "Subprocess", package: "swift-subprocess")]),
    .testTarget(name: "DocumentationTests"),
    .testTarget(
      name: "TextSearchTests", dependencies: ["SeededRandom", "SQLiteStore", "TextSearch"], exclude: ["Families"]),
    .testTarget(name: "BrowserSearchTests", dependencies: ["BrowserSearch"]),
    .testTarget(
      name: "GCMRepoTests", dependencies: ["SeededRandom", "GCMRepo", "ICalendar", "SQLiteStore", "SSHKeys"]),
    .testTarget(name: "RecordLocalizationTests", dependencies: ["RecordLocalization", "extract-messages"]),
    .testTarget(
      name: "RecordRenderingTests",
      dependencies: [
        "SeededRandom", "RecordComparison", "RecordLocalization", "RecordRendering", "RecordValues",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .testTarget(
      name: "RecordPortalTests", dependencies: ["SeededRandom", "GCMRepo", "NegotiatedText", "RecordPortal"]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "BestPractices", "DocumentModel", "Documents", "GCMRepo", "GCMRepoCommand", "GCMRepoPortal", "GitStore",
        "OfficeOpenXML", "RecordRendering",
        "SeededRandom",
        "SSHKeys", .product(name: "Subprocess", package: "swift-subprocess"),
      ], exclude: ["portal_client.py"]),
    .testTarget(name: "PortalMessagesTests", dependencies: ["PortalMessages", "SeededRandom"]),
    .testTarget(
      name: "GCMRepoPortalTests",
      dependencies: ["GCMRepoPortal", "SeededRandom", .product(name: "HTTPTypes", package: "swift-http-types")]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict + [memberImports]
}

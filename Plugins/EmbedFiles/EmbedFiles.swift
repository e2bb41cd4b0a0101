import Foundation
import PackagePlugin

/// Turns `repo-template/` and the demo's documents into Swift sources before GCMRepo is compiled, the templates of
/// exported documents before Documents is, the message catalogues before RecordLocalization is, and the weights of letters
/// before TextLanguage is.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let tool = try context.tool(named: "embed-files").url
    let root = context.package.directoryURL
    let suffixes = ["EmbeddedCatalogues": ".po", "EmbeddedSearchPage": ".js", "EmbeddedWeights": ".txt"]
    let folders =
      switch target.name {
      case "Documents":
        [("EmbeddedHouseStyle", root.appending(path: "Sources/Documents/Publishing/Templates"))]
      case "QuestionnaireForms":
        [("EmbeddedFormPage", root.appending(path: "Sources/QuestionnaireForms/HTML/Page"))]
      case "BrowserSearch":
        [("EmbeddedSearchPage", root.appending(path: "Sources/BrowserSearch/Page"))]
      case "TextLanguage":
        [("EmbeddedWeights", root.appending(path: "Sources/TextLanguage/Weights"))]
      case "RecordLocalization":
        [("EmbeddedCatalogues", root.appending(path: "Sources/RecordLocalization/Catalogues"))]
      default:
        [
          ("EmbeddedTemplate", root.appending(path: "repo-template")),
          ("EmbeddedDemo", root.appending(path: "Sources/GCMRepo/Demo/Documents")),
        ]
      }
    return try folders.map { name, folder in
      let output = context.pluginWorkDirectoryURL.appending(path: name + ".swift")
      let inputs = try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { folder.appending(path: $0) }
      return .buildCommand(
        displayName: "Embedding \(folder.lastPathComponent)", executable: tool,
        arguments: [name, folder.path, output.path] + (suffixes[name].map { [$0] } ?? []), inputFiles: inputs,
        outputFiles: [output])
    }
  }
}

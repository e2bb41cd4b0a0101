import ArgumentParser
import GCMRepo

struct Demo: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a sample record with two drafts, and show the redline between them.")

  @Argument(help: "A new folder for it; else gcmrepo-demo.")
  var folder = "gcmrepo-demo"

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
  }
}

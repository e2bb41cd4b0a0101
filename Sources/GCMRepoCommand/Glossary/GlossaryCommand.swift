import ArgumentParser
import RecordLocalization

/// `gcmrepo glossary`: the terms that both conferences use.
struct GlossaryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary",
    abstract: .message("Keep the terms that the conferences use, and check texts against them."),
    discussion: .message("For example: gcmrepo glossary check declaration"),
    subcommands: [
      GlossaryList.self, GlossaryShow.self, GlossaryAdd.self, GlossaryChange.self, CompareTerms.self,
      CheckGlossary.self,
      AcceptUses.self, ShowTermHistory.self, ExportGlossary.self, ImportGlossary.self,
    ],
    defaultSubcommand: GlossaryList.self)
}

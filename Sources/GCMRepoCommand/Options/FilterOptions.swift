import ArgumentParser
import GCMRepo

/// Which contributions a command is about.
struct FilterOptions: ParsableArguments {
  @Option(
    help: .worded(
      en: "Only those of this country or body.", es: "Solo los de este país u órgano.", value: ("code", "código")),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .worded(
      en: "Only input, questionnaire or best-practice.",
      es: "Solo input (aporte), questionnaire (cuestionario) o best-practice (buena práctica).", value: ("kind", "tipo")
    ),
    completion: RecordCompletion.kinds)
  var kind: String?

  /// The filter, its words checked against a state of the record.
  func filter(theme: String? = nil, in state: RecordState) throws(RecordError) -> ContributionFilter {
    if let country { _ = try state.party(country) }
    if let theme { try state.checkTheme(theme) }
    return ContributionFilter(
      party: country, kind: try kind.map { word throws(RecordError) in try ContributionKind(named: word) }, theme: theme
    )
  }
}

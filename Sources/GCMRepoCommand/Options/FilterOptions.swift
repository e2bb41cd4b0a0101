import ArgumentParser
import GCMRepo
import RecordLocalization

/// Selects the contributions of a command.
struct FilterOptions: ParsableArguments {
  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("Only input, questionnaire, best-practice or reference.", value: "kind"),
    completion: RecordCompletion.kinds)
  var kind: String?

  /// The filter, checked against a state of the record.
  func filter(
    theme: String? = nil, objective: GCMObjective? = nil, in state: RecordState
  ) throws(RecordError) -> ContributionFilter {
    let party = try state.partyCode(named: country)
    return ContributionFilter(
      party: party, kind: try kind.map { word throws(RecordError) in try ContributionKind(named: word) },
      theme: try theme.map(state.theme(named:)), objective: objective)
  }
}

/// A space of the form of a best practice.
///
/// The order is that of the form: the facts of its table first, then what is told at length.
public enum PracticeSpace: String, Sendable, Hashable, CaseIterable {
  /// What the practice is called.
  case title
  /// The State that presents it.
  case country
  /// From when to when it was carried out.
  case period
  /// Whom it reached.
  case population
  /// Whom to ask about it.
  case contact
  /// The themes of the consultations that it belongs to.
  case themes
  /// The objectives of the Global Compact that it serves; see ``GCMObjective``.
  case objectives
  /// A few sentences that stand for the whole.
  case summary
  /// What was done, by whom and with what.
  case actions
  /// What came of it, and how that is known.
  case results
  /// Why it is a best practice. Required.
  case whyBestPractice = "why_best_practice"
  /// How it contributes to the Global Compact. Required.
  case contributionToGCM = "contribution_to_gcm"
  /// How it meets each criterion; see ``PracticeCriterion``.
  case criteria
  /// Documents and pages that tell more.
  case sources

  /// Those without which a practice is incomplete.
  public static let required: [PracticeSpace] = [.whyBestPractice, .contributionToGCM]

  /// Those in the table at the top of the form.
  public static let facts: [PracticeSpace] = [.title, .country, .period, .population, .contact]

  /// Those that are told at length, under a heading each.
  public static let told: [PracticeSpace] = [
    .summary, .actions, .results, .whyBestPractice, .contributionToGCM, .criteria, .sources,
  ]
}

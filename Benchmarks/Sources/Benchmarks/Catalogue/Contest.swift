/// The two sides of a benchmark, with all that they need ready.
struct Contest {
  let subject: Workload
  let peer: Workload
  /// How much text the subject compares, where a limit depends on it.
  var inputBytes = 0
  /// Looked at after the last pair.
  var aftermath: () throws -> Aftermath = { Aftermath() }
}

/// What there is to say beside times.
struct Aftermath {
  /// What was lost, if anything was.
  var lost: String?
  var note = ""
}

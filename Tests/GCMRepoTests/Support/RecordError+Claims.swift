import GCMRepo

extension RecordError {
  /// Whether it names a malformed file; what is not given may be anything.
  func isMalformed(_ path: String, line: Int? = nil, _ problem: String? = nil) -> Bool {
    code == .malformedFile && facts.text(.path) == path && (line == nil || facts.number(.line) == line)
      && (problem == nil || facts.text(.problem) == problem)
  }
}

import RecordYAML

extension RecordRules {
  /// The rules with which a shared record begins.
  static func shared(drafts: Threshold?) -> RecordRules {
    let keepers: [Grant] = [.bodies(.secretariat), .bodies(.presidency), .body(Party.adHocGroup)]
    return RecordRules(
      grants: [
        .submit: [.memberStates], .inform: [.anyParty], .withdraw: [.anyParty], .onBehalf: [.bodies(.secretariat)],
        .declare: keepers, .record: keepers, .admit: [.bodies(.secretariat)], .tag: [.bodies(.secretariat)],
      ], drafts: drafts)
  }

  /// Appends rules to a `gcmrepo.yml` that has none, and names the feature.
  static func begin(in bytes: [UInt8], _ rules: RecordRules) throws(RecordError) -> [UInt8] {
    let path = RecordConfiguration.path
    let text: EditedText
    do throws(YAMLError) { text = try EditedText(bytes) } catch {
      throw .malformedFile(path: path, line: error.mark.line, problem: .notYAML("\(error.problem)"))
    }
    var edited = text
    try changing(path) { () throws(EditedText.Refusal) in
      let features = text.root["features"]?.sequence ?? []
      try edited.set("features", of: [], to: .sequence(features + [.string(key)]), order: ["format", "features"])
    }
    let end = edited.bytes.last == UInt8(ascii: "\n") ? "\n" : "\n\n"
    return edited.bytes + Array((end + rules.text).utf8)
  }

  /// The lines in `gcmrepo.yml`, with a comment.
  var text: String {
    var lines = [
      "# Who may do what, and what needs whose agreement. Each change raises the version by one.",
      "# Who: everyone, members, secretariats, presidencies, or a body's code.", "\(Self.key):",
      "  version: \(version)",
      "  signatures: \(requiresSignatures ? "required" : "optional")",
    ]
    for right in Right.allCases {
      lines.append("  \(right.rawValue): [\((grants[right] ?? []).map(\.word).joined(separator: ", "))]")
    }
    if let drafts {
      lines.append("  # What makes a proposed draft agreed, and a proposed change of these rules valid.")
      lines.append("  drafts:")
      if let role = drafts.eachConference { lines.append("    each_conference: \(role.rawValue)") }
      lines.append("    persons: \(drafts.persons)")
      if !drafts.parties.isEmpty { lines.append("    of: [\(drafts.parties.map(\.word).joined(separator: ", "))]") }
    }
    lines.append("  limits:")
    lines.append("    commits_in_a_push: \(commitsInAPush)")
    if !deadlines.isEmpty { lines.append("  deadlines:") }
    for deadline in deadlines {
      lines.append("    - kind: \(deadline.kind.rawValue)")
      lines.append("      until: '\(deadline.until)'")
    }
    if silenceGraceHours > 0 {
      lines.append("  \(Self.silenceKey):")
      lines.append("    # For what a State mailed before the end of a silence procedure.")
      lines.append("    grace_hours: \(silenceGraceHours)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

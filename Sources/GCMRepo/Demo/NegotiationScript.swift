/// What `gcmrepo demo --negotiation` plays: proposals on a draft, what becomes of them, and the text that is agreed.
package struct NegotiationScript: Sendable {
  /// The proposals, in the order in which they come.
  package let proposals: [Proposal]
  /// What the next draft changes, by language.
  package let agreed: [(language: LanguageTag, edits: [Edit])]

  /// A State's proposal.
  package struct Proposal: Sendable {
    /// The State.
    package let party: PartyCode
    /// Its person: `Name <address>`.
    package let person: String
    /// What it changes in the Spanish text.
    package let edits: [Edit]
    /// What becomes of it, as `dispose` takes it.
    package let outcome: String
    /// Why.
    package let why: String
  }

  /// Words that replace others.
  package struct Edit: Sendable {
    /// The words in the draft, which it has once.
    package let from: String
    /// The words in their place.
    package let to: String
    /// Why, as a comment in Word.
    package let reason: String?
  }

  /// The script of the demo.
  package static func read() throws(RecordError) -> NegotiationScript {
    let documents = Dictionary(EmbeddedDemo.files.map { ($0.path, $0.base64) }) { first, _ in first }
    let path = "negotiation.yml"
    var decoder = try RecordFile(path: path, bytes: try DemoStep.bytes(path, documents)).decoder
    let proposals = try decoder.mappings("proposals").map { mapping throws(RecordError) in
      var proposal = mapping
      return Proposal(
        party: try proposal.required("party") { PartyCode($0) }, person: try proposal.string("person"),
        edits: try edits(&proposal, "edits"), outcome: try proposal.string("outcome"), why: try proposal.string("why"))
    }
    var agreed: [(language: LanguageTag, edits: [Edit])] = []
    if var mapping = decoder.optionalMapping("agreed") {
      for key in mapping.keys {
        guard let language = LanguageTag(key) else { throw mapping.wrong(key) }
        agreed.append((language, try edits(&mapping, key)))
      }
    }
    return NegotiationScript(proposals: proposals, agreed: agreed)
  }

  private static func edits(_ decoder: inout MappingDecoder, _ key: String) throws(RecordError) -> [Edit] {
    try decoder.mappings(key).map { mapping throws(RecordError) in
      var edit = mapping
      return Edit(
        from: try edit.string("from"), to: try edit.optionalString("to") ?? "",
        reason: try edit.optionalString("reason"))
    }
  }
}

extension [NegotiationScript.Edit] {
  /// A text with these words replaced.
  package func applied(to text: String) -> String {
    reduce(text) { text, edit in
      precondition(text.contains(edit.from), "the demo's text has no “\(edit.from)”")
      return text.replacing(edit.from, with: edit.to, maxReplacements: 1)
    }
  }
}

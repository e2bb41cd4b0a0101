import GitStore
import NegotiatedText

import func MarkdownText.nfc

extension Record {
  /// Numbers recommendations of an input, as one commit of a body: its paragraphs in the order given, after those that have
  /// numbers.
  ///
  /// - Parameters:
  ///   - name: the input.
  ///   - paragraphs: its paragraphs, as a person cites them.
  ///   - language: of an input in several languages, that of the text.
  ///   - about: the paragraph of the draft that they concern, as a person cites it.
  ///   - draft: that draft; the newest for `nil`.
  ///   - message: what the history says of it.
  ///   - party: the body; else the only one that the person acts for.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/notRecommended``, ``RecordError/Code-swift.struct/recommendedAlready``,
  ///   ``RecordError/Code-swift.struct/noSuchParagraph``, ``RecordError/Code-swift.struct/severalParagraphs``.
  public func recommend(
    _ name: String, paragraphs: [String], language: String? = nil, about: String? = nil, on draft: String? = nil,
    message: String?, party: PartyCode?, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> AccountResult<Recommendation> {
    if let message, let problem = TextValidation.checkCommitMessage(message) {
      throw .invalidMessage(problem: problem)
    }
    typealias Made = (id: ContributionID, new: [Recommendation])
    let (made, written) = try await transaction(as: identity, dryRun: dryRun) {
      state, time throws(RecordError) -> (RecordDecision, Made) in
      try state.checkNegotiates()
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .declare)
      let contribution = try state.contribution(named: name)
      let id = contribution.id
      guard id.kind != .proposal, id.kind != .reference else { throw .notRecommended(id) }
      let tag = try RecordDocument.contribution(contribution).language(named: language)
      let text = try numberedText(try state.text(of: contribution, language: tag))
      let concerned = about != nil || draft != nil ? try self.draft(orNewest: draft) : nil
      var target: (citation: String, place: Int)?
      if let about, let concerned { target = try self.paragraph(cited: about, in: concerned, language: tag) }
      var file = try state.recommendationFile(of: id)
      var new: [Recommendation] = []
      for given in paragraphs {
        let found = ParagraphCitation(given).map { text.paragraphs(cited: $0) } ?? []
        guard let paragraph = found.first else { throw .notInInput(given, of: id.description) }
        guard found.count == 1 else {
          throw .severalInInput(given, of: id.description, places: found.map { "#\($0.place)" })
        }
        let words = Self.recommended(paragraph, of: text)
        if let held = file.recommendations.first(where: { $0.text == words }) {
          throw .recommendedAlready(AccountReference(id.description, held.number), paragraph: given)
        }
        let recommendation = Recommendation(
          number: file.recommendations.count + 1, language: tag, place: paragraph.place, text: words,
          revision: try state.revision(of: contribution), draft: concerned, about: target?.citation,
          aboutPlace: target?.place, party: acting.code, person: nfc(identity.author.name), time: time)
        file.append(recommendation)
        new.append(recommendation)
      }
      let change = RecordChange(
        files: [NegotiationFile.recommendations(id).accountPath: file.encoded],
        facts: CommitFacts(party: acting.code.description, action: .dispose, contribution: id.description),
        subject: "Number recommendations of \(id)", body: message)
      return (.write(change), (id, new))
    }
    return AccountResult(
      id: made.id, references: made.new.map { AccountReference(made.id.description, $0.number) }, entries: made.new,
      outcome: written)
  }

  /// The words of a paragraph as a recommendation keeps them: those of a very long one are cut.
  static func recommended(_ paragraph: NumberedText.Paragraph, of text: NumberedText) -> String {
    let words = text.words(of: paragraph)
    guard words.unicodeScalars.count > longestRecommendation else { return words }
    return String(String.UnicodeScalarView(words.unicodeScalars.prefix(longestRecommendation - 1))) + "…"
  }

  private static let longestRecommendation = 4_000
}

import DocumentModel
import Documents
import GCMRepo
import NegotiatedText
import TextDiff

/// What a file marks in a draft: each change with who marked it, and why.
struct MarkedChanges {
  let changes: ProposedChanges
  /// The comments that explain no change, as none is near them.
  let unplaced: [Comment]
  /// How many authors are not told apart, because there are too many.
  let authorsNotToldApart: Int

  /// Reads a file once for each of its authors: what an author's changes add to those of the authors before is that author's.
  ///
  /// - Parameters:
  ///   - file: with its text as it is proposed.
  ///   - draft: the draft's text.
  ///   - reading: how its tracked changes are treated.
  ///   - returned: the text of the record that it was made from, whose spelling it has.
  init(
    of file: Submission.File, on draft: [UInt8], _ reading: TrackedReading, returned: ReturnedDocument?,
    _ converter: Converter
  ) async throws(DocumentError) {
    let submitted = SubmittedFile(name: file.name, bytes: file.original)
    let review = try await converter.review(of: submitted)
    let all = Self.authors(of: review, reading)
    let authors = Array(all.prefix(Self.mostAuthors))
    authorsNotToldApart = all.count - authors.count
    func text(accepting names: [String]) async throws(DocumentError) -> [UInt8] {
      let byAuthor = Dictionary(names.map { ($0, Reading.accepted) }, uniquingKeysWith: { first, _ in first })
      let tracked = TrackedReading(.rejected, byAuthor: byAuthor)
      let document = try await converter.convert(submitted, tracked, isOurs: returned != nil)
      guard let returned else { return document.text }
      return await returned.respelled(document.text, format: document.format, converter)
    }
    // What was not marked, and what others than these marked, is nobody's.
    let nobody = authors.count
    var (versions, steps): ([[UInt8]], [Int]) = ([], [])
    let original = try await text(accepting: [])
    if original != draft {
      versions.append(original)
      steps.append(nobody)
    }
    for count in authors.indices.dropLast() {
      versions.append(try await text(accepting: Array(authors[...count])))
      steps.append(count)
    }
    if let last = authors.indices.last {
      if authorsNotToldApart > 0 {
        versions.append(try await text(accepting: authors))
        steps.append(last)
        steps.append(nobody)
      } else {
        steps.append(last)
      }
    } else {
      if steps.isEmpty { steps = [nobody] } else { steps.append(nobody) }
    }
    let redline = TextRedline(from: draft, to: file.text)
    let attributed = redline.attributed(through: versions, steps: steps)
    let marked = ProposedChanges(attributed.redline, attribution: attributed.attribution, authors: authors)
    let explained = ExplainedChanges(marked.changes, from: draft, to: file.text, by: review)
    changes = (try? ProposedChanges(explained.changes, from: draft, to: file.text)) ?? marked
    unplaced = explained.unplaced
  }

  /// More would be read for hours.
  private static let mostAuthors = 60

  /// Whose changes of words are accepted, in the order of the text.
  private static func authors(of review: Review, _ reading: TrackedReading) -> [String] {
    var seen: Set<String> = []
    return review.changes.compactMap { change in
      guard change.kind != .formatting, (reading.byAuthor[change.author] ?? reading.reading) == .accepted,
        seen.insert(change.author).inserted
      else { return nil }
      return change.author
    }
  }
}

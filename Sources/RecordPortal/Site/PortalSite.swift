import GCMRepo
import Synchronization

/// The portal of a record in one state: every address, and the file at each.
///
/// A file is a function of the record's objects and the options alone: the same commit gives the same bytes, whether the portal
/// is built into a folder or served. Nothing is read before it is needed, and then once.
public final class PortalSite: Sendable {
  /// The state that it shows.
  public let state: RecordState
  /// For whom it is made.
  public let options: PortalOptions
  let record: PortalRecord
  private let known = ReadOnce<[PortalSection]>()
  private let places = ReadOnce<[PortalPath: Int]>()

  /// The portal of a state of the record.
  ///
  /// - Parameters:
  ///   - state: the state.
  ///   - options: for whom it is made.
  ///   - cleaner: makes a copy of an original for the public; without one the public has the texts only.
  public init(_ state: RecordState, _ options: PortalOptions = .init(), cleaner: PortalCleaner? = nil) {
    (self.state, self.options) = (state, options)
    record = PortalRecord(state, options, cleaner)
  }

  /// Its sections, each with a digest of what it is made of. Cost: the history's commits and the record's folders; no text is
  /// read.
  public func sections() throws(RecordError) -> [PortalSection] {
    try known { () throws(RecordError) in
      let texts = try DeclarationTexts(record)
      return try FramePages(record: record).sections()
        + StartPages(record: record).sections()
        + DraftPages(record: record, texts: texts).sections()
        + RedlinePages(record: record, texts: texts).sections()
        + ParagraphPages(record: record, texts: texts).sections()
        + NegotiationPages(record: record).sections()
        + ContributionPages(record: record).sections()
        + PartyPages(record: record).sections()
        + ThemePages(record: record).sections()
        + QuestionnairePages(record: record).sections()
        + PracticePages(record: record).sections()
        + GlossaryPages(record: record).sections()
        + CalendarPages(record: record).sections()
        + ConsultationPages(record: record).sections()
        + AgreementPages(record: record).sections()
        + DirectoryPages(record: record).sections()
        + HistoryPages(record: record).sections()
        + SearchPages(record: record).sections()
        + AboutPages(record: record).sections()
    }
  }

  /// All addresses, in the order of their bytes. Cost: also the texts of the drafts, whose paragraphs have addresses.
  public func paths() throws(RecordError) -> [PortalPath] {
    Array(try index().keys).sorted()
  }

  /// The section of the file at an address; `nil` if there is none. Its ``PortalSection/inputs`` serve as an entity tag.
  public func section(at path: PortalPath) throws(RecordError) -> PortalSection? {
    guard let place = try index()[path] else { return nil }
    return try sections()[place]
  }

  /// The file at an address; `nil` if there is none. Cost: the page's own texts.
  public func file(at path: PortalPath) throws(RecordError) -> PortalFile? {
    guard let section = try section(at: path) else { return nil }
    defer { section.release() }
    return try section.file(at: path)
  }

  /// What is wrong with the files of the record that cannot be read, and are on no page for it.
  public func problems() throws(RecordError) -> [RecordError] { try record.problems() }

  private func index() throws(RecordError) -> [PortalPath: Int] {
    try places { () throws(RecordError) in
      var places: [PortalPath: Int] = [:]
      for (place, section) in try sections().enumerated() {
        for path in try section.paths() { places[path] = place }
      }
      return places
    }
  }
}

import NegotiatedText

/// A recommendation of an input that a secretariat has numbered, so that it is answered.
public struct Recommendation: Sendable, Hashable {
  /// Its number among those of the input, from 1.
  public let number: Int
  /// Its paragraph: the language and the place in the input's text, and its words.
  public let language: LanguageTag
  /// The place of its paragraph in the input, from 1.
  public let place: Int
  /// Its words.
  public let text: String
  /// The revision of the input.
  public let revision: Int
  /// The draft and the paragraph of the declaration that it concerns, as it is cited, with its place.
  public let draft: DraftName?
  /// The paragraph of the draft that it is about, as it is cited.
  public let about: String?
  let aboutPlace: Int?
  /// The body that numbered it, its person, and when.
  public let party: PartyCode
  /// The name of the person who numbered it.
  public let person: String
  /// When it was numbered.
  public let time: Timestamp
  var unknown = UnknownKeys()
}

/// The numbered recommendations of an input and what became of them: `declaration/recommendations/CL/inputs/aportes.yml`.
struct RecommendationFile {
  private(set) var recommendations: [Recommendation] = []
  var dispositions = DispositionList()
  private var unknown = UnknownKeys()

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    for mapping in try decoder.mappings("recommendations") {
      var entry = mapping
      let number = try entry.int("number", within: ReadingLimits.revisions)
      guard number == recommendations.count + 1 else { throw entry.wrong("number") }
      recommendations.append(
        Recommendation(
          number: number, language: try entry.required("language") { LanguageTag($0) },
          place: try entry.int("paragraph", within: ReadingLimits.revisions), text: try entry.string("text"),
          revision: try entry.int("revision", within: ReadingLimits.revisions),
          draft: try entry.optional("draft") { DraftName($0) },
          about: try entry.optionalString("about", limit: ReadingLimits.title),
          aboutPlace: try entry.optionalInt("about_place", within: ReadingLimits.revisions),
          party: try entry.required("party") { PartyCode($0) },
          person: try entry.string("person", limit: ReadingLimits.title),
          time: try entry.required("numbered_at") { Timestamp($0) }, unknown: entry.unknown))
    }
    dispositions = try DispositionList(&decoder, hasMarks: false)
    unknown = decoder.unknown
  }

  mutating func append(_ recommendation: Recommendation) { recommendations.append(recommendation) }

  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(
      recommendations.map { entry in
        var encoder = MappingEncoder()
        encoder.encode(entry.number, "number")
        encoder.encode(entry.language.description, "language")
        encoder.encode(entry.place, "paragraph")
        encoder.encode(entry.text, "text")
        encoder.encode(entry.revision, "revision")
        encoder.encode(entry.draft?.description, "draft")
        encoder.encode(entry.about, "about")
        encoder.encode(entry.aboutPlace, "about_place")
        encoder.encode(entry.party.description, "party")
        encoder.encode(entry.person, "person")
        encoder.encode(entry.time.description, "numbered_at")
        encoder.encode(entry.unknown)
        return encoder
      }, "recommendations")
    if !dispositions.all.isEmpty { dispositions.encode(to: &encoder) }
    encoder.encode(unknown)
    return encoder.bytes
  }
}

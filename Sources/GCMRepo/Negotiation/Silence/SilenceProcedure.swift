/// A silence procedure: a draft is agreed if no State objects until a given time.
///
/// `declaration/silence/<id>.yml`, written by a body.
public struct SilenceProcedure: Sendable, Hashable {
  /// Its id, such as `draft-3`.
  public let id: Slug
  /// The exact draft.
  public let text: AdoptedDraft
  /// The last second in which an objection counts.
  public let until: Timestamp
  /// The zone in which that time was set, to show it there too.
  public let timeZone: TimeZoneName?
  /// How many hours after that a body may send in what a State had mailed before it, as the rules said at the opening.
  public let graceHours: Int
  /// Why it is opened.
  public let why: String?
  /// Who opened it, and when.
  public let opened: Act
  /// How it ended; `nil` as long as no body has closed it.
  public internal(set) var closing: Closing?
  /// What later versions say of it.
  var unknown = UnknownKeys()

  /// An act of a body: the person and the time are its commit's.
  public struct Act: Sendable, Hashable {
    /// When.
    public let time: Timestamp
    /// The person's name.
    public let person: String
    /// The body.
    public let party: PartyCode
  }

  /// How it ended.
  public struct Closing: Sendable, Hashable {
    /// The result.
    public let result: Result
    /// What the body says about it.
    public let why: String?
    /// Who closed it, and when.
    public let act: Act
  }

  /// The raw values are those of the file and of JSON.
  public enum Result: String, Sendable, Hashable, CaseIterable {
    /// Nobody objected.
    case agreed
    /// Somebody did.
    case broken
  }

  /// The shortest time for which it is open, in hours.
  public static let leastHours = 72

  /// The last second in which something that a State had mailed may be sent in.
  public var lastSending: Timestamp { Timestamp(seconds: until.seconds + Int64(graceHours) * 3600) }

  /// Whether what arrives at a time counts as an objection.
  ///
  /// - Parameters:
  ///   - time: when it is received.
  ///   - mailed: when the State mailed it, for what a body sends in.
  func takes(at time: Timestamp, mailed: Timestamp?) -> Bool {
    time <= until || mailed.map { $0 <= until && time <= lastSending } ?? false
  }
}

extension SilenceProcedure {
  init(_ file: RecordFile, id: Slug) throws(RecordError) {
    var decoder = file.decoder
    self.id = id
    text = try AdoptedDraft(&decoder)
    until = try decoder.required("until") { Timestamp($0) }
    timeZone = try decoder.optional("time_zone") { TimeZoneName($0) }
    graceHours = try decoder.optionalInt("grace_hours", within: RecordRules.silenceGraceHours) ?? 0
    why = try decoder.optionalString("why")
    guard let opened = decoder.optionalMapping("opened") else { throw decoder.fault("opened", .missingKey("opened")) }
    self.opened = try Act(opened)
    closing = try decoder.optionalMapping("closed").map { mapping throws(RecordError) in
      var decoder = mapping
      return Closing(
        result: try decoder.required("result") { Result(rawValue: $0) }, why: try decoder.optionalString("why"),
        act: try Act(mapping))
    }
    unknown = decoder.unknown
  }

  var bytes: [UInt8] {
    var encoder = MappingEncoder()
    text.encode(to: &encoder)
    encoder.encode(until.description, "until")
    encoder.encode(timeZone?.description, "time_zone")
    if graceHours > 0 { encoder.encode(graceHours, "grace_hours") }
    encoder.encode(why, "why")
    encoder.encode(opened.encoder(), "opened")
    if let closing {
      var own = MappingEncoder()
      own.encode(closing.result.rawValue, "result")
      own.encode(closing.why, "why")
      encoder.encode(closing.act.encoder(own), "closed")
    }
    encoder.encode(unknown)
    return encoder.bytes
  }
}

extension SilenceProcedure.Act {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    time = try decoder.required("at") { Timestamp($0) }
    person = try decoder.string("person", limit: ReadingLimits.title)
    party = try decoder.required("party") { PartyCode($0) }
  }

  func encoder(_ begun: MappingEncoder = MappingEncoder()) -> MappingEncoder {
    var encoder = begun
    encoder.encode(time.description, "at")
    encoder.encode(person, "person")
    encoder.encode(party.description, "party")
    return encoder
  }
}

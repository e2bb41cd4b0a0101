import GitStore
import RecordYAML

/// A State's consultation at home: the period in which it gathers what it contributes.
///
/// `consultations/CL.yml` holds those of a State; a body with the right to record writes it.
public struct Consultation: Sendable, Hashable {
  /// The State.
  public let country: PartyCode
  /// Its id, unique in the State: `gcm-inputs`.
  public let id: Slug
  /// What is consulted on, by language.
  public let subject: LocalizedText
  /// The first and the last day.
  public let from, until: CalendarDay
  /// The zone in which the last day ends; `nil` for that of the State's capital.
  public let timeZone: TimeZoneName?
  /// Who leads it at home, an office, by language.
  public let lead: LocalizedText
  /// The id of the questionnaire whose answers it gathers, if it is about one.
  public let questionnaire: String?
  /// The day on which it was closed.
  public let closed: CalendarDay?
  /// What the record says beyond that.
  let unknown: UnknownKeys

  /// The key of the list in the file, and the keys of a consultation in their usual order.
  static let listKey = "consultations"
  static let keys = [
    "id", "subject", "from", "until", "time_zone", "lead", "questionnaire", "closed",
  ]

  /// Its id over all States: `CL/gcm-inputs`.
  public var name: String { "\(country)/\(id)" }

  init(_ mapping: MappingDecoder, of country: PartyCode) throws(RecordError) {
    var decoder = mapping
    self.country = country
    id = try decoder.required("id") { Slug(name: $0) }
    subject = try decoder.texts("subject")
    guard let from = try decoder.day("from") else { throw decoder.fault("from", .missingKey("from")) }
    guard let until = try decoder.day("until") else { throw decoder.fault("until", .missingKey("until")) }
    (self.from, self.until) = (from, until)
    timeZone = try decoder.optional("time_zone") { TimeZoneName($0) }
    lead = try decoder.texts("lead")
    questionnaire = try decoder.optionalString("questionnaire", limit: ReadingLimits.title)
    closed = try decoder.day("closed")
    unknown = decoder.unknown
  }

  /// The consultations of a file, in its order.
  static func all(in file: RecordFile, of country: PartyCode) throws(RecordError) -> [Consultation] {
    var decoder = file.decoder
    try decoder.check("country", is: country.description)
    return try decoder.mappings(listKey).map { mapping throws(RecordError) in
      try Consultation(mapping, of: country)
    }
  }

  /// The zone in which its days begin and end.
  public var zone: TimeZoneName? { timeZone ?? TimeZones.ofCapital[country.description].flatMap { TimeZoneName($0) } }

  /// The first and the last second of the period; in UTC where this system does not know the zone.
  public var period: (start: Timestamp, end: Timestamp) {
    let file = zone.flatMap { TimeZoneFile($0) }
    func time(_ clock: String, _ choose: ([Timestamp]) -> Timestamp?) -> Timestamp {
      let local = Timestamp(clock) ?? Timestamp(seconds: 0)
      return file.flatMap { choose($0.times(ofClock: local)) } ?? local
    }
    return (time("\(from)T00:00:00Z") { $0.min() }, time("\(until)T23:59:59Z") { $0.max() })
  }
}

extension TimeZones {
  /// The zones of the capitals of the States of both conferences, by code (IANA tz database, `zone1970.tab`).
  static let ofCapital: [String: String] = [
    "AR": "America/Argentina/Buenos_Aires", "BO": "America/La_Paz", "BR": "America/Sao_Paulo", "BZ": "America/Belize",
    "CA": "America/Toronto", "CL": "America/Santiago", "CO": "America/Bogota", "CR": "America/Costa_Rica",
    "DO": "America/Santo_Domingo", "EC": "America/Guayaquil", "GT": "America/Guatemala", "GY": "America/Guyana",
    "HN": "America/Tegucigalpa", "JM": "America/Jamaica", "MX": "America/Mexico_City", "NI": "America/Managua",
    "PA": "America/Panama", "PE": "America/Lima", "PY": "America/Asuncion", "SR": "America/Paramaribo",
    "SV": "America/El_Salvador", "US": "America/New_York", "UY": "America/Montevideo", "VE": "America/Caracas",
  ]
}

extension RecordState {
  /// The consultations of all States, by State and in the order of its file, and the problems of unreadable files.
  ///
  /// Cost: a file for each State.
  public func readableConsultations() throws(RecordError) -> Partial<Consultation> {
    var (consultations, problems): ([Consultation], [RecordError]) = ([], [])
    for entry in try folder(RecordFolder.consultations.path) {
      guard let country = FactFile.stem(of: entry.name).flatMap({ PartyCode($0) }) else { continue }
      do throws(RecordError) {
        guard let file = try file(FactFile.consultations(of: country.description)) else { continue }
        consultations += try Consultation.all(in: file, of: country)
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(consultations, problems: problems)
  }

  /// The consultation that a user typed: `CL/gcm-inputs`, or `CL` where the State has one only.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar names.
  public func consultation(named text: String) throws(RecordError) -> Consultation {
    let readable = try readableConsultations()
    if let found = readable.values.first(where: { $0.name.lowercased() == text.lowercased() }) { return found }
    let own = readable.values.filter { $0.country.description.lowercased() == text.lowercased() }
    if own.count == 1 { return own[0] }
    if let problem = readable.problems.first { throw problem }
    throw .unknownEntry(
      .consultation, given: text,
      nearest: own.isEmpty ? nearestNames(to: text, among: readable.values.map(\.name)) : own.map(\.name))
  }
}

import RecordYAML

/// What is acknowledged of one commit, oldest first: `acknowledged/COMMIT.yml`.
struct AcknowledgementFile: Hashable {
  private(set) var all: [Acknowledgement] = []

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    all = try decoder.mappings("acknowledgements").map { mapping throws(RecordError) in
      var decoder = mapping
      return Acknowledgement(
        time: try decoder.required("acknowledged_at") { Timestamp($0) },
        party: try decoder.string("party", limit: ReadingLimits.title),
        person: try decoder.string("person", limit: ReadingLimits.title), why: try decoder.string("why"),
        findings: try decoder.mappings("findings").map { mapping throws(RecordError) in try Finding(mapping) })
    }
  }

  mutating func append(_ acknowledgement: Acknowledgement) { all.append(acknowledgement) }

  /// Those that are added to an earlier state of the file; `nil` if something in it was changed.
  func added(to before: AcknowledgementFile) -> ArraySlice<Acknowledgement>? {
    all.starts(with: before.all) ? all[before.all.count...] : nil
  }

  /// The bytes of the file.
  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(
      all.map { acknowledgement in
        var encoder = MappingEncoder()
        encoder.encode(acknowledgement.time.description, "acknowledged_at")
        encoder.encode(acknowledgement.party, "party")
        encoder.encode(acknowledgement.person, "person")
        encoder.encode(acknowledgement.why, "why")
        encoder.encode(acknowledgement.findings.map(\.mapping), "findings")
        return encoder
      }, "acknowledgements")
    return encoder.bytes
  }
}

/// A finding as a mapping: its code, and its facts as in JSON.
extension Finding {
  fileprivate init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    let code = Code(rawValue: try decoder.string("code", limit: ReadingLimits.title))
    var facts = Facts()
    for pair in decoder.value.mapping ?? [] where pair.key != "code" {
      let key = Facts.Key(rawValue: pair.key)
      if pair.value.isNumeral, let number = pair.value.int {
        facts[key] = .number(number)
      } else if let text = pair.value.string {
        facts[key] = .text(text)
      } else if let nodes = pair.value.sequence {
        facts[key] = .texts(nodes.compactMap(\.string))
      } else {
        throw decoder.wrong(pair.key)
      }
    }
    self.init(code, facts)
  }

  fileprivate var mapping: MappingEncoder {
    var encoder = MappingEncoder()
    encoder.encode(code.rawValue, "code")
    for (key, value) in facts.sorted {
      switch value {
      case .text(let text): encoder.encode(text, key.rawValue)
      case .number(let number): encoder.encode(number, key.rawValue)
      case .texts(let texts): encoder.encode(texts, key.rawValue)
      }
    }
    return encoder
  }
}

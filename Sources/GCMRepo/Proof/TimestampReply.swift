/// The reply of a timestamp authority (RFC 3161, section 2.4.2), read strictly.
///
/// That it is granted and of which bytes is read here. Whether the authority signed it, and whether it is to be trusted,
/// is for OpenSSL to say, with the certificates of those whom one trusts: `openssl ts -verify`.
struct TimestampReply: Sendable, Hashable {
  /// The SHA-256 of what it is of.
  let imprint: [UInt8]
  /// When, by the authority's clock.
  let time: Timestamp
  /// The authority's name; `nil` if the reply does not say it.
  let authority: String?

  /// With the certificates of a long chain.
  static let mostBytes = 1 << 17

  private typealias Tag = DERReader.Tag
  /// 1.2.840.113549.1.7.2 (RFC 5652)
  private static let signedData: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
  /// 1.2.840.113549.1.9.16.1.4 (RFC 3161)
  private static let timestampInfo: [UInt8] = [
    0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x04,
  ]

  /// - Returns: `nil` if it is malformed, was not granted, or is of another hash than SHA-256.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.mostBytes else { return nil }
    var whole = DERReader(bytes)
    guard var reply = whole.inside(Tag.sequence), whole.isAtEnd, var status = reply.inside(Tag.sequence),
      // Granted, or granted with changes.
      let granted = status.smallInteger(), granted <= 1,
      var token = reply.inside(Tag.sequence), reply.isAtEnd,
      token.content(Tag.object)?.elementsEqual(Self.signedData) == true,
      var wrapped = token.inside(Tag.marked(0)), token.isAtEnd,
      var signed = wrapped.inside(Tag.sequence), wrapped.isAtEnd,
      signed.smallInteger() != nil, signed.content(Tag.set) != nil,
      var content = signed.inside(Tag.sequence),
      content.content(Tag.object)?.elementsEqual(Self.timestampInfo) == true,
      var octets = content.inside(Tag.marked(0)), content.isAtEnd,
      let info = octets.content(Tag.octets), octets.isAtEnd
    else { return nil }
    var certificates: ArraySlice<UInt8> = []
    if signed.next == Tag.marked(0) { certificates = signed.content(Tag.marked(0)) ?? [] }
    guard signed.skip(Tag.marked(1)), let signers = signed.content(Tag.set), !signers.isEmpty, signed.isAtEnd else {
      return nil
    }
    guard let read = Self.read(info) else { return nil }
    (imprint, time) = (read.imprint, read.time)
    authority = read.authority ?? Self.subject(ofFirst: certificates)
  }

  /// TSTInfo: version, policy, imprint, serial number, time, then what is optional.
  private static func read(
    _ info: ArraySlice<UInt8>
  ) -> (imprint: [UInt8], time: Timestamp, authority: String?)? {
    var whole = DERReader(info)
    guard var info = whole.inside(Tag.sequence), whole.isAtEnd, info.smallInteger() == 1,
      info.content(Tag.object) != nil, var imprint = info.inside(Tag.sequence),
      var algorithm = imprint.inside(Tag.sequence),
      algorithm.content(Tag.object)?.elementsEqual(TimestampQuery.sha256) == true, algorithm.skip(Tag.null),
      algorithm.isAtEnd, let hash = imprint.content(Tag.octets), hash.count == 32, imprint.isAtEnd,
      info.content(Tag.integer) != nil, let time = info.content(Tag.generalizedTime).flatMap(time)
    else { return nil }
    // Accuracy, ordering, nonce.
    guard info.skip(Tag.sequence), info.skip(Tag.boolean), info.skip(Tag.integer) else { return nil }
    var authority: String?
    if info.next == Tag.marked(0) {
      guard var name = info.inside(Tag.marked(0)), let general = name.element(), name.isAtEnd else { return nil }
      // A directory name; other forms are not for people.
      if general.tag == Tag.marked(4) { authority = Self.name(general.content) }
    }
    guard info.skip(Tag.marked(1)), info.isAtEnd else { return nil }
    return (Array(hash), time, authority)
  }

  /// `20170511160000Z`, with a fraction of a second or without.
  private static func time(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
    let text = Array(bytes)
    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    guard (15...30).contains(text.count), text.last == UInt8(ascii: "Z"), text.prefix(14).allSatisfy(isDigit),
      text.count == 15 || (text[14] == UInt8(ascii: ".") && text[15..<(text.count - 1)].allSatisfy(isDigit))
    else { return nil }
    func digits(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    return Timestamp(
      "\(digits(0..<4))-\(digits(4..<6))-\(digits(6..<8))T\(digits(8..<10)):\(digits(10..<12)):\(digits(12..<14))Z")
  }

  /// The common name of a name, else its organisation.
  private static func name(_ bytes: ArraySlice<UInt8>) -> String? {
    var whole = DERReader(bytes)
    guard var name = whole.inside(Tag.sequence), whole.isAtEnd else { return nil }
    var found: [UInt8: String] = [:]
    while !name.isAtEnd {
      guard var part = name.inside(Tag.set), var pair = part.inside(Tag.sequence),
        let type = pair.content(Tag.object), let value = pair.element()
      else { return nil }
      // 2.5.4.3 is the common name, 2.5.4.10 the organisation (X.520).
      guard type.count == 3, type.starts(with: [0x55, 0x04]), let last = type.last,
        [Tag.utf8, Tag.printable, Tag.ia5, Tag.teletex].contains(value.tag),
        let text = String(validating: value.content, as: UTF8.self)
      else { continue }
      found[last] = TextValidation.shortened(text)
    }
    return found[0x03] ?? found[0x0A]
  }

  /// The subject of a set's first certificate (RFC 5280, section 4.1), which is the authority's own.
  private static func subject(ofFirst certificates: ArraySlice<UInt8>) -> String? {
    var all = DERReader(certificates)
    guard var certificate = all.inside(Tag.sequence), var body = certificate.inside(Tag.sequence),
      body.skip(Tag.marked(0)), body.skip(Tag.integer), body.skip(Tag.sequence), body.skip(Tag.sequence),
      body.skip(Tag.sequence), let subject = body.element(), subject.tag == Tag.sequence
    else { return nil }
    return name(DERWriter.element(Tag.sequence, Array(subject.content))[...])
  }
}

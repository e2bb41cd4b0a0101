import RecordYAML
import SSHKeys

import func MarkdownText.nfc

/// A key to be admitted for a person of a party.
public struct KeyAdmission: Sendable {
  /// The party for which the person signs.
  public var party: PartyCode
  /// The key's line, as in a `.pub` file.
  public var key: String
  /// The person's name.
  public var name: String
  /// The person's id; else that of a person of this name in the party, else one made from the name.
  public var id: PersonID?
  /// The person's role, the first half of the name in `keys/allowed_signers`; else the party's usual one.
  public var role: String?
  /// The first and the last second in which the key is valid.
  public var validFrom, validUntil: Timestamp?

  /// A key from its parts.
  public init(
    party: PartyCode, key: String, name: String, id: PersonID? = nil, role: String? = nil, validFrom: Timestamp? = nil,
    validUntil: Timestamp? = nil
  ) {
    self.party = party
    self.key = key
    self.name = nfc(name)
    self.id = id
    self.role = role
    self.validFrom = validFrom
    self.validUntil = validUntil
  }

  /// The key, checked.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/keyNotUsable``.
  func publicKey() throws(RecordError) -> PublicKey {
    guard let key = PublicKey(line: key) else { throw .keyNotUsable(given: TextValidation.shortened(key)) }
    return key
  }
}

/// The two files that say who may sign: the list of keys, and the file of the person's party.
struct KeyFiles {
  var signers: AllowedSignersFile
  /// The text of the party's file.
  var text: EditedText
  var party: Party

  init(_ state: RecordState, of code: PartyCode) throws(RecordError) {
    let path = FactFile.allowedSigners
    try self.init(
      signers: try state.bytes(path, limit: ReadingLimits.textBytes) ?? [], party: code,
      file: try state.bytes(FactFile.party(code.description), limit: ReadingLimits.textBytes))
  }

  init(signers bytes: [UInt8], party code: PartyCode, file: [UInt8]?) throws(RecordError) {
    let (path, list) = (FactFile.party(code.description), FactFile.allowedSigners)
    guard let file else { throw .unknownParty(given: code.description, nearest: []) }
    do throws(AllowedSigners.Problem) { signers = try AllowedSignersFile(String(decoding: bytes, as: UTF8.self)) } catch
    {
      throw .malformedFile(path: list, line: error.line, problem: .invalidSigner(error.reason.rawValue))
    }
    party = try Party(RecordFile(path: path, bytes: file))
    do throws(YAMLError) { text = try EditedText(file) } catch {
      throw .malformedFile(path: path, line: error.mark.line, problem: .notYAML("\(error.problem)"))
    }
  }

  /// Enters a key with its person.
  ///
  /// - Parameter proposer: the body that proposes it, if another must agree.
  /// - Returns: the person's id.
  mutating func admit(
    _ admission: KeyAdmission, proposedBy proposer: (party: PartyCode, person: String)? = nil
  ) throws(RecordError) -> PersonID {
    let key = try admission.publicKey()
    guard signers.lines(of: key).isEmpty else { throw .keyExists(key.fingerprint) }
    let path = FactFile.party(party.code.description)
    let place = try self.place(of: admission, key)
    var entry: [(String, Node)] = [("fingerprint", .string(key.fingerprint))]
    if let proposer {
      entry += [("proposed_by", .string(proposer.party.description)), ("proposer", .string(proposer.person))]
    }
    let id: PersonID
    do throws(EditedText.Refusal) {
      if let place {
        let person = party.focalPoints[place]
        guard let known = PersonID(person.entryID) else { throw EditedText.Refusal.notInPlace }
        id = known
        if person.id == nil {
          try text.set(
            "id", of: [.key("focal_points"), .item(place)], to: .string(known.description),
            order: Party.FocalPoint.keyOrder)
        }
        if let index = person.keys.firstIndex(where: { $0.fingerprint == key.fingerprint }) {
          for key in ["proposed_by", "proposer"] {
            try text.remove(key, of: [.key("focal_points"), .item(place), .key("keys"), .item(index)])
          }
        } else {
          try text.append(
            .mapping(entry), to: "keys", of: [.key("focal_points"), .item(place)], order: Party.FocalPoint.keyOrder)
        }
      } else {
        guard let made = admission.id ?? Slug(title: admission.name).flatMap({ PersonID($0.string) }) else {
          throw EditedText.Refusal.noSuchPlace
        }
        id = made
        let person: [(String, Node)] = [
          ("id", .string(made.description)), ("name", .string(admission.name)), ("keys", .sequence([.mapping(entry)])),
        ]
        try text.append(.mapping(person), to: "focal_points", of: [])
      }
    } catch {
      if error == .noSuchPlace { throw .invalidEntryID(.person, given: admission.name) }
      throw .notInPlace(path: path)
    }
    party = try Party(RecordFile(path: path, bytes: text.bytes))
    guard proposer == nil else { return id }
    let role = admission.role ?? party.usualRole
    guard let principal = Principal(role: role, party: party.code) else {
      throw .invalidEntryID(.person, given: role)
    }
    let line = AllowedSignersFile.Entry(
      principals: [principal.description], key: key, namespaces: [SignerLookup.namespace],
      validAfter: admission.validFrom?.seconds, validBefore: admission.validUntil?.seconds, comment: admission.name)
    guard signers.append(line) else { throw .keyNotUsable(given: admission.name) }
    return id
  }

  /// The person of the party whom the admission means.
  private func place(of admission: KeyAdmission, _ key: PublicKey) throws(RecordError) -> Int? {
    if let place = party.focalPoints.firstIndex(where: { $0.keys.contains { $0.fingerprint == key.fingerprint } }) {
      return place
    }
    if let id = admission.id { return party.focalPoints.firstIndex { $0.entryID == id.description } }
    let name = admission.name.lowercased()
    return party.focalPoints.firstIndex { nfc($0.name).lowercased() == name }
  }

  /// Ends the validity of a key.
  mutating func revoke(_ key: PublicKey, from time: Timestamp, because why: String) throws(RecordError) {
    let path = FactFile.party(party.code.description)
    guard
      let place = party.focalPoints.firstIndex(where: { $0.keys.contains { $0.fingerprint == key.fingerprint } }),
      let index = party.focalPoints[place].keys.firstIndex(where: { $0.fingerprint == key.fingerprint })
    else { throw .keyUnknown(key.fingerprint) }
    // The last second in which it is valid.
    _ = signers.end(key, at: time.seconds - 1)
    do throws(EditedText.Refusal) {
      let here: [EditedText.Step] = [.key("focal_points"), .item(place), .key("keys"), .item(index)]
      try text.set("revoked_from", of: here, to: .string(time.description), order: Party.FocalPoint.AdmittedKey.keys)
      try text.set("revoked_because", of: here, to: .string(why), order: Party.FocalPoint.AdmittedKey.keys)
    } catch {
      throw .notInPlace(path: path)
    }
    party = try Party(RecordFile(path: path, bytes: text.bytes))
  }

  /// Both files, by their paths.
  var files: [String: [UInt8]] {
    [FactFile.allowedSigners: Array(signers.text.utf8), FactFile.party(party.code.description): text.bytes]
  }
}

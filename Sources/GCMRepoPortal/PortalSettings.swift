import RecordLocalization

/// What `gcmrepo portal serve` says to `gcmrepo-portal`: pairs of a name and a value, each at most once.
struct PortalSettings: Sendable {
  /// The record's folder.
  let record: String
  /// The program that reads uploads, compares states and makes documents.
  let gcmrepo: String
  let port: Int
  let bind: String
  /// Where uploads wait for their confirmation.
  let spool: String
  /// The socket of the process that signs; `nil` where nobody submits by browser.
  let broker: String?
  /// Whether the portal starts that process itself.
  let startsBroker: Bool
  /// The language of what is said to whoever started it.
  let language: InterfaceLanguage
  /// Whether it serves what is not public, to those who signed in.
  let isInternal: Bool
  let isVerbose: Bool

  init?(_ words: [String]) {
    var values: [String: String] = [:]
    var rest = words[...]
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.popFirst(), values.updateValue(value, forKey: name) == nil else {
        return nil
      }
    }
    func take(_ name: String) -> String? { values.removeValue(forKey: "--" + name) }
    guard let record = take("record"), let gcmrepo = take("gcmrepo"), let port = take("port").flatMap({ Int($0) }),
      let bind = take("bind"), let spool = take("spool")
    else { return nil }
    (self.record, self.gcmrepo, self.port, self.bind, self.spool) = (record, gcmrepo, port, bind, spool)
    broker = take("broker")
    startsBroker = take("starts-broker") == "yes"
    language = take("locale").flatMap { InterfaceLanguage(rawValue: $0) } ?? .en
    isInternal = take("internal") == "yes"
    isVerbose = take("verbose") == "yes"
    guard values.isEmpty else { return nil }
  }
}

/// Who acts in every record here.
enum Person {
  static let name = "Ana Prueba"
  static let address = "ana@example.org"
  static let identity = "\(name) <\(address)>"

  /// As a commit names its author, at a time in seconds since 1970.
  static func stamp(at time: Int) -> String {
    "\(identity) \(time) +0000"
  }
}

import GCMRepo
import Synchronization

/// Makes a copy of an original without the names of persons, for the public; `nil` for a file of which none can be made.
public typealias PortalCleaner = @Sendable (_ name: String, _ bytes: [UInt8]) -> [UInt8]?

/// What of an original a reader may have: the parties the file itself, the public a clean copy.
final class Downloads: Sendable {
  private let audience: PortalOptions.Audience
  private let cleaner: PortalCleaner?
  /// Whether there is a file for an original, by the name of its object or digest: the copy is made when it is written.
  private let known = Mutex<[String: Bool]>([:])

  init(_ audience: PortalOptions.Audience, _ cleaner: PortalCleaner?) {
    (self.audience, self.cleaner) = (audience, cleaner)
  }

  /// Whether it makes clean copies.
  var cleans: Bool { cleaner != nil }

  /// What the reader gets of an original; `nil` if nothing. Cost: that of the copy.
  func file(_ name: String, _ bytes: [UInt8]) -> [UInt8]? {
    audience == .parties ? bytes : cleaner?(name, bytes)
  }

  /// Whether the reader gets anything. Cost: the first time that of the copy.
  ///
  /// - Parameters:
  ///   - key: what identifies the content.
  ///   - read: reads the original.
  func has(_ key: String, _ name: String, _ read: () throws(RecordError) -> [UInt8]?) throws(RecordError) -> Bool {
    if audience == .parties { return true }
    guard cleaner != nil, name.hasSuffix(".docx") || name.hasSuffix(".odt") else { return false }
    if let found = known.withLock({ $0[key] }) { return found }
    let found = try read().flatMap { file(name, $0) } != nil
    known.withLock { $0[key] = found }
    return found
  }
}

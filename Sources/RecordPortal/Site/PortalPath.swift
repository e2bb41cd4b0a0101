import GCMRepo
import RecordValues

/// An address in the portal, relative to its root: `es/c/CL/index.html`. It is also the path of a file of the built portal.
///
/// Its names are of letters, digits, `.`, `_` and `-` and do not begin with a dot, so no address leaves the portal's folder, and
/// none needs escaping in a link. Addresses are ordered by their bytes.
public struct PortalPath: RecordName {
  /// The address itself.
  public let description: String

  /// The longest address, and the most names of one.
  static let longest = 400, mostNames = 12

  /// Accepts an address; `nil` for any other text.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let names = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard names.count <= Self.mostNames, names.allSatisfy(Self.isName) else { return nil }
    description = text
  }

  /// The address that a browser requests with the path of a URL: `/es/c/CL/` leads to `es/c/CL/index.html`. `nil` for a path
  /// that no address has, also one with escapes (RFC 3986, section 2.1): no address needs any.
  public init?(request path: String) {
    guard path.utf8.first == UInt8(ascii: "/") else { return nil }
    let name = String(path.dropFirst())
    self.init(name.isEmpty || name.utf8.last == UInt8(ascii: "/") ? name + Self.index : name)
  }

  /// An address of checked names.
  init(names: [String]) {
    description = names.joined(separator: "/")
    assert(PortalPath(description) != nil, description)
  }

  /// The name that a link to a folder names as well, so that the portal works from a disk.
  static let index = "index.html"

  private static func isName(_ name: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = name.first, first != UInt8(ascii: ".") else { return false }
    return name.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Its names.
  var names: [Substring] { description.split(separator: "/", omittingEmptySubsequences: false) }

  /// The way from this page to the portal's root: `../../`.
  var toRoot: String { String(repeating: "../", count: description.utf8.count { $0 == UInt8(ascii: "/") }) }

  /// The address of another page as a link on this one.
  func link(to other: PortalPath, anchor: String? = nil) -> String {
    toRoot + other.description + (anchor.map { "#" + $0 } ?? "")
  }
}

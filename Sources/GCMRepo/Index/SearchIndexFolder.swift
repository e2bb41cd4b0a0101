import GitStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder of the search indexes: `gcmrepo/cache` in the git directory.
struct SearchIndexFolder {
  private let folder: String
  private let parents: [String]
  private let names: [String]

  init(of repository: Repository) {
    parents = [repository.gitDirectory + "gcmrepo", repository.gitDirectory + "gcmrepo/cache"]
    let path = parents[1]
    // SQLite is not to follow a link in the name, and it means those to the git directory too.
    if let real = realpath(path, nil) {
      folder = String(cString: real) + "/"
      free(real)
    } else {
      folder = path + "/"
    }
    names = Self.names(in: folder)
  }

  private static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.utf8.starts(with: prefix.utf8) { names.append(name) }
    }
    return names
  }

  private static let prefix = "search-"
  private static let own = "\(prefix)\(SearchIndex.format)."
  private static let ending = ".sqlite"

  func path(_ number: Int) -> String { folder + Self.own + String(number) + Self.ending }

  /// The highest number of an index of this format.
  var newest: Int? { names.compactMap(Self.number).max() }

  /// Whether there are indexes of other formats alone.
  var hasOtherFormats: Bool { names.contains { $0.utf8.suffix(7).elementsEqual(Self.ending.utf8) } }

  private static func number(_ name: String) -> Int? {
    guard name.utf8.starts(with: own.utf8), name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) else {
      return nil
    }
    let digits = String(decoding: name.utf8.dropFirst(own.utf8.count).dropLast(ending.utf8.count), as: UTF8.self)
    return digits.utf8.count < 9 ? Int(digits).flatMap { $0 > 0 ? $0 : nil } : nil
  }

  func create() { for folder in parents { mkdir(folder, 0o777) } }

  /// Deletes the indexes before one, those of other formats, and SQLite's files beside them.
  func removeOlder(than number: Int) {
    let kept = Self.own + String(number) + Self.ending
    for name in names where !name.utf8.starts(with: kept.utf8) { unlink(folder + name) }
  }
}

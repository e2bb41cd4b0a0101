#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Notices that references of a repository changed, by the times of `packed-refs` and of the folders below `refs`: git renames
/// a file into its folder for each change (refs/files-backend.c). Cost: one call of the system for each folder.
struct ReferenceWatch {
  private let gitDirectory: String
  private var seen: [String: Stamp] = [:]
  private var day: Int = 0

  private struct Stamp: Hashable {
    let seconds, nanoseconds: Int
    let size: Int
  }

  /// - Parameter gitDirectory: with a slash at its end.
  init(gitDirectory: String) {
    self.gitDirectory = gitDirectory
    _ = hasChanged()
  }

  /// Whether anything changed since the last look; also that a day has begun, since pages count days.
  mutating func hasChanged() -> Bool {
    var stamps: [String: Stamp] = [:]
    stamp(gitDirectory + "packed-refs", &stamps)
    walk(gitDirectory + "refs", &stamps, depth: 0)
    let today = time(nil) / 86_400
    defer { (seen, day) = (stamps, today) }
    return stamps != seen || today != day
  }

  private func stamp(_ path: String, _ stamps: inout [String: Stamp]) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    stamps[path] = Stamp(seconds: modified.tv_sec, nanoseconds: modified.tv_nsec, size: Int(status.st_size))
  }

  private func walk(_ folder: String, _ stamps: inout [String: Stamp], depth: Int) {
    guard depth < 6, stamps.count < 4_096, let open = opendir(folder) else { return }
    defer { closedir(open) }
    stamp(folder, &stamps)
    while let entry = readdir(open) {
      guard entry.pointee.d_type == UInt8(DT_DIR) else { continue }
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { walk(folder + "/" + name, &stamps, depth: depth + 1) }
    }
  }
}

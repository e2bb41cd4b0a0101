#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The running programs that this one has started.
enum ChildProcesses {
  /// Ends them: the leader of its own process group is killed with its group; one in our own group, such as a pager, is
  /// asked to terminate.
  static func end() {
    for child in all() {
      if getpgid(child) == child { kill(-child, SIGKILL) } else { kill(child, SIGTERM) }
    }
  }

  #if canImport(Darwin)
    private static func all() -> [pid_t] {
      var children = [pid_t](repeating: 0, count: 1024)
      let count = proc_listchildpids(getpid(), &children, Int32(children.count * MemoryLayout<pid_t>.size))
      return count > 0 ? Array(children.prefix(Int(count))).filter { $0 > 0 } : []
    }
  #else
    /// From `/proc/PID/stat`: `PID (NAME) STATE PARENT …`, where a name may contain anything. See proc(5).
    private static func all() -> [pid_t] {
      guard let processes = opendir("/proc") else { return [] }
      defer { closedir(processes) }
      let own = getpid()
      var children: [pid_t] = []
      while let entry = readdir(processes) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let process = pid_t(name), parent(of: process) == own else { continue }
        children.append(process)
      }
      return children
    }

    private static func parent(of process: pid_t) -> pid_t? {
      let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 512)
      let count = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      guard count > 0, let end = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
      let fields = bytes[(end + 1)..<count].split(separator: UInt8(ascii: " "))
      return fields.count > 1 ? pid_t(String(decoding: fields[1], as: UTF8.self)) : nil
    }
  #endif
}

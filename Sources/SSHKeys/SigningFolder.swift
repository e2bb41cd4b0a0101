import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A new folder, readable by its owner alone, for one run of `ssh-keygen`: never is there an older signature in it, which
/// `ssh-keygen` would keep.
final class SigningFolder {
  let path: String

  init() throws(SigningError) {
    let base = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    var template = Array("\(base)/gcmrepo-sign-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .failed(detail: KeygenProcess.reason(errno)) }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.path = path
    SigningRuns.open.withLock { _ = $0.folders.insert(path) }
  }

  deinit {
    Self.remove(path)
    SigningRuns.open.withLock { [path] in _ = $0.folders.remove(path) }
  }

  static func remove(_ path: String) {
    for name in ["message", "message.sig", "key", "key.pub"] { unlink(path + "/" + name) }
    rmdir(path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws(SigningError) {
    let file = open(file(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw .failed(detail: KeygenProcess.reason(errno)) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { writeBytes(file, $0.baseAddress! + done, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .failed(detail: KeygenProcess.reason(errno)) }
      done += count
    }
  }
}

extension SigningFolder {
  /// The path of a private key under which ssh-keygen finds the public one: a file in an older format does not tell it.
  func withPublicKey(_ key: PublicKey, beside path: String) throws(SigningError) -> String {
    guard !path.hasSuffix(".pub"), !KeyFile.exists(path + ".pub"), let whole = realpath(path, nil) else { return path }
    defer { free(whole) }
    guard symlink(whole, file("key")) == 0 else { throw .failed(detail: KeygenProcess.reason(errno)) }
    try write(Array((key.line + "\n").utf8), to: "key.pub")
    return file("key")
  }
}

// Under names that methods called `write` do not shadow.
private func writeBytes(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { write(file, bytes, count) }

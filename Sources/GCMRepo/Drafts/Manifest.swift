import Crypto
import GitStore

/// The proof of a state outside git: the SHA-256 of the lines `sha256  path` of all its files, sorted by path.
///
/// For a plain folder it is `find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum`.
struct Manifest {
  /// The cached hashes of blobs: most files are in every draft.
  private var known: [ObjectID: String] = [:]

  /// The manifest of a tree. Cost: the bytes of its files that are not cached.
  mutating func hash(of tree: ObjectID, in repository: Repository) throws(GitError) -> String {
    var hash = SHA256()
    // Git sorts a folder as if its name ended in "/", so the whole paths are sorted again.
    let files = try repository.files(in: tree).filter(\.entry.mode.isFile).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    for file in files {
      let content: String
      if let met = known[file.entry.id] {
        content = met
      } else {
        content = try repository.withObject(file.entry.id, .blob) { bytes in
          hexadecimal(SHA256.hash(bufferPointer: bytes))
        }
        known[file.entry.id] = content
      }
      hash.update(line: content + "  " + file.path + "\n")
    }
    return hexadecimal(hash.finalize())
  }
}

extension SHA256 {
  fileprivate mutating func update(line: String) {
    var line = line
    line.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
  }

  fileprivate static func hash(bufferPointer: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bufferPointer: bufferPointer)
    return hash.finalize()
  }
}

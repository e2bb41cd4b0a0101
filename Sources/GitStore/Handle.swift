import Clibgit2

/// The owner of one libgit2 object, for no longer than the call that needs it.
///
/// It frees its object when it goes out of scope; being noncopyable, it cannot free it twice.
struct Handle: ~Copyable {
  let pointer: OpaquePointer
  private let free: (OpaquePointer?) -> Void

  /// Takes ownership of the object that `open` created, or throws the error of its return code.
  init(
    free: @escaping (OpaquePointer?) -> Void, open: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var raw: OpaquePointer?
    try check(open(&raw))
    guard let raw else { throw GitError(code: .generic, message: "no object was given") }
    self.pointer = raw
    self.free = free
  }

  deinit { free(pointer) }
}

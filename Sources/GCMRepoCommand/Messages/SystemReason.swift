import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the system refused to write a file, as part of a sentence: common reasons in the reader's language, others in the
/// system's own words.
///
/// - Parameter errno: the system's error number.
func systemReason(_ errno: Int32) -> Message {
  switch errno {
  case EACCES: Message("permission denied")
  case EROFS: Message("the file system is read-only")
  case ENOTDIR: Message("it is not a folder")
  case ENOENT: Message("there is no such folder")
  case ENAMETOOLONG: Message("the name is too long")
  case EPERM: Message("operation not permitted")
  default: Message(verbatim: String(cString: strerror(errno)))
  }
}

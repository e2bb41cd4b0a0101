#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The disk, or the user's share of it, is full.
let noSpace = [ENOSPC, EDQUOT, EFBIG]

/// The system's words for an `errno`, in lower case as part of a sentence.
func systemWords(_ number: Int32) -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  strerror_r(number, &buffer, buffer.count)
  return buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }.lowercased()
}

/// Now, by the system's clock.
func currentTime() -> Timestamp { Timestamp(seconds: Int64(time(nil))) }

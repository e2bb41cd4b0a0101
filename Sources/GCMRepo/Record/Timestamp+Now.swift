#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Timestamp {
  /// By the system's clock.
  package static var now: Timestamp { Timestamp(seconds: Int64(time(nil))) }
}

/// How a process ended, and what it used.
struct Termination {
  /// The exit status, or 128 and the signal's number as a shell counts it.
  let status: Int32
  /// The largest resident set that it or its own children had, in bytes.
  let peakBytes: Int

  init(waitStatus: Int32, usage: rusage) {
    let signal = waitStatus & 0x7f
    status = signal == 0 ? (waitStatus >> 8) & 0xff : 128 + signal
    peakBytes = Self.peakBytes(of: usage)
  }

  /// `ru_maxrss` is in kilobytes, on Darwin in bytes.
  private static func peakBytes(of usage: rusage) -> Int {
    #if canImport(Darwin)
      Int(usage.ru_maxrss)
    #else
      Int(usage.ru_maxrss) * 1024
    #endif
  }
}

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs independent work concurrently, on threads of its own.
///
/// For synchronous calls: the thread is joined before they return, so that the caller sees a single faster call. If no
/// thread can be started, the work runs sequentially.
package enum Parallel {
  /// Runs two pieces of work, the first on its own thread.
  package static func both<First: Sendable, Second>(
    _ first: @Sendable () -> First, _ second: () -> Second
  ) -> (First, Second) {
    withoutActuallyEscaping(first) { first in
      let work = Work(first)
      guard let thread = start(work) else { return (first(), second()) }
      let other = second()
      pthread_join(thread, nil)
      // The thread has ended, and sets the result before it does.
      return (work.result ?? first(), other)
    }
  }

  /// Starts work on its own thread.
  package static func begin<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Running<Value> {
    Running(work)
  }

  /// Work that was started; it ends before this object is freed.
  package final class Running<Value: Sendable> {
    private let work: @Sendable () -> Value
    private let held: Work<Value>
    private var thread: pthread_t?

    fileprivate init(_ work: @escaping @Sendable () -> Value) {
      self.work = work
      held = Work(work)
      thread = Parallel.start(held)
    }

    deinit { join() }

    private func join() {
      if let thread { pthread_join(thread, nil) }
      thread = nil
    }

    /// Waits for the result. If no thread could be started, the work runs now.
    package func value() -> Value {
      join()
      return held.result ?? work()
    }
  }

  /// Written only by the thread until it is joined.
  private final class Work<Value: Sendable>: AnyWork, @unchecked Sendable {
    private let work: @Sendable () -> Value
    private(set) var result: Value?

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    override func run() { result = work() }
  }

  private class AnyWork {
    func run() {}
  }

  /// The size of the thread's stack in bytes; the default is small on some systems.
  private static let stack = 4 << 20

  private static func start(_ work: AnyWork) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stack)
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let held = Unmanaged.passRetained(work)
    let status = pthread_create(
      &thread, &attributes,
      { data in
        #if canImport(Darwin)
          Unmanaged<AnyWork>.fromOpaque(data).takeRetainedValue().run()
        #else
          if let data { Unmanaged<AnyWork>.fromOpaque(data).takeRetainedValue().run() }
        #endif
        return nil
      }, held.toOpaque())
    guard status == 0 else {
      held.release()
      return nil
    }
    return thread
  }
}

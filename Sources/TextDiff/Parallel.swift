#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Independent pieces of work at the same time, on threads of their own.
///
/// For calls that are no `async` ones: the thread is joined before anything is given back, so that whoever calls sees
/// one call that takes less time. Where no thread can be started, the one is done after the other.
package enum Parallel {
  /// Does two pieces of work, the first on a thread of its own.
  package static func both<First: Sendable, Second>(
    _ first: @Sendable () -> First, _ second: () -> Second
  ) -> (First, Second) {
    withoutActuallyEscaping(first) { first in
      let work = Work(first)
      guard let thread = start(work) else { return (first(), second()) }
      let other = second()
      pthread_join(thread, nil)
      // The thread has ended, and it sets the result before it does.
      return (work.result ?? first(), other)
    }
  }

  /// Begins a piece of work on a thread of its own.
  package static func begin<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Running<Value> {
    Running(work)
  }

  /// A piece of work that was begun; it has ended before this goes.
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

    /// Waits for the result. Where no thread could be started, the work is done now.
    package func value() -> Value {
      join()
      return held.result ?? work()
    }
  }

  /// Written by the thread alone until it is joined.
  private final class Work<Value: Sendable>: AnyWork, @unchecked Sendable {
    private let work: @Sendable () -> Value
    private(set) var result: Value?

    init(_ work: @escaping @Sendable () -> Value) { self.work = work }

    override func run() { result = work() }
  }

  private class AnyWork {
    func run() {}
  }

  /// Bytes of the thread's stack, which is small by default on some systems.
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

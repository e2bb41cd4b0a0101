import Synchronization

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
  /// Whether every processor has work already, so that another thread would only wait for one.
  @TaskLocal private static var everyProcessorIsBusy = false

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

  /// Runs a piece of work for each number below `count`, on as many threads as there are processors, and returns the
  /// values in order. Work that would start threads in it runs on the thread that it is on.
  package static func map<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
    let threads = min(count, Processors.count)
    guard threads > 1, !everyProcessorIsBusy else { return (0..<count).map(work) }
    return withoutActuallyEscaping(work) { work in
      let numbers = Numbers(below: count)
      let share = { @Sendable () -> [(number: Int, value: Value)] in
        $everyProcessorIsBusy.withValue(true) {
          var done: [(number: Int, value: Value)] = []
          while let number = numbers.next() { done.append((number, work(number))) }
          return done
        }
      }
      let others = (1..<threads).map { _ in begin(share) }
      let done = share() + others.flatMap { $0.value() }
      return done.sorted { $0.number < $1.number }.map(\.value)
    }
  }

  /// Hands out the numbers of pieces of work.
  private final class Numbers: Sendable {
    private let taken = Atomic(0)
    private let count: Int

    init(below count: Int) { self.count = count }

    func next() -> Int? {
      let number = taken.wrappingAdd(1, ordering: .relaxed).oldValue
      return number < count ? number : nil
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
    guard !everyProcessorIsBusy else { return nil }
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

/// The steps of a write between which its writer may die, in their order. Each stands for what is done when it is
/// reached.
package enum WriteStep: Sendable, CaseIterable {
  /// All objects are stored; nothing says that they will be used.
  case built
  /// The lock's file says what is about to happen.
  case announced
  /// The reference names the new commit.
  case moved
  /// The checked-out files are those of the new commit.
  case updated

  /// Called at each step of the writes of a task. Tests end the process in it, to hold the order of the steps and what
  /// the next writer makes of each.
  @TaskLocal package static var observer: (@Sendable (WriteStep) -> Void)?

  func reached() { Self.observer?(self) }
}

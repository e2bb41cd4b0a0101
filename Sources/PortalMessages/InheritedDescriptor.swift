/// The descriptors that a portal hands over to the broker that it starts.
public enum InheritedDescriptor: Int32, Sendable, CaseIterable {
  /// The socket at which it answers.
  case socket = 3
  /// A pipe that ends with the portal.
  case life = 4
}

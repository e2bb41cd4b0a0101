import GCMRepo

/// Pages of the portal that are made of the same things, and so are made again together.
public struct PortalSection: Sendable {
  /// Its name, unique in the portal: `k/CL/inputs/aportes`.
  public let name: String
  /// A digest of all that its files are made of, as 64 hexadecimal digits: with the same inputs they have the same bytes.
  public let inputs: String
  let list: @Sendable () throws(RecordError) -> [PortalPath]
  let make: @Sendable (PortalPath) throws(RecordError) -> PortalFile?

  /// The folder that holds its files and no others, where making them tells their addresses: a build then asks for no address
  /// before it makes the files. `nil` where the addresses are known without.
  var folder: PortalPath?

  /// Forgets what its files have in common.
  var release: @Sendable () -> Void = {}

  init(
    _ name: String, inputs: String, paths: @escaping @Sendable () throws(RecordError) -> [PortalPath],
    file: @escaping @Sendable (PortalPath) throws(RecordError) -> PortalFile?
  ) {
    (self.name, self.inputs, list, make) = (name, inputs, paths, file)
  }

  /// The addresses of its files.
  public func paths() throws(RecordError) -> [PortalPath] { try list() }

  /// The file at an address; `nil` if the section has none there.
  public func file(at path: PortalPath) throws(RecordError) -> PortalFile? { try make(path) }
}

import Crypto

/// Signs with an Ed25519 key in the process: 0.1 ms, where running `ssh-keygen` takes 5.
public struct InProcessSigner: SigningBackend {
  private let key: OpenSSHPrivateKey

  /// A signer for a key, by default a new one.
  public init(_ key: OpenSSHPrivateKey = OpenSSHPrivateKey()) { self.key = key }

  /// The key that signs.
  public var publicKey: PublicKey { key.publicKey }
  /// Nobody is asked.
  public var mayAskPerson: Bool { false }

  /// The same bytes that `ssh-keygen -Y sign` makes with this key.
  public func sign(_ message: [UInt8], namespace: String) throws(SigningError) -> String {
    guard SSHSignature.isNamespace(namespace) else { throw .failed(detail: "no namespace: \(namespace)") }
    let signed = SSHSignature.signedBytes(of: message, namespace: namespace, hash: .sha512)
    var signature = WireWriter()
    signature.append(string: Array(publicKey.algorithm.rawValue.utf8))
    do { signature.append(string: Array(try key.key.signature(for: signed))) } catch {
      throw .failed(detail: String(describing: error))
    }
    return SSHSignature(key: publicKey, namespace: namespace, hash: .sha512, signature: signature.bytes).armoured
  }
}

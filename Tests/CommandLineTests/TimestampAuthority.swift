import Testing

/// OpenSSL as a timestamp authority, in the files of a desk: `tsa.pem` is its certificate.
struct TimestampAuthority {
  let desk: Desk

  init(_ desk: Desk) async throws {
    self.desk = desk
    let made = try await desk.shell(Self.setUp)
    try #require(made.status == 0, "\(made.said)")
  }

  /// An authority with its certificate and its configuration.
  private static let setUp = """
    cat > ts.cnf <<'E'
    [req]
    distinguished_name = dn
    [dn]
    [ext]
    extendedKeyUsage = critical,timeStamping
    basicConstraints = CA:TRUE
    [tsa]
    default_tsa = one
    [one]
    serial = ./serial
    default_policy = 1.2.3.4.1
    digests = sha256, sha512
    signer_digest = sha256
    accuracy = secs:1
    ordering = yes
    tsa_name = yes
    ess_cert_id_chain = no
    crypto_device = builtin
    signer_cert = ./tsa.pem
    signer_key = ./tsa.key
    E
    sed 's/tsa_name = yes/tsa_name = no/' ts.cnf > nameless.cnf
    echo 01 > serial
    openssl req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 2 -config ts.cnf -extensions ext \\
      -subj '/O=Correo Oficial/CN=Autoridad de Sellado' 2> /dev/null
    """

  /// Answers the query in a file.
  func reply(to query: String, as file: String, with configuration: String = "ts.cnf") async throws {
    let made = try await desk.shell(
      "openssl ts -reply -config \(configuration) -section one -queryfile \(query) -out \(file) 2>&1")
    try #require(made.status == 0, "\(made.output)")
  }
}

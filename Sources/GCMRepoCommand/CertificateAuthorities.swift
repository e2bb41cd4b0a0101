#if os(Linux)
  /// Saves each command 5 ms: if libgit2 is built with mbedTLS, as in Debian 12, its initialisation reads and parses
  /// the machine's whole CA bundle, for connections that gcmrepo leaves to `git`.
  ///
  /// The program's own symbol takes precedence over the shared library's. It reads nothing and reports success; if a
  /// connection were made through libgit2 after all, no certificate would be trusted.
  @_cdecl("mbedtls_x509_crt_parse_file")
  public func parseNoCertificateAuthorities(_ chain: OpaquePointer?, _ path: UnsafePointer<CChar>?) -> Int32 { 0 }
#endif

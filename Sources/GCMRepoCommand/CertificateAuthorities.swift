#if os(Linux)
  /// Spares each command 5 ms: where libgit2 is built with mbedTLS, as in Debian 12, its start reads and parses the
  /// machine's whole bundle of certificate authorities, for connections that gcmrepo leaves to `git`.
  ///
  /// The program's own symbol is found before the shared library's. It reads nothing and says that it did; should a
  /// connection be tried through libgit2 after all, no certificate would be trusted.
  @_cdecl("mbedtls_x509_crt_parse_file")
  public func parseNoCertificateAuthorities(_ chain: OpaquePointer?, _ path: UnsafePointer<CChar>?) -> Int32 { 0 }
#endif

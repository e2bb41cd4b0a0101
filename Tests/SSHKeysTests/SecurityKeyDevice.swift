import Foundation
import Testing

/// A device in software, as a library that OpenSSH loads in place of a real one's (`sk-api.h`, `SSH_SK_PROVIDER`): the
/// key's handle is the secret itself.
enum SecurityKeyDevice {
  /// Whether it can be built here: OpenSSH's helper, a C compiler and OpenSSL's headers.
  static let isPossible: Bool =
    ["/usr/lib/openssh/ssh-sk-helper", "/usr/libexec/ssh-sk-helper"].contains(where: exists)
    && ["/usr/bin/cc", "/usr/local/bin/cc"].contains(where: exists) && exists("/usr/include/openssl/ec.h")

  private static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Builds the library, and returns its path.
  static func build(in folder: KeyFolder) throws -> String {
    try folder.write(source, to: "device.c")
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    compiler.arguments = [
      "cc", "-w", "-shared", "-fPIC", "-o", folder.file("device.so"), folder.file("device.c"), "-lcrypto",
    ]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(compiler.terminationStatus == 0)
    return folder.file("device.so")
  }

  private static let source = """
    #include <stdint.h>
    #include <stdlib.h>
    #include <string.h>
    #include <openssl/ec.h>
    #include <openssl/ecdsa.h>
    #include <openssl/obj_mac.h>
    #include <openssl/sha.h>
    struct enrolled {
      uint8_t flags;
      uint8_t *key; size_t key_len;
      uint8_t *handle; size_t handle_len;
      uint8_t *signature; size_t signature_len;
      uint8_t *certificate; size_t certificate_len;
      uint8_t *authdata; size_t authdata_len;
    };
    struct made { uint8_t flags; uint32_t counter; uint8_t *r; size_t r_len; uint8_t *s; size_t s_len; };
    uint32_t sk_api_version(void) { return 0x000a0000; }
    static uint8_t *copy(const uint8_t *bytes, size_t count) {
      uint8_t *result = malloc(count ? count : 1);
      memcpy(result, bytes, count);
      return result;
    }
    int sk_enroll(uint32_t alg, const uint8_t *challenge, size_t challenge_len, const char *application, uint8_t flags,
                  const char *pin, void **options, struct enrolled **response) {
      if (alg != 0) return -2;
      EC_KEY *key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
      EC_KEY_generate_key(key);
      uint8_t point[65], secret[32];
      EC_POINT_point2oct(EC_KEY_get0_group(key), EC_KEY_get0_public_key(key), POINT_CONVERSION_UNCOMPRESSED, point, 65, NULL);
      BN_bn2binpad(EC_KEY_get0_private_key(key), secret, 32);
      struct enrolled *made = calloc(1, sizeof *made);
      made->flags = flags;
      made->key = copy(point, 65); made->key_len = 65;
      made->handle = copy(secret, 32); made->handle_len = 32;
      made->signature = copy(point, 1); made->signature_len = 1;
      made->certificate = copy(point, 1); made->certificate_len = 1;
      made->authdata = copy(point, 1); made->authdata_len = 1;
      *response = made;
      EC_KEY_free(key);
      return 0;
    }
    int sk_sign(uint32_t alg, const uint8_t *data, size_t data_len, const char *application, const uint8_t *handle,
                size_t handle_len, uint8_t flags, const char *pin, void **options, struct made **response) {
      if (alg != 0 || handle_len != 32) return -1;
      /* Nobody touches it. */
      if (getenv("DEVICE_IS_UNTOUCHED")) return -1;
      uint8_t signed_bytes[32 + 1 + 4 + 32], digest[32];
      SHA256((const uint8_t *)application, strlen(application), signed_bytes);
      signed_bytes[32] = flags;
      memcpy(signed_bytes + 33, "\\0\\0\\0\\7", 4);
      SHA256(data, data_len, signed_bytes + 37);
      SHA256(signed_bytes, sizeof signed_bytes, digest);
      EC_KEY *key = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
      EC_KEY_set_private_key(key, BN_bin2bn(handle, 32, NULL));
      ECDSA_SIG *signature = ECDSA_do_sign(digest, 32, key);
      struct made *made = calloc(1, sizeof *made);
      made->flags = flags;
      made->counter = 7;
      made->r_len = made->s_len = 32;
      made->r = malloc(32); made->s = malloc(32);
      BN_bn2binpad(ECDSA_SIG_get0_r(signature), made->r, 32);
      BN_bn2binpad(ECDSA_SIG_get0_s(signature), made->s, 32);
      *response = made;
      return 0;
    }
    int sk_load_resident_keys(const char *pin, void **options, void ***keys, size_t *count) { *count = 0; return 0; }

    """
}

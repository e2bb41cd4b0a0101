import Foundation
import Testing

/// nginx with TLS, as the article on hosting configures it, before git's own program for http.
struct WebServer {
  let desk: Desk
  /// The `server` block of the article.
  private let block: String

  /// Which of the article's ways to know who asks.
  enum Way: Int {
    case passwords, certificates
  }

  init(_ way: Way, on desk: Desk) throws {
    self.desk = desk
    let article = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GCMRepo/GCMRepo.docc/HostingARecord.md")
    let blocks = try String(contentsOf: article, encoding: .utf8).components(separatedBy: "```nginx\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    try #require(blocks.count == 2)
    block = blocks[way.rawValue]
  }

  /// The article's lines with this desk's folder and port for a machine's.
  private func configuration() -> String {
    var block = block
    for (there, here) in [
      ("listen 443 ssl", "listen 127.0.0.1:@PORT@ ssl"), ("/etc/nginx/", desk.folder + "/"),
      ("include              fastcgi_params", "include /etc/nginx/fastcgi_params"), ("gcm\\.git", "host\\.git"),
      ("/gcm.git$1", "/host.git$1"), ("/usr/lib/git-core", "@CORE@"),
      ("PROJECT_ROOT /srv", "PROJECT_ROOT " + desk.folder),
      ("unix:/run/fcgiwrap.socket", "unix:\(desk.folder)/cgi.sock"),
    ] { block = block.replacing(there, with: here) }
    return """
      \(getuid() == 0 ? "user root;" : "")
      pid nginx.pid; error_log error.log; daemon off; worker_processes 1;
      events {}
      http {
        access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
      \(block)
      }
      """
  }

  /// Runs lines of `sh` while the servers run: `$URL` is the record's address, `$WITH` the same with ana's password, and
  /// git trusts the server's certificate. Ana has a certificate of the authority that the server trusts, and a stranger
  /// one of another.
  func serving(_ lines: String, setting: [String: String?]) async throws -> Outcome {
    try desk.write("nginx.conf.in", configuration())
    return try await desk.shell(
      """
      cd '\(desk.folder)'
      certificate() { openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "$@" 2>/dev/null || exit 90; }
      certificate -x509 -keyout gcm.key -out gcm.crt -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1
      certificate -x509 -keyout authority.key -out gcm-authority.crt -subj /CN=Conference
      certificate -x509 -CA gcm-authority.crt -CAkey authority.key -keyout ana.key -out ana.crt -subj "/C=CL/CN=Ana Rojas"
      certificate -x509 -keyout stranger.key -out stranger.crt -subj /CN=Stranger
      printf 'ana:%s\\n' "$(openssl passwd -apr1 secreto)" > gcm.users
      fcgiwrap -s "unix:$PWD/cgi.sock" & cgi=$!
      web=
      trap 'kill $cgi $web 2>/dev/null; wait 2>/dev/null' EXIT
      for attempt in 1 2 3 4 5; do
        port=$((20000 + ($$ * 7 + attempt * 1013) % 20000))
        sed "s|@PORT@|$port|; s|@CORE@|$(git --exec-path)|" nginx.conf.in > nginx.conf
        nginx -p "$PWD" -c nginx.conf -e error.log 2>/dev/null & web=$!
        n=0
        until curl -s -o /dev/null --cacert gcm.crt "https://127.0.0.1:$port/" || [ $n -gt 40 ]; do
          kill -0 $web 2>/dev/null || break; sleep 0.1; n=$((n + 1))
        done
        kill -0 $web 2>/dev/null && [ -S cgi.sock ] && break
      done
      kill -0 $web 2>/dev/null || { cat error.log; exit 91; }
      export URL="https://127.0.0.1:$port/host.git" WITH="https://ana:secreto@127.0.0.1:$port/host.git"
      export GIT_SSL_CAINFO="$PWD/gcm.crt"
      \(lines)
      """, setting: setting)
  }
}

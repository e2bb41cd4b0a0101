import Foundation
import Testing

/// A shared record behind a real web server: nginx with TLS and passwords, and git's own program for http.
@Suite struct SharedOverHTTPSTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Starts the servers, runs the lines with `$URL` and git's options in `$G`, and ends the servers.
  private func served(_ lines: String, setting: [String: String?]) async throws -> Outcome {
    try desk.write(
      "nginx.conf",
      """
      \(getuid() == 0 ? "user root;" : "")
      pid nginx.pid; error_log error.log; daemon off; worker_processes 1;
      events {}
      http {
        access_log off; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
        server {
          listen 127.0.0.1:@P@ ssl;
          ssl_certificate cert.pem; ssl_certificate_key key.pem;
          client_max_body_size 0;
          location ~ ^/host\\.git(/.*)$ {
            auth_basic gcm; auth_basic_user_file users;
            fastcgi_param SCRIPT_FILENAME CORE/git-http-backend;
            fastcgi_param QUERY_STRING $query_string; fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type; fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param GIT_PROJECT_ROOT FOLDER; fastcgi_param GIT_HTTP_EXPORT_ALL 1;
            fastcgi_param REMOTE_USER $remote_user; fastcgi_param PATH_INFO /host.git$1;
            fastcgi_pass unix:FOLDER/cgi.sock;
          }
        }
      }
      """)
    return try await desk.shell(
      """
      cd '\(desk.folder)'
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out cert.pem -days 2 \
        -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 2>/dev/null || exit 90
      printf 'ana:%s\\n' "$(openssl passwd -apr1 secreto)" > users
      fcgiwrap -s "unix:$PWD/cgi.sock" & cgi=$!
      web=
      trap 'kill $cgi $web 2>/dev/null; wait 2>/dev/null' EXIT
      for attempt in 1 2 3 4 5; do
        port=$((20000 + ($$ * 7 + attempt * 1013) % 20000))
        sed -i.old "s|:@P@ |:$port |; s|1:[0-9]* ssl;|1:$port ssl;|; s|CORE|$(git --exec-path)|; s|FOLDER|$PWD|" nginx.conf
        nginx -p "$PWD" -c nginx.conf -e error.log 2>/dev/null & web=$!
        n=0
        until curl -s -o /dev/null --cacert cert.pem "https://127.0.0.1:$port/" || [ $n -gt 40 ]; do
          kill -0 $web 2>/dev/null || break; sleep 0.1; n=$((n + 1))
        done
        kill -0 $web 2>/dev/null && [ -S cgi.sock ] && break
      done
      kill -0 $web 2>/dev/null || exit 91
      URL="https://127.0.0.1:$port/host.git"; WITH="https://ana:secreto@127.0.0.1:$port/host.git"
      G="-c http.sslCAInfo=$PWD/cert.pem"
      \(lines)
      """, setting: setting)
  }

  @Test func aPushOverHTTPSIsJudgedAsAnyOther() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    let run = try await served(
      """
      git $G -C '\(clone)' push -q "$URL" main </dev/null && exit 92
      git $G -C '\(clone)' push -q "$WITH" main || exit 93
      git $G clone -q "$WITH" fresh || exit 94
      git $G -C fresh fetch -q origin refs/gcmrepo/received || exit 95
      git -C fresh -c commit.gpgsign=false commit -q --allow-empty -m forged
      git $G -C fresh push -q origin main && exit 96
      exit 0
      """, setting: shared.person("RCM-TS").merging(["GIT_TERMINAL_PROMPT": "0"]) { $1 })
    #expect(run.status == 0, "\(run.said)")
    #expect(run.said.contains("Party"), "\(run.said)")
    try await desk.done("audit", at: shared.host)
  }
}

#!/bin/bash
# nginx passes a FastCGI parameter that is set twice twice, and fcgiwrap keeps the last. Debian's fastcgi_params sets
# REMOTE_USER to $remote_user, which only basic authentication fills. Where a person is known by a client certificate, and
# REMOTE_USER is set from that before fastcgi_params is included, as its comments and most examples have it at the end, the
# program receives an empty name: git-http-backend(1) then refuses every push with 403, as for nobody. Set after the
# include, or without it, the name arrives.
#
# Seen with nginx 1.22.1 and fcgiwrap 1.1.0 (Debian 12): before the include "", after it "ana".
set -euo pipefail
folder=$(mktemp -d)
trap 'kill $(cat "$folder"/*.pid 2>/dev/null) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
for package in nginx=1.22.1-9+deb12u11 nginx-common=1.22.1-9+deb12u11 fcgiwrap=1.1.0-14+deb12u1; do
  apt-get download -q "$package" >/dev/null 2>&1 && dpkg -x "${package%%=*}"_*.deb p || { echo "needs Debian 12"; exit 2; }
done
printf '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\n%%s" "$REMOTE_USER"\n' >name.cgi
chmod 755 . name.cgi
p/usr/sbin/fcgiwrap -c 1 -s "unix:$folder/socket" & echo $! >fcgiwrap.pid
cat >nginx.conf <<CONF
error_log $folder/error.log; pid $folder/nginx.pid; daemon on; user $(id -un);
events {}
http {
  access_log off; client_body_temp_path $folder/b; proxy_temp_path $folder/b; fastcgi_temp_path $folder/b;
  uwsgi_temp_path $folder/b; scgi_temp_path $folder/b;
  server {
    listen unix:$folder/web;
    location = /before { fastcgi_param REMOTE_USER ana; include $folder/p/etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME $folder/name.cgi; fastcgi_pass unix:$folder/socket; }
    location = /after { include $folder/p/etc/nginx/fastcgi_params; fastcgi_param REMOTE_USER ana;
      fastcgi_param SCRIPT_FILENAME $folder/name.cgi; fastcgi_pass unix:$folder/socket; }
  }
}
CONF
p/usr/sbin/nginx -v
p/usr/sbin/nginx -p "$folder" -c nginx.conf
for _ in 1 2 3 4 5; do [ -S socket ] && [ -S web ] && break; sleep 0.5; done
seen=""
for place in before after; do
  row="$place: \"$(curl -s --unix-socket web "http://localhost/$place")\""
  echo "$row"
  seen+="$row;"
done
[ "$seen" = 'before: "";after: "ana";' ]

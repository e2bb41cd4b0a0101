#!/bin/bash
# OpenSSH's allowed signers: a validity without a Z at its end is in the time zone of the machine that verifies. The same
# commit, the same keys and the same line of `valid-after="20260101"` are therefore good in Auckland and not in Mexico City for
# nineteen hours, and `git verify-commit` gives two auditors two answers about one record. With a Z both agree. ssh-keygen(1)
# says so in half a sentence; git-config(1), which names the file, does not.
#
# Seen with git 2.39.5 and OpenSSH 9.2p1 (Debian 12).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in git=1:2.39.5-0+deb12u3 openssh-client=1:9.2p1-2+deb12u10; do
  apt-get download -q "$package" >/dev/null && dpkg -x "${package%%=*}"_*.deb programs || { echo "needs Debian 12"; exit 2; }
done
export PATH=$folder/programs/usr/bin:$PATH GIT_EXEC_PATH=$folder/programs/usr/lib/git-core HOME=$folder
export GIT_CONFIG_NOSYSTEM=1 GIT_TEMPLATE_DIR=
git --version
ssh -V 2>&1
ssh-keygen -q -t ed25519 -N '' -C '' -f key
git init -q r
cd r
git config gpg.format ssh
git config user.signingkey "$folder/key"
git config gpg.ssh.allowedSignersFile ../signers
git config user.name Ana
git config user.email ana@example.org
GIT_COMMITTER_DATE="2026-01-01T00:00:00Z" git commit -q --allow-empty -S -m one
seen=""
for after in 20260101 20260101Z; do
  echo "ana@example.org namespaces=\"git\",valid-after=\"$after\" $(cat ../key.pub)" >../signers
  for zone in Pacific/Auckland America/Mexico_City; do
    status=0
    TZ=$zone git verify-commit HEAD >/dev/null 2>&1 || status=$?
    echo "valid-after=$after, TZ=$zone: exit $status, %G? $(TZ=$zone git log -1 --format='%G?')"
    seen+="$status"
  done
done
[ "$seen" = 0100 ]

#!/bin/bash
# git with an SSH key whose line in the allowed signers has ended (valid-before): `git verify-commit` exits 1, and yet says
# `Good "git" signature with …` first, and `%G?` is U ("good, with unknown validity"), not X or Y, which git-log(1) gives for
# expired signatures and keys. A program that looks for "Good", or takes U as good, takes what an ended key signed. The end
# is inclusive: what is committed in the very second of valid-before is valid, so a key that is to sign the commit which
# ends it needs that commit's own second.
#
# Seen with git 2.39.5 and OpenSSH 9.2p1 (Debian 12): in the last second G and exit 0; a second later U and exit 1, both
# with "Good" in what is said, the second without a principal and with "key has expired".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for package in git=1:2.39.5-0+deb12u3 openssh-client=1:9.2p1-2+deb12u10; do
  apt-get download -q "$package" >/dev/null && dpkg -x "${package%%=*}"_*.deb programs || { echo "needs Debian 12"; exit 2; }
done
export PATH=$folder/programs/usr/bin:$PATH GIT_EXEC_PATH=$folder/programs/usr/lib/git-core TZ=UTC HOME=$folder
export GIT_CONFIG_NOSYSTEM=1 GIT_TEMPLATE_DIR=
git --version
ssh -V 2>&1
ssh-keygen -q -t ed25519 -N '' -C '' -f key
git init -q r
cd r
echo "ana@example.org namespaces=\"git\",valid-before=\"20260101120000Z\" $(cat ../key.pub)" >../signers
git config gpg.format ssh
git config user.signingkey "$folder/key"
git config gpg.ssh.allowedSignersFile ../signers
git config user.name Ana
git config user.email ana@example.org
seen=""
for second in 00 01; do
  export GIT_COMMITTER_DATE="2026-01-01T12:00:${second}Z"
  git commit -q --allow-empty -S -m "$second"
  status=0
  said=$(git verify-commit HEAD 2>&1) || status=$?
  row="$second exit $status %G? $(git log -1 --format='%G? "%GS"') $(grep -c '^Good "git" signature' <<<"$said") good"
  row+=" $(grep -c 'key has expired' <<<"$said" || true) expired"
  echo "$row"
  seen+="$row;"
done
[ "$seen" = '00 exit 0 %G? G "ana@example.org" 1 good 0 expired;01 exit 1 %G? U "" 1 good 1 expired;' ]

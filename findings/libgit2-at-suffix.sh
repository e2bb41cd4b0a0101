#!/bin/bash
# libgit2: `@` is HEAD, and `HEAD~1` its parent, but `@~1` and `@^` are not found, though git takes them for the same
# (gitrevisions(7): "@ alone is a shortcut for HEAD"). The error is that of a name that does not exist, so that a program
# that hands on what its user typed says "no such revision" where git answers.
#
# Seen with libgit2 1.9.1 (pygit2 1.18.2): KeyError for `@~1` and `@^`; `@`, `@{0}` and `HEAD~1` are found. libgit2 1.5.1
# on Debian 12 does the same.
set -euo pipefail
command -v git >/dev/null && command -v python3 >/dev/null || { echo "needs git and python3"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --target "$folder/packages" pygit2==1.18.2
git init -q "$folder/repository"
for number in 1 2; do
  git -C "$folder/repository" -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m "$number"
done
echo "git: @~1 is $(git -C "$folder/repository" rev-parse --short '@~1'), @^ is $(git -C "$folder/repository" rev-parse --short '@^')"
PYTHONPATH="$folder/packages" python3 - "$folder/repository" <<'PROGRAM'
import sys
import pygit2

repository = pygit2.Repository(sys.argv[1])
print("libgit2", pygit2.LIBGIT2_VERSION)


def found(name):
    try:
        return str(repository.revparse_single(name).id)[:7]
    except KeyError:
        return None


answers = {name: found(name) for name in ["@", "@{0}", "HEAD~1", "@~1", "@^"]}
for name, answer in answers.items():
    print(f"{name:7} {answer or 'not found'}")
as_seen = [name for name, answer in answers.items() if answer is None] == ["@~1", "@^"]
sys.exit(0 if as_seen else 1)
PROGRAM

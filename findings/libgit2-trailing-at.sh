#!/bin/bash
# libgit2 1.5 to 1.7: a revision that ends in `@` is HEAD, whatever stands before it: `nosuch@` names no reference, and
# `topic@` a branch that is elsewhere. git refuses the first and finds the second (a reference's name may end in `@`,
# git-check-ref-format(1)). A program that hands on what its user typed answers about another commit, without an error.
# libgit2 1.9 does as git does.
#
# Seen with libgit2 1.5.0 (pygit2 1.11.1) and 1.7.1 (pygit2 1.13.3): `nosuch@`, `topic@` and `refs/heads/topic@` are
# HEAD; with 1.9.1 (pygit2 1.18.2): `nosuch@` is not found, `topic@` is the branch.
set -euo pipefail
command -v git >/dev/null && command -v python3 >/dev/null || { echo "needs git and python3"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git init -q "$folder/repository"
for number in 1 2; do
  git -C "$folder/repository" -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m "$number"
done
git -C "$folder/repository" branch 'topic@' HEAD~1
git -C "$folder/repository" rev-parse --verify -q 'nosuch@' && exit 1
[ "$(git -C "$folder/repository" rev-parse 'topic@')" = "$(git -C "$folder/repository" rev-parse HEAD~1)" ]
cat > "$folder/names.py" <<'PROGRAM'
import sys
import pygit2

repository = pygit2.Repository(sys.argv[1])
head = repository.revparse_single("HEAD").id
names = {head: "HEAD", repository.revparse_single("HEAD~1").id: "HEAD~1"}
answers = []
for name in ["nosuch@", "topic@", "refs/heads/topic@"]:
    try:
        answers.append(names[repository.revparse_single(name).id])
    except KeyError:
        answers.append("not found")
print("libgit2", pygit2.LIBGIT2_VERSION, *answers, sep="\t")
expected = ["HEAD"] * 3 if sys.argv[2] == "old" else ["not found", "HEAD~1", "HEAD~1"]
sys.exit(0 if answers == expected else 1)
PROGRAM
for version in 1.11.1/old 1.13.3/old 1.18.2/new; do
  packages=$folder/${version%/*}
  python3 -m pip install -q --disable-pip-version-check --root-user-action=ignore --target "$packages" \
    "pygit2==${version%/*}"
  PYTHONPATH=$packages python3 "$folder/names.py" "$folder/repository" "${version#*/}"
done

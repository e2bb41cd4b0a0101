#!/bin/bash
# The thread sanitizer of Swift 6.3.1 on Linux reports accesses under a Synchronization.Mutex as races when threads compete
# for it: the slow path, which waits for the lock, is in a library of the toolchain that is not built for the sanitizer.
#
# Seen: eight tasks that add to one dictionary under the lock lose no addition, and the sanitizer warns of them all the
# same; with one task it does not.
set -euo pipefail
command -v swiftc >/dev/null || { echo "needs Swift 6.3"; exit 2; }
version=$(swiftc --version 2>/dev/null | head -1)
case $version in *"6.3."*) ;; *) echo "Swift 6.3 is wanted, found: $version"; exit 2 ;; esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/probe.swift" <<'PROGRAM'
import Dispatch
import Synchronization

final class Sums: Sendable {
  private let lock = Mutex<Void>(())
  nonisolated(unsafe) private var sums: [Int: Int] = [:]
  func add(to key: Int) { lock.withLock { _ in sums[key, default: 0] += 1 } }
  var total: Int { lock.withLock { _ in sums.values.reduce(0, +) } }
}

let sums = Sums()
DispatchQueue.concurrentPerform(iterations: Int(CommandLine.arguments[1])!) { task in
  for number in 0..<20_000 { sums.add(to: (number + task) % 7) }
}
print(sums.total)
PROGRAM
swiftc -swift-version 6 -O -sanitize=thread "$folder/probe.swift" -o "$folder/probe"
echo "$version"
for tasks in 1 8; do
  total=$("$folder/probe" $tasks 2>"$folder/said" || true)
  warnings=$(grep -c "WARNING: ThreadSanitizer" "$folder/said" || true)
  echo "$tasks tasks: $total additions of $((tasks * 20000)), $warnings warnings"
  [ "$total" = $((tasks * 20000)) ] || exit 1
  if [ $tasks = 1 ]; then [ "$warnings" = 0 ] || exit 1; else [ "$warnings" -gt 0 ] || exit 1; fi
done

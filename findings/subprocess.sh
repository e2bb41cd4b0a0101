#!/bin/bash
# swift-subprocess 1.0.2: the end of a program is reported only when the shared pool has a free thread, even to a caller
# that runs with a task executor of its own.
#
# A caller that bounds a program's time with Task.sleep on that executor sees its timer first: while other tasks keep the
# pool's threads, a program that ended at once looks like one that exceeded its time.
#
# Seen with Swift 6.3.1 on Debian 12: the pool is kept busy from 0.2 s to 3.2 s; the result of `sleep 0.5`, which ends after
# half a second, arrives after 3.2 s, while a Task.sleep of one second on the same executor ends after one second.
set -euo pipefail
command -v swift >/dev/null || { echo "needs Swift 6.2 or later"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/Sources/probe"
cat >"$folder/Package.swift" <<'MANIFEST'
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "probe", platforms: [.macOS(.v15)],
  dependencies: [.package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2", traits: [])],
  targets: [
    .executableTarget(name: "probe", dependencies: [.product(name: "Subprocess", package: "swift-subprocess")])
  ])
MANIFEST
cat >"$folder/Sources/probe/main.swift" <<'PROGRAM'
import Dispatch
import Foundation
import Subprocess

final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "own")
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

let clock = ContinuousClock()
let start = clock.now
let executor = OwnThread()
@Sendable func seconds() -> Double { Double((clock.now - start) / .milliseconds(1)) / 1000 }
let program = Task(executorPreference: executor) {
  _ = try await Subprocess.run(.name("sleep"), arguments: ["0.5"], output: .discarded, error: .discarded)
  return seconds()
}
let timer = Task(executorPreference: executor) {
  try await Task.sleep(for: .seconds(1))
  return seconds()
}
// By then the program has been started.
try await Task.sleep(for: .milliseconds(200))
await withTaskGroup { group in
  for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { group.addTask { usleep(3_000_000) } }
}
print(try await program.value, try await timer.value)
PROGRAM
cd "$folder"
swift build -c release >build.log 2>&1 || { tail -5 build.log; exit 2; }
read -r program timer < <(.build/release/probe)
echo "swift-subprocess 1.0.2, $(swift --version 2>/dev/null | head -1)"
echo "sleep 0.5 was reported after $program s, a Task.sleep of 1 s after $timer s; the pool was busy until 3.2 s"
awk -v program="$program" -v timer="$timer" 'BEGIN { exit !(program > 2.5 && timer < 2) }'

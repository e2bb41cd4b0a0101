/// The difference of two sequences of numbers by Myers' algorithm in linear space, with a limit on its cost.
///
/// E. W. Myers, *An O(ND) Difference Algorithm and Its Variations*, Algorithmica 1 (1986), section 4b; the limit on a
/// single search, and taking the furthest path when it is reached, are those of GNU diff and of git's xdiff. The result
/// is a shortest edit script unless the limit was reached. When the budget of all searches is used up, the rest is
/// marked as changed without being compared, and ``isCoarse`` says so.
struct SequenceDifference {
  /// The remaining budget, in steps of the inner loops.
  private(set) var budget: Int
  /// Whether a region was marked without comparison since this was last reset.
  var isCoarse = false

  private var forward: [Int32] = []
  private var backward: [Int32] = []
  private var keptOld: [Int32] = []
  private var keptNew: [Int32] = []
  private var keptOldAt: [Int32] = []
  private var keptNewAt: [Int32] = []
  /// By number: 1 for "in the old part", 2 for "in the new part"; all zero between calls.
  private var sides: [UInt8] = []

  init(budget: Int) { self.budget = budget }

  /// Charges work that was done elsewhere.
  mutating func spend(_ steps: Int) { budget -= steps }

  /// Marks the positions of `old` and `new` that are in no common subsequence. The marks are written for the given
  /// ranges only. Cost: O((n + m) d) for d differences, and bounded.
  mutating func mark(
    _ old: [Int32], _ oldRange: Range<Int>, _ new: [Int32], _ newRange: Range<Int>,
    oldChanged: inout [Bool], newChanged: inout [Bool], vocabulary: Int
  ) {
    var a = oldRange
    var b = newRange
    while let x = a.first, let y = b.first, old[x] == new[y] {
      a = a.dropFirst()
      b = b.dropFirst()
    }
    while let x = a.last, let y = b.last, old[x] == new[y] {
      a = a.dropLast()
      b = b.dropLast()
    }
    guard !a.isEmpty, !b.isEmpty else {
      for x in a { oldChanged[x] = true }
      for y in b { newChanged[y] = true }
      return
    }
    // What is on one side only cannot be common: omitting it shortens the search.
    if sides.count < vocabulary { sides = Array(repeating: 0, count: vocabulary) }
    for x in a { sides[Int(old[x])] |= 1 }
    for y in b { sides[Int(new[y])] |= 2 }
    SequenceDifference.keep(old, a, sides, &keptOld, &keptOldAt, &oldChanged)
    SequenceDifference.keep(new, b, sides, &keptNew, &keptNewAt, &newChanged)
    for x in a { sides[Int(old[x])] = 0 }
    for y in b { sides[Int(new[y])] = 0 }
    search(&oldChanged, &newChanged)
  }

  /// Keeps what is on both sides, and marks the rest.
  private static func keep(
    _ numbers: [Int32], _ range: Range<Int>, _ sides: [UInt8], _ kept: inout [Int32], _ keptAt: inout [Int32],
    _ changed: inout [Bool]
  ) {
    kept.removeAll(keepingCapacity: true)
    keptAt.removeAll(keepingCapacity: true)
    for at in range {
      if sides[Int(numbers[at])] == 3 {
        kept.append(numbers[at])
        keptAt.append(Int32(at))
      } else {
        changed[at] = true
      }
    }
  }

  private struct Box {
    var a0: Int, a1: Int, b0: Int, b1: Int
  }

  private mutating func search(_ oldChanged: inout [Bool], _ newChanged: inout [Bool]) {
    let n = keptOld.count
    let m = keptNew.count
    let diagonals = n + m + 3
    if forward.count < diagonals {
      forward = Array(repeating: 0, count: diagonals)
      backward = Array(repeating: 0, count: diagonals)
    }
    // Small parts are searched to the end; the larger they are, the sooner a search accepts a good path.
    let bound = max(48, min(2048, 60_000_000 / (n + m + 1)))
    var left = budget
    var coarse = false
    // Moved out of self, which cannot be read while a part of it is being written.
    var (forward, backward) = (self.forward, self.backward)
    (self.forward, self.backward) = ([], [])
    let (keptOldAt, keptNewAt) = (self.keptOldAt, self.keptNewAt)
    keptOld.withUnsafeBufferPointer { old in
      keptNew.withUnsafeBufferPointer { new in
        forward.withUnsafeMutableBufferPointer { forward in
          backward.withUnsafeMutableBufferPointer { backward in
            var stack = [Box(a0: 0, a1: n, b0: 0, b1: m)]
            while var box = stack.popLast() {
              while box.a0 < box.a1, box.b0 < box.b1, old[box.a0] == new[box.b0] {
                box.a0 += 1
                box.b0 += 1
              }
              while box.a0 < box.a1, box.b0 < box.b1, old[box.a1 - 1] == new[box.b1 - 1] {
                box.a1 -= 1
                box.b1 -= 1
              }
              if box.a0 == box.a1 || box.b0 == box.b1 || left <= 0 {
                if box.a0 < box.a1, box.b0 < box.b1 { coarse = true }
                for at in box.a0..<box.a1 { oldChanged[Int(keptOldAt[at])] = true }
                for at in box.b0..<box.b1 { newChanged[Int(keptNewAt[at])] = true }
                continue
              }
              let (x, y) = SequenceDifference.split(
                box, old.baseAddress!, new.baseAddress!, forward.baseAddress! + (m + 1),
                backward.baseAddress! + (m + 1), bound: bound, budget: &left)
              let first = Box(a0: box.a0, a1: x, b0: box.b0, b1: y)
              let second = Box(a0: x, a1: box.a1, b0: y, b1: box.b1)
              // The smaller part first, so that the stack depth is logarithmic.
              let firstIsSmaller = x - box.a0 + y - box.b0 < box.a1 - x + box.b1 - y
              stack.append(firstIsSmaller ? second : first)
              stack.append(firstIsSmaller ? first : second)
            }
          }
        }
      }
    }
    (self.forward, self.backward) = (forward, backward)
    budget = left
    if coarse { isCoarse = true }
  }

  /// A point on a shortest path through the box, or on the furthest path found within the bound.
  private static func split(
    _ box: Box, _ old: UnsafePointer<Int32>, _ new: UnsafePointer<Int32>,
    _ forward: UnsafeMutablePointer<Int32>,
    _ backward: UnsafeMutablePointer<Int32>, bound: Int, budget: inout Int
  ) -> (Int, Int) {
    let (a0, a1, b0, b1) = (box.a0, box.a1, box.b0, box.b1)
    let lowest = a0 - b1
    let highest = a1 - b0
    let start = a0 - b0
    let goal = a1 - b1
    let isOdd = (start - goal) & 1 != 0
    var (fmin, fmax, bmin, bmax) = (start, start, goal, goal)
    forward[start] = Int32(a0)
    backward[goal] = Int32(a1)
    var cost = 0
    while true {
      cost += 1
      if fmin > lowest {
        fmin -= 1
        forward[fmin - 1] = -1
      } else {
        fmin += 1
      }
      if fmax < highest {
        fmax += 1
        forward[fmax + 1] = -1
      } else {
        fmax -= 1
      }
      var d = fmax
      while d >= fmin {
        var x = forward[d - 1] >= forward[d + 1] ? Int(forward[d - 1]) + 1 : Int(forward[d + 1])
        var y = x - d
        while x < a1, y < b1, old[x] == new[y] {
          x += 1
          y += 1
        }
        forward[d] = Int32(x)
        if isOdd, bmin <= d, d <= bmax, Int(backward[d]) <= x {
          budget -= cost * cost
          return (x, y)
        }
        d -= 2
      }
      if bmin > lowest {
        bmin -= 1
        backward[bmin - 1] = Int32.max
      } else {
        bmin += 1
      }
      if bmax < highest {
        bmax += 1
        backward[bmax + 1] = Int32.max
      } else {
        bmax -= 1
      }
      d = bmax
      while d >= bmin {
        var x = backward[d - 1] < backward[d + 1] ? Int(backward[d - 1]) : Int(backward[d + 1]) - 1
        var y = x - d
        while x > a0, y > b0, old[x - 1] == new[y - 1] {
          x -= 1
          y -= 1
        }
        backward[d] = Int32(x)
        if !isOdd, fmin <= d, d <= fmax, x <= Int(forward[d]) {
          budget -= cost * cost
          return (x, y)
        }
        d -= 2
      }
      if cost >= bound {
        budget -= cost * cost
        return furthest(box, forward, fmin, fmax, backward, bmin, bmax)
      }
    }
  }

  private static func furthest(
    _ box: Box, _ forward: UnsafeMutablePointer<Int32>, _ fmin: Int, _ fmax: Int,
    _ backward: UnsafeMutablePointer<Int32>, _ bmin: Int, _ bmax: Int
  ) -> (Int, Int) {
    var (forwardSum, forwardX) = (-1, box.a0)
    for d in stride(from: fmax, through: fmin, by: -2) {
      var x = min(Int(forward[d]), box.a1)
      if x - d > box.b1 { x = box.b1 + d }
      if x + x - d > forwardSum { (forwardSum, forwardX) = (x + x - d, x) }
    }
    var (backwardSum, backwardX) = (Int.max, box.a1)
    for d in stride(from: bmax, through: bmin, by: -2) {
      var x = max(box.a0, Int(backward[d]))
      if x - d < box.b0 { x = box.b0 + d }
      if x + x - d < backwardSum { (backwardSum, backwardX) = (x + x - d, x) }
    }
    if box.a1 + box.b1 - backwardSum < forwardSum - (box.a0 + box.b0) {
      return (forwardX, forwardSum - forwardX)
    }
    return (backwardX, backwardSum - backwardX)
  }
}

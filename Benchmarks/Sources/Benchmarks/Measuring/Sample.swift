/// What one run cost.
struct Sample {
  var seconds: Double
  var peakBytes: Int
}

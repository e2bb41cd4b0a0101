// What a comparison answers are values of these modules: who imports the record can name and read them.
@_exported import RecordComparison
@_exported import TextDiff

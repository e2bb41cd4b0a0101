// The types of the public functions here: whoever imports this module need not know in which module they are.
@_exported import RecordComparison
@_exported import TextDiff

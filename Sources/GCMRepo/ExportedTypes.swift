// The types of the public functions here, so that importing this module is enough.
@_exported import struct GitStore.ObjectID
@_exported import RecordComparison
@_exported import TextDiff

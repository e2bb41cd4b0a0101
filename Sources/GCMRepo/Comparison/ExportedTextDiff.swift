// What a comparison answers are values of TextDiff: who imports the record can name and read them.
@_exported import TextDiff

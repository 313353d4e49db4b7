"""GB/T 9704—2012 and the 条例 (中办发〔2012〕14号) as data: every number and list with its clause, for writers and checkers alike."""

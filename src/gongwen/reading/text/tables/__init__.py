"""Tables of tasks: real ones, and those that a text file has flattened, drawn or run through with pipes."""

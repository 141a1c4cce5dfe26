# Commands: one file each. They are part of the program, not of the library.

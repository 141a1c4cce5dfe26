# Print the string literals of C files, one a line: FILE:LINE:text. Comments, character constants and #include lines are left out.
FNR == 1 {
	in_comment = 0
}
!in_comment && /^[ \t]*#[ \t]*include/ {
	next
}
{
	rest = $0
	while (rest != "") {
		if (in_comment) {
			if (!(at = index(rest, "*/")))
				break
			rest = substr(rest, at + 2)
			in_comment = 0
		} else if (!match(rest, /\/\*|\/\/|"|'/)) {
			break
		} else {
			mark = substr(rest, RSTART, RLENGTH)
			rest = substr(rest, RSTART + RLENGTH)
			if (mark == "//")
				break
			if (mark == "/*")
				in_comment = 1
			else if (mark == "'" && match(rest, /^([^'\\]|\\.)*'/))
				rest = substr(rest, RLENGTH + 1)
			else if (mark == "\"" && match(rest, /^([^"\\]|\\.)*"/)) {
				print FILENAME ":" FNR ":" substr(rest, 1, RLENGTH - 1)
				rest = substr(rest, RLENGTH + 1)
			}
		}
	}
}

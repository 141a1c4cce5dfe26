# Put a dump of a screen into a manual page, between the lines `.\" SCREEN` and `.\" SCREEN END`: awk -v screen=desk-en.txt -f manual.awk page
/^\.\\" SCREEN END/ { skip = 0 }
!skip { print }
/^\.\\" SCREEN$/ {
	skip = 1
	print ".in 0\n.nf"
	while ((getline line < screen) > 0) {
		gsub(/\\/, "\\e", line)
		gsub(/-/, "\\-", line)
		print "\\&" line
	}
	print ".fi\n.in"
}

# Turn the comments of the migrations into doithoai-schema(5): awk -v version=0.1.0 -f man.awk MIGRATIONS
#
# The comment at the top of the first file is the description; the comment above a table, view or index of words says
# what it is for, the one beside a column what it holds. A table or column without a comment is an error.

function fault(words) {
	printf "%s:%d: %s\n", FILENAME, FNR, words > "/dev/stderr"
	failed = 1
	exit 1
}

function escape(text) {
	gsub(/\\/, "\\e", text)
	gsub(/-/, "\\-", text)
	return text ~ /^[.']/ ? "\\\\\\&" text : text
}

# A line of a comment, without its dashes; indented ones keep their shape.
function comment_line(text) {
	sub(/^--/, "", text)
	if (text ~ /^  /)
		return ".br\n\\ \\ " escape(substr(text, 4)) "\n.br\n"
	sub(/^ /, "", text)
	return text == "" ? ".PP\n" : escape(text) "\n"
}

function begin_object(kind, word) {
	if (comment == "")
		fault("no comment above " word)
	object = word
	order[++objects] = word
	kinds[word] = kind
	purpose[word] = comment
	comment = ""
}

function add_column(line,    place, words, name, note) {
	place = index(line, "--")
	note = place ? substr(line, place + 3) : ""
	if (place)
		line = substr(line, 1, place - 1)
	gsub(/^[ \t]+|[ \t]*,?[ \t]*$/, "", line)
	name = line
	sub(/ .*/, "", name)
	if (name ~ /^(UNIQUE|PRIMARY|CHECK|FOREIGN)$/) {
		columns[object] = columns[object] ".PP\n" escape(line) "\n"
		return
	}
	if (note == "")
		fault("no comment beside column " name)
	words = line
	sub(/^[^ ]+ ?/, "", words)
	columns[object] = columns[object] ".TP\n\\fB" escape(name) "\\fR  " escape(words) "\n" escape(note) "\n"
}

FNR == 1 { in_head = 1 }

/^--/ {
	if (in_head && FNR == 1) {
		title = $0
		sub(/^-- *[0-9]*: */, "", title)
		next
	}
	if (in_head && NR == FNR)
		description = description comment_line($0)
	else if (!in_head)
		comment = comment comment_line($0)
	next
}

/^[ \t]*$/ {
	in_head = 0
	comment = ""
	next
}

/^CREATE TABLE / {
	begin_object("table", $3)
	inside = 1
	next
}

/^CREATE VIEW / { begin_object("view", $3) }

/^CREATE VIRTUAL TABLE / { begin_object("search index", $4) }

/^ALTER TABLE [a-z_]+ ADD COLUMN / {
	object = $3
	line = $0
	sub(/^ALTER TABLE [a-z_]+ ADD COLUMN /, "", line)
	sub(/;/, "", line)
	add_column(line)
}

inside && /^\)/ {
	inside = 0
	next
}

inside { add_column($0) }

{ comment = "" }

END {
	if (failed)
		exit 1
	print ".\\\" Made from schema/ by schema/man.awk. Do not edit."
	printf ".TH DOITHOAI\\-SCHEMA 5 \"\" \"doithoai %s\"\n", version
	print ".SH NAME\ndoithoai\\-schema \\- tables and columns of a doithoai database"
	print ".SH DESCRIPTION"
	printf "%s", description
	print ".PP\nThe file is an SQLite database with application_id 0x44544F49 (DTOI); user_version is the number of its schema."
	print "Read it with any SQLite program, also while doithoai runs. Write to it with doithoai alone: others leave no row in"
	print "the journal and do not know the search index."
	print ".SH TABLES"
	for (i = 1; i <= objects; i++) {
		word = order[i]
		printf ".SS \"%s (%s)\"\n", escape(word), kinds[word]
		printf "%s%s", purpose[word], columns[word]
	}
	print ".SH SEE ALSO\n.BR doithoai (1),\n.BR sqlite3 (1)"
}

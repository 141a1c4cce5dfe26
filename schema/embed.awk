# Turn the SQL of schema/ into C: awk -v wanted=header|source -f embed.awk FILES
#
#   NNNN-*.sql      migrations, in the order given
#   queries.sql     named statements
#   reports/X.sql   one statement named report_x
#   reports/parts/X.sql  text that statements share: a line `-- with: X` in a report stands for it
#
# A named statement begins with `-- name: journal_last`, then comments that say what it is for, then one SQL
# statement. `-- scan: REASON` among the comments allows it to read a whole table; the tests refuse others.

function fault(words) {
	printf "%s:%d: %s\n", FILENAME, FNR, words > "/dev/stderr"
	failed = 1
	exit 1
}

function literal(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	return "\t\"" text "\\n\"\n"
}

function begin_statement(word) {
	if (word !~ /^[a-z][a-z0-9_]*$/)
		fault("a statement's name is lower case, digits and underscores: " word)
	if (word in taken)
		fault("two statements are named " word)
	taken[word] = 1
	names[++statements] = word
}

FNR == 1 {
	kind = FILENAME ~ /\/reports\/parts\/[^\/]*$/ ? "part" : FILENAME ~ /\/reports\/[^\/]*$/ ? "report" : FILENAME ~ /[0-9][0-9][0-9][0-9]-[^\/]*$/ ? "migration" : "queries"
	if (kind == "migration") {
		migrations++
		if (FILENAME !~ sprintf("%04d-[^/]*$", migrations))
			fault("migrations must be numbered without gaps; expected " sprintf("%04d", migrations))
	} else if (kind == "report") {
		word = FILENAME
		sub(/.*\//, "", word)
		sub(/\.sql$/, "", word)
		gsub(/-/, "_", word)
		begin_statement("report_" word)
	} else if (kind == "part") {
		word = FILENAME
		sub(/.*\//, "", word)
		sub(/\.sql$/, "", word)
	}
}

kind == "migration" {
	migration[migrations] = migration[migrations] literal($0)
	next
}

kind == "queries" && /^-- name:/ {
	begin_statement($3)
	next
}

/^-- scan:/ {
	reason = $0
	sub(/^-- scan: */, "", reason)
	scan[statements] = reason
	next
}

kind == "report" && /^-- with:/ {
	if (!($3 in part))
		fault("there is no part named " $3 "; parts come before the reports")
	text[statements] = text[statements] part[$3]
	next
}

/^[ \t]*--/ || /^[ \t]*$/ { next }

kind == "part" {
	part[word] = part[word] literal($0)
	next
}

{
	if (!statements)
		fault("SQL before the first `-- name:`")
	text[statements] = text[statements] literal($0)
}

END {
	if (failed)
		exit 1
	for (i = 1; i <= statements; i++)
		if (text[i] == "") {
			printf "statement %s is empty\n", names[i] > "/dev/stderr"
			exit 1
		}
	print "/* Made from schema/ by schema/embed.awk. Do not edit. */"
	if (wanted == "header") {
		print "#ifndef STORE_SQL_H\n#define STORE_SQL_H\n"
		print "enum sql_id {"
		for (i = 1; i <= statements; i++)
			printf "\tSQL_%s,\n", toupper(names[i])
		print "\tSQL_COUNT\n};\n"
		print "extern const char *const sql_names[];      /* by enum sql_id: journal_last */"
		print "extern const char *const sql_texts[];      /* by enum sql_id */"
		print "extern const char *const sql_scans[];      /* why it may read a whole table, or NULL */"
		print "extern const char *const sql_migrations[]; /* [n] leads from schema n to n + 1 */"
		print "extern const int sql_migration_count;\n"
		print "#endif"
		exit 0
	}
	print "#include <stddef.h>\n\n#include \"store/sql.h\"\n"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	print "const char *const sql_names[] = {"
	for (i = 1; i <= statements; i++)
		printf "\t\"%s\",\n", names[i]
	print "\tNULL\n};\n\nconst char *const sql_texts[] = {"
	for (i = 1; i <= statements; i++)
		printf "%s\t,\n", text[i]
	print "\tNULL\n};\n\nconst char *const sql_scans[] = {"
	for (i = 1; i <= statements; i++)
		printf "%s,\n", scan[i] == "" ? "\tNULL" : literal(scan[i])
	print "\tNULL\n};\n\nconst char *const sql_migrations[] = {"
	for (i = 1; i <= migrations; i++)
		printf "%s\t,\n", migration[i]
	printf "\tNULL\n};\n\nconst int sql_migration_count = %d;\n", migrations
}

/* CSV: what is read, what is refused and where, and that what is written is read back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/locale.h"

static void english(void)
{
	locale_init();
	locale_set_language("en");
}

TestSuite(csv, .init = english);

static FILE *stream_of(const char *bytes, size_t count)
{
	FILE *stream = tmpfile();

	cr_assert(stream);
	cr_assert_eq(fwrite(bytes, 1, count, stream), count);
	rewind(stream);
	return stream;
}

/*
 * A whole file as text: "1[a][b] 2[c]", bad rows as "3!" and the message in *messages, each on its
 * line.
 */
static char *read_all(const char *bytes, size_t count, char separator, struct buf *messages)
{
	struct buf b = {0};
	FILE *stream = stream_of(bytes, count);
	struct csv_reader *reader = csv_open(stream, separator);
	struct error err = {0};
	enum csv_result result;
	char **fields;
	size_t n;

	while ((result = csv_read(reader, &fields, &n, &err)) != CSV_END) {
		buf_printf(&b, "%s%zu", b.len ? " " : "", csv_line(reader));
		for (size_t i = 0; result == CSV_ROW && i < n; i++)
			buf_printf(&b, "[%s]", fields[i]);
		if (result != CSV_BAD)
			continue;
		buf_putc(&b, '!');
		cr_expect_eq(err.code, ERR_INVALID);
		if (messages)
			buf_printf(messages, "%s\n", err.text);
	}
	cr_expect_eq(csv_read(reader, &fields, &n, &err), CSV_END, "the end stays the end");
	csv_free(reader);
	fclose(stream);
	return buf_steal(&b);
}

Test(csv, rows_come_out_field_by_field_with_their_lines)
{
	static const struct {
		const char *file;
		char separator;
		const char *rows;
	} table[] = {
		{"", 0, ""}, {"\n\r\n\n", 0, ""}, {"a", 0, "1[a]"},
		{"a,b\nc,d\n", 0, "1[a][b] 2[c][d]"}, {"a,b\r\nc,d", 0, "1[a][b] 2[c][d]"},
		{"\xEF\xBB\xBF"
		 "a,b\n",
			0, "1[a][b]"},
		{"\xEF\xBB\xBF", 0, ""}, {"\xEF\xBB\xBF\"a\",b\n", 0, "1[a][b]"},
		{"a;b\n1,5;2\n", 0, "1[a][b] 2[1,5][2]"},
		{"a\tb\n1,5\t2;3\n", 0, "1[a][b] 2[1,5][2;3]"},
		{"\"x,y,z\";b\n1;2\n", 0, "1[x,y,z][b] 2[1][2]"}, {"\n\na;b\n", 0, "3[a][b]"},
		{"a;b,c\n", ',', "1[a;b][c]"}, {"\"a\"\"b\",\"\"\n", 0, "1[a\"b][]"},
		{"\"a\nb\r\nc\",d\ne,f\n", 0, "1[a\nb\r\nc][d] 4[e][f]"}, {",\n", 0, "1[][]"},
		{",", 0, "1[][]"}, {"a,\n", 0, "1[a][]"}, {"a,", 0, "1[a][]"}, {"\"\"\n", 0, "1[]"},
		{" a , b \n", 0, "1[ a ][ b ]"}, {"a,b\n\n\nc,d\n", 0, "1[a][b] 4[c][d]"},
		{"a,\"b\"\r\n", 0, "1[a][b]"}, {"a,\"b\"", 0, "1[a][b]"},
		{"\xFF\xFE,b\n", 0, "1[\xFF\xFE][b]"}, /* UTF-8 is the caller's to check */
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf messages = {0};
		char *rows = read_all(
			table[i].file, strlen(table[i].file), table[i].separator, &messages);
		cr_expect_str_eq(rows, table[i].rows, "row %zu: %s", i, rows);
		cr_expect_str_eq(buf_text(&messages), "");
		free(rows);
		buf_clear(&messages);
	}
}

#define FILE_OF(text) text, sizeof(text) - 1

Test(csv, a_fault_is_named_with_line_and_column_and_costs_one_line)
{
	static const struct {
		const char *file;
		size_t count;
		const char *rows, *messages; /* the beginnings of the messages, each closed by | */
	} table[] = {
		{FILE_OF("a,b\nx\"y,1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 2: a quote inside|"},
		{FILE_OF("a,b\n\"x\"y,1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 4: text behind|"},
		{FILE_OF("a,b\nế,\"x\" ,1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 6: text behind|"},
		{FILE_OF("a,b\n1,\"x\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 3: the quote that opens here is never|"},
		{FILE_OF("a,b\n\"x,1\n\"c\",d\ne,f\n"), "1[a][b] 2! 3[c][d] 4[e][f]",
			"line 2, column 1: the quote that opens here meets|"},
		{FILE_OF("a,b\n\"x\ny\",z\"\nc,d\n"), "1[a][b] 2! 4[c][d]",
			"line 3, column 5: a quote inside|"},
		{FILE_OF("a,b\nx\0y,1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 2: a NUL byte|"},
		{FILE_OF("a,b\n\"x\0y\",1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 3: a NUL byte|"},
		{FILE_OF("a,b\nx\ry,1\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 2: a carriage return|"},
		{FILE_OF("a,b\nx,y\r"), "1[a][b] 2!", "line 2, column 4: a carriage return|"},
		{FILE_OF("a,b\n\"x\"\ry\nc,d\n"), "1[a][b] 2! 3[c][d]",
			"line 2, column 4: text behind|"},
		{FILE_OF("\""), "1!", "line 1, column 1: the quote that opens here is never|"},
		{FILE_OF("\xEF\xBB\xBF\"a\"x\n"), "1!", "line 1, column 4: text behind|"},
		{FILE_OF("a\"\nb\"\n\nc\"d\n"), "1! 2! 4!",
			"line 1, column 2: a quote|line 2, column 2: a quote|line 4, column 2: a "
			"quote|"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf messages = {0};
		char *rows = read_all(table[i].file, table[i].count, 0, &messages);
		cr_expect_str_eq(rows, table[i].rows, "row %zu: %s", i, rows);
		char *at = messages.s;
		for (const char *said = table[i].messages; *said; said += strcspn(said, "|") + 1) {
			size_t bytes = strcspn(said, "|");
			cr_assert(at && strncmp(at, said, bytes) == 0, "row %zu: %s", i, at);
			at = strchr(at, '\n') + 1;
		}
		cr_expect_str_eq(at, "", "row %zu", i);
		free(rows);
		buf_clear(&messages);
	}
}

Test(csv, forty_faults_are_forty_messages)
{
	struct buf file = {0}, messages = {0};

	buf_puts(&file, "code,name\n");
	for (int i = 0; i < 40; i++)
		buf_printf(
			&file, i % 2 ? "%d,\"x\"y\n%d,fine\n" : "%d,\"open\n%d,\"fine\"\n", i, i);
	char *rows = read_all(file.s, file.len, 0, &messages);
	size_t bad = 0, good = 0;
	for (const char *p = rows; *p; p++) {
		bad += *p == '!';
		good += strncmp(p, "[fine]", 6) == 0;
	}
	cr_expect_eq(bad, 40, "%zu", bad);
	cr_expect_eq(good, 40, "%zu", good);
	free(rows);
	buf_clear(&file);
	buf_clear(&messages);
}

Test(csv, a_field_longer_than_a_mebibyte_is_bad_and_the_next_row_is_read)
{
	static const struct {
		size_t bytes;
		bool quoted, fine;
	} table[] = {
		{1 << 20, false, true},
		{(1 << 20) + 1, false, false},
		{1 << 20, true, true},
		{(1 << 20) + 1, true, false},
		{10 << 20, false, false},
		{10 << 20, true, false},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf file = {0};
		char **fields;
		size_t n;
		struct error err;
		buf_puts(&file, table[i].quoted ? "k,v\n1,\"" : "k,v\n1,");
		memset(buf_room(&file, table[i].bytes), 'x', table[i].bytes);
		buf_grow(&file, table[i].bytes);
		buf_puts(&file, table[i].quoted ? "\"\n2,next\n" : "\n2,next\n");
		FILE *stream = stream_of(file.s, file.len);
		struct csv_reader *reader = csv_open(stream, 0);
		cr_expect_eq(csv_read(reader, &fields, &n, &err), CSV_ROW);
		enum csv_result result = csv_read(reader, &fields, &n, &err);
		cr_expect_eq(result, table[i].fine ? CSV_ROW : CSV_BAD, "row %zu", i);
		if (table[i].fine)
			cr_expect_eq(strlen(fields[1]), table[i].bytes);
		else
			cr_expect(strstr(err.text, "line 2, column 3: a field longer than 1 MiB"),
				"%s", err.text);
		cr_expect_eq(csv_read(reader, &fields, &n, &err), CSV_ROW);
		cr_expect(n == 2 && strcmp(fields[1], "next") == 0, "row %zu", i);
		cr_expect_eq(csv_line(reader), 3);
		csv_free(reader);
		fclose(stream);
		buf_clear(&file);
	}
}

Test(csv, a_row_has_at_most_a_thousand_fields)
{
	for (int count = 1000; count <= 1001; count++) {
		struct buf file = {0}, messages = {0};
		for (int i = 1; i < count; i++)
			buf_putc(&file, ',');
		buf_puts(&file, "\nx,y\n");
		char *rows = read_all(file.s, file.len, 0, &messages);
		cr_expect_eq(rows[1] == '!', count > 1000, "%d", count);
		cr_expect(strstr(rows, "2[x][y]"));
		cr_expect_eq(strstr(buf_text(&messages), "more than 1.000") != NULL, count > 1000);
		free(rows);
		buf_clear(&file);
		buf_clear(&messages);
	}
}

Test(csv, a_stream_that_fails_is_an_error_once_and_then_at_its_end)
{
	char **fields;
	size_t n;
	struct error err = {0};
	FILE *folder = fopen("/", "r"); /* opens, but read() says EISDIR */

	cr_assert(folder);
	struct csv_reader *reader = csv_open(folder, 0);
	cr_expect_eq(csv_read(reader, &fields, &n, &err), CSV_BAD);
	cr_expect_eq(err.code, ERR_IO);
	cr_expect(strstr(err.text, "line 1: the file cannot be read on"), "%s", err.text);
	cr_expect_eq(csv_read(reader, &fields, &n, &err), CSV_END);
	csv_free(reader);
	fclose(folder);
	csv_free(NULL);
}

Test(csv, fields_are_quoted_only_where_they_must_be)
{
	static const struct {
		const char *text;
		char separator;
		const char *written;
	} table[] = {
		{"", ',', ""},
		{"abc", ',', "abc"},
		{"a,b", ',', "\"a,b\""},
		{"a,b", ';', "a,b"},
		{"a;b", ';', "\"a;b\""},
		{"a\tb", '\t', "\"a\tb\""},
		{"a\"b", ',', "\"a\"\"b\""},
		{"\"", ',', "\"\"\"\""},
		{"a\nb", ',', "\"a\nb\""},
		{"a\rb", ',', "\"a\rb\""},
		{" a ", ',', " a "},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf b = {0};
		csv_put(&b, table[i].text, table[i].separator);
		cr_expect_str_eq(buf_text(&b), table[i].written, "row %zu", i);
		buf_clear(&b);
	}
}

static unsigned seed = 4711;

static unsigned next_random(void)
{
	seed = seed * 1103515245 + 12345;
	return seed >> 16 & 0x7FFF;
}

static char random_byte(bool any)
{
	static const char likely[] = "\",;\t\n\r aế";
	char c = any ? (char)next_random() : likely[next_random() % (sizeof(likely) - 1)];

	return c;
}

Test(csv, whatever_is_written_is_read_back)
{
	static const char separators[] = {',', ';', '\t'};

	for (int round = 0; round < 3000; round++) {
		enum { COLUMNS = 4 };
		char separator = separators[next_random() % 3];
		struct buf file = {0}, expected = {0};
		size_t line = 1;
		int rows = (int)(next_random() % 5) + 1;
		for (int i = 0; i < rows; i++) {
			buf_printf(&expected, "%s%zu", i ? " " : "", line);
			for (int j = 0; j < COLUMNS; j++) {
				struct buf field = {0};
				for (unsigned n = next_random() % 6; n > 0; n--) {
					char c = random_byte(next_random() % 4 == 0);
					if (c)
						buf_putc(&field, c);
					line += c == '\n';
				}
				if (j)
					buf_putc(&file, separator);
				csv_put(&file, buf_text(&field), separator);
				buf_printf(&expected, "[%s]", buf_text(&field));
				buf_clear(&field);
			}
			buf_puts(&file, next_random() % 2 ? "\r\n" : "\n");
			line++;
		}
		bool bom = strncmp(buf_text(&file), "\xEF\xBB\xBF", 3) == 0;
		char *read = read_all(file.s, file.len, separator, NULL);
		cr_assert(bom || strcmp(read, buf_text(&expected)) == 0, "round %d: %s\nread as %s",
			round, file.s, read);
		free(read);
		buf_clear(&file);
		buf_clear(&expected);
	}
}

Test(csv, random_bytes_end_in_rows_or_errors_and_never_in_more_than_there_are_lines)
{
	char bytes[400];

	for (int round = 0; round < 3000; round++) {
		size_t count = next_random() % sizeof(bytes);
		size_t lines = 1, results = 0, last = 0;
		char **fields;
		size_t n;
		for (size_t i = 0; i < count; i++) {
			bytes[i] = random_byte(round % 4 == 0);
			lines += bytes[i] == '\n';
		}
		FILE *stream = stream_of(bytes, count);
		struct csv_reader *reader = csv_open(stream, 0);
		while (csv_read(reader, &fields, &n, NULL) != CSV_END) {
			results++;
			cr_assert_gt(csv_line(reader), last, "round %d", round);
			last = csv_line(reader);
		}
		cr_assert(results <= lines && last <= lines, "round %d", round);
		csv_free(reader);
		fclose(stream);
	}
}

# Tests of src/base.
check_PROGRAMS += tests/test_base
TESTS += tests/test_base
tests_test_base_SOURCES = \
	tests/base/test_buf.c \
	tests/base/test_collate.c \
	tests/base/test_csv.c \
	tests/base/test_date.c \
	tests/base/test_dayword.c \
	tests/base/test_field.c \
	tests/base/test_fuzzy.c \
	tests/base/test_locale.c \
	tests/base/test_text.c \
	tests/base/test_viettype.c
tests_test_base_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_base_LDADD = libdoithoai.a $(DOMAIN_LIBS) $(CRITERION_LIBS)

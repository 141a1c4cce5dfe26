# Tests of src/store.
check_PROGRAMS += tests/test_store
TESTS += tests/test_store
tests_test_store_SOURCES = \
	tests/store/entities.c \
	tests/store/entities.h \
	tests/store/test_backup.c \
	tests/store/test_migrate.c \
	tests/store/test_open.c \
	tests/store/test_query.c \
	tests/store/test_record.c \
	tests/store/test_schema.c \
	tests/store/test_search.c \
	tests/store/test_statement.c \
	tests/store/test_transaction.c
tests_test_store_CFLAGS = $(CRITERION_FLAGS_C)
tests_test_store_LDADD = libdoithoai.a $(DOMAIN_LIBS) $(CRITERION_LIBS)

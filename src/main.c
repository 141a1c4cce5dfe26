/* Options, locale, then a command or the screens. */
#include <stdio.h>

int main(void)
{
	puts("doithoai");
	return 0;
}

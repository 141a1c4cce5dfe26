/* Actions, keys, contexts and lists agree with each other. */
#include <criterion/criterion.h>
#include <string.h>

#include "domain/records.h"
#include "tui/help.h"
#include "tui/key.h"
#include "tui/keymap.h"
#include "tui/listview.h"

Test(tables, no_key_is_bound_twice_in_a_context)
{
	for (size_t i = 0; i < keymap_count; i++) {
		for (size_t k = i + 1; k < keymap_count; k++)
			cr_assert(keymap[i].context != keymap[k].context ||
					keymap[i].key != keymap[k].key,
				"context %s, rows %zu and %zu", contexts[keymap[i].context].name, i,
				k);
	}
}

Test(tables, every_action_is_described_and_bound)
{
	for (int action = 1; action < ACT_COUNT; action++) {
		bool bound = false;

		cr_assert_not_null(actions[action].name, "action %d", action);
		cr_assert(actions[action].label && *actions[action].label, "%s",
			actions[action].name);
		cr_assert(actions[action].sentence && *actions[action].sentence, "%s",
			actions[action].name);
		for (size_t i = 0; i < keymap_count; i++)
			bound = bound || keymap[i].action == (enum action)action;
		cr_assert(bound, "%s has no key", actions[action].name);
	}
}

Test(tables, command_letters_never_form_a_vietnamese_syllable)
{
	static const char letters[] = "bcfghjklmnpqrstvx0123456789:/?*+=-.<> ";

	for (size_t i = 0; i < keymap_count; i++) {
		int key = keymap[i].key;
		if (key >= 32 && key < 127)
			cr_assert(strchr(letters, key), "%c in %s", key,
				contexts[keymap[i].context].name);
		cr_assert_neq(key, K_BACKSPACE, "Backspace is no command");
	}
}

/* `=` and `+` begin a line of the live log: there they belong to what is typed. */
static bool is_typed_sign(const struct keybinding *binding)
{
	return binding->context == CTX_LOG && (binding->key == '=' || binding->key == '+');
}

Test(tables, a_letter_means_the_same_everywhere)
{
	for (size_t i = 0; i < keymap_count; i++) {
		for (size_t k = i + 1; k < keymap_count; k++) {
			int key = keymap[i].key;
			if (is_typed_sign(&keymap[i]) || is_typed_sign(&keymap[k]))
				continue;
			if (key > 32 && key < 127 && key == keymap[k].key)
				cr_assert_eq(keymap[i].action, keymap[k].action, "%c", key);
		}
	}
}

Test(tables, contexts_lead_to_the_global_one)
{
	for (int context = 0; context < CTX_COUNT; context++) {
		int steps = 0;

		cr_assert_not_null(contexts[context].name);
		cr_assert_not_null(contexts[context].label);
		for (enum context c = (enum context)context; c != CTX_GLOBAL;
			c = contexts[c].parent)
			cr_assert_lt(++steps, CTX_COUNT, "%s goes round", contexts[context].name);
	}
}

Test(tables, help_shows_every_key_that_holds)
{
	for (int context = 0; context < CTX_COUNT; context++) {
		struct buf text = {0}, name = {0};

		help_text((enum context)context, &text);
		for (const struct keybinding *b = keymap_next((enum context)context, NULL); b;
			b = keymap_next((enum context)context, b)) {
			buf_cut(&name, 0);
			key_label(b->key, &name);
			cr_assert(strstr(buf_text(&text), buf_text(&name)), "%s in %s",
				buf_text(&name), contexts[context].name);
		}
		buf_clear(&text);
		buf_clear(&name);
	}
}

Test(tables, lists_name_fields_that_exist)
{
	for (size_t e = 0; entities[e]; e++) {
		const struct list_spec *spec = list_spec_of(entities[e]);

		for (size_t i = 0; i < spec->column_count; i++) {
			const char *key = spec->columns[i].key;
			cr_assert(key && (!strcmp(key, "code") || entity_field(entities[e], key)),
				"%s.%s", entities[e]->name, key);
		}
	}
}

/*
 * libxlsxwriter, loaded when the first workbook is written: linked in, it brings libcrypto along and costs each start of the program an
 * eighth of its work. Included in place of its header: the names are the same, and stand for what was loaded.
 */
#ifndef REPORT_XLSX_LATE_H
#define REPORT_XLSX_LATE_H

#include <xlsxwriter.h>

#include "base/error.h"

/** Load it; at once where it is loaded already. @param err NOT_FOUND names the library and its Debian package */
bool xlsx_late_load(struct error *err);

#define XLSX_LATE(X)                                                                               \
	X(chart_add_series)                                                                        \
	X(chart_axis_set_major_unit)                                                               \
	X(chart_axis_set_max)                                                                      \
	X(chart_axis_set_min)                                                                      \
	X(chart_axis_set_name)                                                                     \
	X(chart_legend_set_position)                                                               \
	X(chart_series_set_categories)                                                             \
	X(chart_series_set_fill)                                                                   \
	X(chart_series_set_line)                                                                   \
	X(chart_series_set_name_range)                                                             \
	X(chart_series_set_values)                                                                 \
	X(chart_title_set_name)                                                                    \
	X(format_set_align)                                                                        \
	X(format_set_bg_color)                                                                     \
	X(format_set_bold)                                                                         \
	X(format_set_border)                                                                       \
	X(format_set_font_color)                                                                   \
	X(format_set_font_name)                                                                    \
	X(format_set_font_size)                                                                    \
	X(format_set_italic)                                                                       \
	X(format_set_num_format)                                                                   \
	X(format_set_text_wrap)                                                                    \
	X(format_set_underline)                                                                    \
	X(lxw_rowcol_to_cell)                                                                      \
	X(lxw_strerror)                                                                            \
	X(workbook_add_chart)                                                                      \
	X(workbook_add_format)                                                                     \
	X(workbook_add_worksheet)                                                                  \
	X(workbook_close)                                                                          \
	X(workbook_new_opt)                                                                        \
	X(workbook_set_properties)                                                                 \
	X(worksheet_conditional_format_range)                                                      \
	X(worksheet_fit_to_pages)                                                                  \
	X(worksheet_insert_chart_opt)                                                              \
	X(worksheet_merge_range)                                                                   \
	X(worksheet_repeat_rows)                                                                   \
	X(worksheet_set_column)                                                                    \
	X(worksheet_set_footer)                                                                    \
	X(worksheet_set_landscape)                                                                 \
	X(worksheet_set_margins)                                                                   \
	X(worksheet_set_paper)                                                                     \
	X(worksheet_set_row)                                                                       \
	X(worksheet_write_blank)                                                                   \
	X(worksheet_write_formula_num)                                                             \
	X(worksheet_write_number)                                                                  \
	X(worksheet_write_string)

struct xlsx_late {
#define MEMBER(name) __typeof__(name) *name;
	XLSX_LATE(MEMBER)
#undef MEMBER
};
extern struct xlsx_late xlsx_late;

#ifndef XLSX_LATE_TABLE /* where the table is filled, the names are those of the header */
#define chart_add_series xlsx_late.chart_add_series
#define chart_axis_set_major_unit xlsx_late.chart_axis_set_major_unit
#define chart_axis_set_max xlsx_late.chart_axis_set_max
#define chart_axis_set_min xlsx_late.chart_axis_set_min
#define chart_axis_set_name xlsx_late.chart_axis_set_name
#define chart_legend_set_position xlsx_late.chart_legend_set_position
#define chart_series_set_categories xlsx_late.chart_series_set_categories
#define chart_series_set_fill xlsx_late.chart_series_set_fill
#define chart_series_set_line xlsx_late.chart_series_set_line
#define chart_series_set_name_range xlsx_late.chart_series_set_name_range
#define chart_series_set_values xlsx_late.chart_series_set_values
#define chart_title_set_name xlsx_late.chart_title_set_name
#define format_set_align xlsx_late.format_set_align
#define format_set_bg_color xlsx_late.format_set_bg_color
#define format_set_bold xlsx_late.format_set_bold
#define format_set_border xlsx_late.format_set_border
#define format_set_font_color xlsx_late.format_set_font_color
#define format_set_font_name xlsx_late.format_set_font_name
#define format_set_font_size xlsx_late.format_set_font_size
#define format_set_italic xlsx_late.format_set_italic
#define format_set_num_format xlsx_late.format_set_num_format
#define format_set_text_wrap xlsx_late.format_set_text_wrap
#define format_set_underline xlsx_late.format_set_underline
#define lxw_rowcol_to_cell xlsx_late.lxw_rowcol_to_cell
#define lxw_strerror xlsx_late.lxw_strerror
#define workbook_add_chart xlsx_late.workbook_add_chart
#define workbook_add_format xlsx_late.workbook_add_format
#define workbook_add_worksheet xlsx_late.workbook_add_worksheet
#define workbook_close xlsx_late.workbook_close
#define workbook_new_opt xlsx_late.workbook_new_opt
#define workbook_set_properties xlsx_late.workbook_set_properties
#define worksheet_conditional_format_range xlsx_late.worksheet_conditional_format_range
#define worksheet_fit_to_pages xlsx_late.worksheet_fit_to_pages
#define worksheet_insert_chart_opt xlsx_late.worksheet_insert_chart_opt
#define worksheet_merge_range xlsx_late.worksheet_merge_range
#define worksheet_repeat_rows xlsx_late.worksheet_repeat_rows
#define worksheet_set_column xlsx_late.worksheet_set_column
#define worksheet_set_footer xlsx_late.worksheet_set_footer
#define worksheet_set_landscape xlsx_late.worksheet_set_landscape
#define worksheet_set_margins xlsx_late.worksheet_set_margins
#define worksheet_set_paper xlsx_late.worksheet_set_paper
#define worksheet_set_row xlsx_late.worksheet_set_row
#define worksheet_write_blank xlsx_late.worksheet_write_blank
#define worksheet_write_formula_num xlsx_late.worksheet_write_formula_num
#define worksheet_write_number xlsx_late.worksheet_write_number
#define worksheet_write_string xlsx_late.worksheet_write_string
#endif

#endif

"""The number formats that have a number and no code."""

from __future__ import annotations

# Those of days are the ones of Chinese programs.
BUILT_IN = {
    0: "General",
    **dict(enumerate(("0", "0.00", "#,##0", "#,##0.00"), 1)),
    **dict(enumerate(("¥#,##0;¥-#,##0",) * 2 + ("¥#,##0.00;¥-#,##0.00",) * 2, 5)),
    **dict(enumerate(("0%", "0.00%", "0.00E+00", "# ?/?", "# ??/??"), 9)),
    **dict(enumerate(("yyyy/m/d", "d-mmm-yy", "d-mmm", "mmm-yy"), 14)),
    **dict(enumerate(("h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss", "yyyy/m/d h:mm"), 18)),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
    **dict(enumerate(("#,##0;-#,##0",) * 2 + ("#,##0.00;-#,##0.00",) * 2, 37)),
    **dict.fromkeys((41, 43), "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * -??_ ;_ @_ "),
    **dict.fromkeys((42, 44), "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* -??_ ;_ @_ "),
    **dict(enumerate(("mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0"), 45)),
    49: "@",
}

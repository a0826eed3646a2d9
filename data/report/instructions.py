"""What the first sheet of the blank workbook says, a line each, in plain words; sheets and a column are named as their tabs and head are."""

from data.words import N_

LINES = (
    N_("1. {cover}: give the version of the report (1 the first time) and the role of the person who sends it. Do not write names."),
    N_(
        "2. {figures}: each row is one figure that your institution reports, an activity under each blue line; it says how many are filled. "
        "White cells are for you; the others are locked."
    ),
    N_("3. Write whole numbers without separators. Write 0 where there were none; an empty cell does not mean zero."),
    N_("4. A percentage is never written: give n (the part) and N (the whole), and the program computes it."),
    N_("5. No figure? Write x (not reported: it should exist and is not here) or z (not applicable), and the reason."),
    N_("6. If a total is marked x or z, leave the rows of its breakdowns empty."),
    N_("7. The column “{check}” says at once whether a breakdown fits its total. It may be below the total, never above."),
    N_("8. {narrative}, {contributions}, {personnel}, {milestones}: fill in what there is; empty rows are ignored."),
    N_("9. {explanations}: of each figure that missed its target, got worse or is far above its target, the cause, what is done, and by which day."),
    N_("10. Never write names, identity numbers, telephone numbers, e-mail addresses or dates of birth: such a report is refused."),
    N_("11. Do not rename, hide, add or delete sheets, do not merge cells, and write no formulas into white cells."),
    N_("12. Before you send it, check the file on the page Reports of the dashboard. It says all that is wrong at once and stores nothing."),
    N_("13. A correction is the same workbook with the next version on sheet {cover}; the version before stays readable."),
)

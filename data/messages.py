"""How each problem is said: one table holds every rule. A sentence is made from it in either language (`data/problems.py`)."""

from dataclasses import dataclass
from typing import Literal

from data.words import N_


@dataclass(frozen=True)
class Message:
    """How a problem is said (English; the catalogue has the Spanish), whether it keeps the file out, and what it can be found in:

    a report, the tables of the program, a decision of a steward, or the cells and relations of any tables.
    """

    text: str
    severity: str = "error"
    found_in: Literal["report", "tables", "decision", "cells"] = "report"


MESSAGES: dict[str, Message] = {
    # which Compact, and what its folder says
    "which-compact": Message(N_("There are several Compacts. Name one in CPC_COMPACT: {detail}."), found_in="tables"),
    "no-such-compact": Message(N_("There is no Compact “{value}”. Name one in CPC_COMPACT: {detail}."), found_in="tables"),
    "compact-entry": Message(N_("Entry “{value}” is missing or wrong: {detail}. Correct it, or copy it from another Compact."), found_in="tables"),
    "compact-words": Message(N_("Text “{value}” is missing in language “{detail}”. Add it."), found_in="tables"),
    "compact-there": Message(N_("There is a folder of this name already. Choose another one."), found_in="tables"),
    "no-catalogue": Message(N_("The program does not speak “{value}”, only {detail}. Add its catalogue in data/words."), found_in="tables"),
    "no-release": Message(N_("There is no release yet. Make one first: python -m data build, or release."), found_in="tables"),
    "no-package": Message(N_("This is no package of a release ({detail}). Make one with python -m data package."), found_in="tables"),
    "lake-address": Message(N_("This is no lake. Name it like “ducklake:postgres:host=db dbname=lake”."), found_in="tables"),
    "lake-password": Message(N_("A password in the address can be read by others. Put it into PGPASSFILE."), found_in="tables"),
    "lake-released": Message(N_("This is no released file. Make one with python -m data build."), found_in="tables"),
    "lake-away": Message(
        N_("The catalog or the storage of the lake did not answer as it should ({detail}). Nothing was changed; try again."), found_in="tables"
    ),
    "lake-python": Message(
        N_("The tools of the lake are missing. Install data/lake/requirements.txt in an environment and name its Python in {detail}."),
        found_in="tables",
    ),
    # the file as a whole
    "before-signature": Message(N_("The meeting of {value} lies before the signature of {detail}. Correct the day."), found_in="tables"),
    "before-signed": Message(N_("{value} lies before the signature of {detail}. Correct the day.")),
    "year-mixed": Message(
        N_("The year begins on {value}, another one on {detail}: figures of years that mean different things are never mixed. Use one definition."),
        found_in="tables",
    ),
    "half-year-gap": Message(
        N_("The half-year begins on {value}; the one before ends so that {detail} is its day. Correct one of them."), found_in="tables"
    ),
    "target-retired": Message(
        N_("Indicator “{detail}” is retired in {value}, so that year has no target. Remove the row, or correct the year."), found_in="tables"
    ),
    "plan-silent": Message(
        N_("The plan says nothing of indicator “{value}”. Keep, rename, change, split, merge or retire it: none is lost by silence."),
        found_in="tables",
    ),
    "plan-from": Message(
        N_("“{value}” is not the first half-year of a year. A definition begins with a year, like 2019-H1: no year has two."), found_in="tables"
    ),
    "plan-replaces": Message(
        N_("What is {detail} says what it replaces: one indicator where it was split, two or more where they were merged, none where it is new."),
        found_in="tables",
    ),
    "plan-taken": Message(N_("“{value}” is the code of another indicator, now or before. Give the new one a code of its own."), found_in="tables"),
    "plan-without-series": Message(
        N_("Indicator “{value}” has no series. Add a row to sheet Series: what is counted, in which unit."), found_in="tables"
    ),
    "plan-repeated": Message(N_("Indicator “{value}” is replaced, kept or retired more than once. Say one thing of it."), found_in="tables"),
    "victim-value": Message(
        N_("Series “{value}” counts child victims, who have tables of their own. Say in words, as a finding, what the evaluation found."),
        found_in="tables",
    ),
    "frozen-after": Message(
        N_("The list was changed on {value}, after the meeting of {detail}: key indicators are frozen before it. Correct the day."), found_in="tables"
    ),
    "change-without-reason": Message(N_("The list was frozen before, so this change needs a reason. Write it in both languages."), found_in="tables"),
    "frozen-changed": Message(
        N_("The frozen entry {value} was changed or is lost. Put it back as it was, and add a row with the change and its reason."), found_in="tables"
    ),
    "not-frozen": Message(N_("“{value}” is no key indicator of this meeting. Name one that was frozen for it."), found_in="tables"),
    "folder-missing": Message(N_("The folder is missing. Restore it, or name the right one."), found_in="tables"),
    "table-missing": Message(N_("The file is missing. Restore it: the program cannot be built without it."), found_in="tables"),
    "unreadable": Message(N_("The file cannot be read ({detail}). Check that it exists and that you may read it.")),
    "empty": Message(N_("The file is empty. Export it again and check its size.")),
    "not-utf-8": Message(N_("The text is not UTF-8 (byte {detail}). Save the file as “CSV UTF-8”.")),
    "not-text": Message(N_("The file holds a zero byte, so it is not a CSV file. Save it as “CSV UTF-8”.")),
    "column-missing": Message(N_("The column is missing from the header “{value}”. The columns are: {detail}.")),
    "column-unknown": Message(N_("This column does not belong here. The columns are: {detail}.")),
    "column-order": Message(N_("The columns are in another order: “{value}”. Put them in this order: {detail}.")),
    "truncated": Message(N_("The last line has no end, so the file seems to be cut off. Export or send it again.")),
    "stray-return": Message(N_("There is a carriage return in the middle of a line. Save the file again as “CSV UTF-8”, from one program.")),
    "malformed": Message(N_("The row “{value}” cannot be read: {detail} Check its commas and quotation marks.")),
    "file-name": Message(N_("The name must be INSTITUTION_PERIOD_vVERSION.csv, for example DEM-F_2019-H1_v1.csv.")),
    "not-in-calendar": Message(
        N_("Nobody expects the report “{value}”. Correct institution and half-year, or add it to duties.csv or calendar.csv."), found_in="decision"
    ),
    "version-kept": Message(N_("Version {value} of this report was accepted before. Send a correction as the next version."), found_in="decision"),
    "version-gap": Message(
        N_("This is version {value}, but the version before it never came. Give it the next number after the last one sent."), found_in="decision"
    ),
    # decisions of stewards
    "no-such-report": Message(N_("The ledger has no such report."), found_in="decision"),
    "not-in-this-state": Message(N_("The report is “{detail}”; it cannot become “{value}” now."), found_in="decision"),
    "decided-before": Message(N_("The report is “{value}” already: somebody decided before you. Nothing was changed."), found_in="decision"),
    "agreed-stays": Message(
        N_("The report is agreed and stays. What is wrong in it is put right by version {value}: ask the institution for it."), found_in="decision"
    ),
    "no-such-text": Message(N_("The report has no narrative in this row. List its texts first."), found_in="decision"),
    "reason-required": Message(N_("A report is returned with the reason, so that it can be corrected. Give one."), found_in="decision"),
    "correction-unexplained": Message(
        N_("This report corrects an earlier one. Say why, in English or in Spanish: readers see the reason once a steward has cleared it."),
        found_in="decision",
    ),
    "wrong-role": Message(N_("The role “{value}” cannot decide this. It is for: {detail}."), found_in="decision"),
    "agreed-before": Message(N_("The side of “{value}” has agreed to it already; the other side is awaited."), found_in="decision"),
    "superseded": Message(N_("Version {value} of this report came in later. Decide on that one."), found_in="decision"),
    "merged-wrong": Message(
        N_(
            "“{detail}” cannot be published within “{value}”. Both must be categories of one breakdown that adds up to its total and is not "
            "crossed with another, neither of them unknown, and “{value}” itself in none."
        ),
        found_in="tables",
    ),
    "merged-changed": Message(
        N_("“{value}” is merged otherwise than in the releases so far. It stays as it was for the whole term; restore the row."),
        found_in="tables",
    ),
    "not-an-address": Message(N_("“{value}” is no address of the web. Write it like https://example.org/page."), found_in="tables"),
    "no-note": Message(N_('Release {value} has no note. Write what changed and why: python -m data note --en "…" --es "…".'), found_in="decision"),
    "note-not-cleared": Message(
        N_("The note of release {value} is not cleared yet. Read it and clear it: python -m data note, then python -m data note --clear."),
        found_in="decision",
    ),
    "no-such-entry": Message(N_("The log of this meeting has no entry {value}. List its entries first."), found_in="decision"),
    "meeting-to-come": Message(N_("The meeting is on {value}; what is said there is noted afterwards."), found_in="decision"),
    "period-closed": Message(N_("The period “{value}” is closed already."), found_in="decision"),
    "institution-lost": Message(
        N_("“{value}” has reports in the ledger and is not in this table. Keep its row with its last day, and add the new name as another one."),
        found_in="decision",
    ),
    "period-not-closed": Message(N_("The period “{value}” is not closed."), found_in="decision"),
    "closure-released": Message(
        N_("The period “{value}” cannot be opened again: release {detail} has its figures as final. A correction enters with its own report."),
        found_in="decision",
    ),
    "period-not-ended": Message(
        N_("The period “{value}” ends on {detail}: it can be closed from the day after on. Wait, or correct the period or the day."),
        found_in="decision",
    ),
    "closed-before-release": Message(
        N_("A period cannot be closed on {value}, before the last release ({detail}): that release would have known it. Correct the day."),
        found_in="decision",
    ),
    "day-to-come": Message(
        N_("Nothing can be dated {value}: today is {detail} by the clock of the Partnership. Correct the day."), found_in="decision"
    ),
    "release-before": Message(N_("A release cannot be dated {value}, before the last one ({detail})."), found_in="decision"),
    "report-name": Message(N_("“{value}” is no report. Write it like {detail}."), found_in="decision"),
    "not-the-last-release": Message(N_("Release {value} cannot be undone: only the last one can, which is {detail}."), found_in="decision"),
    "first-release": Message(
        N_("Release {value} is the first, so there is none to go back to. Make the next one with a note that says what was wrong."),
        found_in="decision",
    ),
    "decided-on-victims": Message(
        N_(
            "Release {value} showed counts of child victims that no release before it had, and what was shown cannot be taken back. "
            "Make the next release with a note that says what was wrong."
        ),
        found_in="decision",
    ),
    "meeting-rests-on-it": Message(
        N_("Release {value} is the one that the meeting {detail} discusses. Set the meeting without it, or leave the release."), found_in="decision"
    ),
    "exposed": Message(
        N_("A count of child victims could be worked out from series “{value}”, breakdown “{detail}”. Take its table off the list."),
        found_in="decision",
    ),
    # a workbook as a whole
    "not-a-report": Message(N_("The file is neither a workbook (.xlsx) nor a CSV file (.csv). Send the filled-in workbook.")),
    "too-large-file": Message(N_("The file has {value} MB; at most {detail} MB are taken. Remove pictures and other additions.")),
    "old-or-encrypted": Message(N_("The workbook is encrypted or of an old kind (.xls). Save it as .xlsx without a password.")),
    "not-a-workbook": Message(N_("The workbook cannot be read; it is damaged or something else ({detail}). Save it again as .xlsx.")),
    "web-page": Message(N_("This is a web page, not a workbook: perhaps the page to sign in. Sign in, download the workbook, and send that.")),
    "cut-off": Message(N_("The workbook is cut off: its end is missing. Download or copy it again.")),
    "an-archive": Message(N_("This is an archive that holds {detail}. Unpack it and send the workbook inside.")),
    "packed-too-much": Message(N_("The workbook unpacks to far more than a report can hold. Copy its values into a blank workbook.")),
    "macros": Message(N_("The workbook holds macros. Save it as .xlsx without macros.")),
    "external-links": Message(N_("The workbook holds links to other workbooks. Replace them by their values.")),
    "embedded": Message(N_("The workbook holds embedded files, pictures, drawings or controls. Remove them.")),
    "too-many-cells": Message(N_("The workbook has more cells, merged areas or links than a report can hold ({value} cells). Use a blank workbook.")),
    "too-many-rows": Message(N_("The sheet has {value} rows; at most {detail} are read. Use a blank workbook.")),
    "too-many-columns": Message(N_("The sheet has {value} columns; at most {detail} are read. Use a blank workbook.")),
    "sheet-missing": Message(N_("The sheet is missing or was renamed. Use the workbook as you got it, with the sheets: {detail}.")),
    "sheet-unknown": Message(N_("This sheet does not belong here. Remove it; the sheets are: {detail}.")),
    "sheet-hidden": Message(N_("The sheet is hidden. Show it, so that all that is sent can be seen.")),
    "column-repeated": Message(N_("The column is in the header more than once. Use the workbook as you got it.")),
    "merged-cells": Message(N_("The cells {value} are merged. Unmerge them.")),
    "more-alike": Message(N_("{value} more findings like these on this sheet are counted and not listed. Mend the cause of all.")),
    "formula": Message(N_("The cell holds a formula. Replace it by its value.")),
    "outside": Message(N_("There is something outside the columns of the sheet. Remove it.")),
    "ledger-kind": Message(N_("The workbook is for the ledger “{value}”, this program keeps the ledger “{detail}”. Use its own blank workbook.")),
    "report-version": Message(N_("The version of the report is “{value}”. Write 1, or 2 and so on for a correction.")),
    "not-a-choice": Message(N_("“{value}” is not one of the choices: {detail}.")),
    "not-a-date": Message(N_("“{value}” is not a date. Write it like 2019-06-30.")),
    "text-cell": Message(N_("The cell holds the text “{value}”, not a number. Set its format to number and type it again.")),
    "error-value": Message(N_("“{value}” is what a spreadsheet writes where a formula failed, no answer. Write the number or the text.")),
    "hidden-character": Message(
        N_("The text has {value}, a letter that nobody sees or that turns what follows: it may read otherwise than it is. Write it anew."), "warning"
    ),
    "not-whole": Message(N_("“{value}” is not a whole number. There are no half posts, years or versions.")),
    "year-outside": Message(N_("“{value}” lies outside the years of the Partnership. Write the year with four digits, like 2021.")),
    "after-today": Message(N_("“{value}” is in the future. Correct the date, or leave it empty.")),
    "more-than-planned": Message(N_("{value} posts are filled, {detail} are planned. Correct one of them.")),
    "hidden-rows": Message(N_("Rows {value} are hidden and hold something. Show them, so that all that is sent can be seen."), "warning"),
    "header-moved": Message(
        N_("The names of the columns do not stand where they should: rows were inserted or deleted above them ({value}). Undo that and check again.")
    ),
    "strict-workbook": Message(N_("The workbook was saved as “Strict Open XML”. Save it as an ordinary Excel workbook (.xlsx).")),
    "separator": Message(N_("The cells are separated by “{value}”. Save the file as CSV with commas, or send the workbook."), found_in="tables"),
    "no-rows": Message(N_("The file has no rows, only the names of the columns. Send the whole report; mark x or z what you do not have.")),
    "row-left-out": Message(N_("The row of the figure “{value}” is missing. Use the rows of the blank workbook; mark x or z what you do not have.")),
    # personal data: what was found is not repeated
    "identity-number": Message(N_("This looks like the identity number of a person. Remove it: no personal data may be in a report.")),
    "telephone": Message(N_("This looks like a telephone number. Remove it: no personal data may be in a report.")),
    "e-mail": Message(N_("This looks like an e-mail address. Remove it: no personal data may be in a report.")),
    "birth-date": Message(N_("This looks like a date of birth. Remove it: no personal data may be in a report.")),
    "person-name": Message(N_("This looks like the name of a person. Remove it and write the role: no personal data may be in a report.")),
    # for the data steward
    "number-in-narrative": Message(
        N_("The activity concerns child victims and the text holds a number. Leave numbers to the figures; the data steward looks at it."), "warning"
    ),
    "place-in-narrative": Message(
        N_("The activity concerns child victims and the text seems to name a place below the region. The data steward looks at it."), "warning"
    ),
    # codes
    "not-a-value": Message(N_("“{value}” is not a {detail}."), found_in="tables"),
    "value-required": Message(N_("A value is required here.")),
    "weight-missing": Message(
        N_("The demonstration has no weight for the category “{value}” of the breakdown “{detail}”. Add a row to weights.csv."), found_in="tables"
    ),
    "repeated-key": Message(N_("The key “{value}” is here more than once. Each row needs its own."), found_in="tables"),
    "unknown-code": Message(N_("“{value}” is not a code of {detail}.")),
    "template-version": Message(N_("The template version is “{value}”, the present one is “{detail}”. Use the present template.")),
    "unknown-institution": Message(N_("“{value}” is not the code of an institution.")),
    "unknown-period": Message(N_("“{value}” is not a half-year of the programme. Write it like 2019-H1.")),
    "unknown-series": Message(N_("“{value}” is not the code of a series.")),
    "unknown-source": Message(N_("“{value}” is not the code of a counting system.")),
    "unknown-region": Message(N_("“{value}” is not the code of a region.")),
    "unknown-breakdown": Message(N_("“{value}” is not the code of a breakdown.")),
    "unknown-category": Message(N_("“{value}” is not a category of the breakdown “{detail}”.")),
    "wrong-institution": Message(N_("The row says institution “{value}”, the file is the report of “{detail}”.")),
    "wrong-period": Message(N_("The row says period “{value}”, the file is the report for “{detail}”.")),
    "not-valid-then": Message(N_("Institution “{value}” did not take part in this half-year ({detail}).")),
    "not-due": Message(N_("This institution does not report series “{value}” from source “{detail}” for this half-year.")),
    "computed-series": Message(N_("Series “{value}” is computed by the program and is not reported.")),
    "roll-up-region": Message(N_("“{value}” is a sum of regions. Report each region; sums are made by the program.")),
    "not-broken-down-so": Message(N_("Series “{detail}” has no breakdown “{value}”.")),
    "before-consent": Message(N_("Region “{value}” had not joined in this half-year ({detail}). Leave the value empty and write z with the reason.")),
    # values
    "number-as-text": Message(N_("“{value}” is not a plain number. Write digits, a point before decimals, no thousands separator.")),
    "missing-as-text": Message(
        N_("“{value}” says that there is no figure. Leave the cell empty, write x (not reported) or z (not applicable) as missing, and say why.")
    ),
    "not-one-year": Message(N_("“{value}” is not one calendar year. Write one, like 2021, and split the amount by year.")),
    "negative": Message(N_("“{value}” is negative. A figure cannot be below zero.")),
    "decimals": Message(N_("“{value}” has decimals, but {detail} are counted in whole numbers.")),
    "too-large": Message(N_("“{value}” is too large to be a figure. Check it.")),
    "too-many-decimals": Message(N_("“{value}” has more than four decimals. Round it.")),
    "numerator-above-denominator": Message(N_("n is {value} and N is {detail}: a part cannot be larger than its whole.")),
    "percentage-without-base": Message(N_("Series “{detail}” is a percentage. Leave value empty and give numerator and denominator.")),
    "value-not-base": Message(N_("Series “{detail}” is not a percentage. Give value and leave numerator and denominator empty.")),
    "missing-code": Message(N_("“{value}” is not a code for a missing value. Write x (not reported) or z (not applicable).")),
    "missing-without-reason": Message(N_("The value is marked “{value}” without a reason. Say why it is missing.")),
    "value-and-missing": Message(N_("There is both a value and the mark “{value}” that it is missing. Keep one of them.")),
    "neither-value-nor-missing": Message(N_("There is no value. Give one (0 if there were none), or mark it x or z with the reason.")),
    "repeated-row": Message(N_("The figure “{value}” is reported more than once, also in row {detail}.")),
    "total-missing": Message(N_("The breakdown “{value}” has no total. Add the row with breakdown total.")),
    "above-total": Message(N_("The parts of breakdown “{column}” add up to {value}, above the total {detail}. Correct one of them.")),
    "below-total": Message(N_("The parts of breakdown “{column}” add up to {value} of {detail}; the rest becomes “not broken down”."), "warning"),
    "jump": Message(
        N_("The figure is {value}, the last released one {detail}: a larger change than any before. If it is right, say why as reason."),
        "warning",
    ),
    "all-zero": Message(
        N_("All {value} totals of the report are 0; the last released ones were {detail}. Write x where they were not reported."),
        "warning",
    ),
    "far-outside": Message(
        N_("The figure is {value}; the highest year released of all places is {detail}. If it is right, say why as reason."),
        "warning",
    ),
    # cells and relations, for the commands that protect and attack any tables
    "unknown-cell": Message(N_("“{value}” is not a cell of {detail}. Correct the name, or add the cell."), found_in="cells"),
    "not-a-count": Message(N_("“{value}” is not a count. Write a whole number from 0."), found_in="cells"),
    "not-a-mark": Message(N_("“{value}” is not a mark. Write 1 for a suppressed cell, 0 for another."), found_in="cells"),
    "not-a-weight": Message(N_("“{value}” is not a weight. Write a number from 0, or leave it empty for 1."), found_in="cells"),
    "two-totals": Message(N_("The relation “{value}” had the total “{detail}” before. Give each relation one total."), found_in="cells"),
    "part-repeated": Message(N_("The cell “{value}” is in this relation twice. A part counts once."), found_in="cells"),
    "sum-differs": Message(
        N_("The parts of the relation “{value}” do not add up to its total “{detail}”. Correct a value or the relation."), found_in="cells"
    ),
    "contradiction": Message(N_("No whole numbers fit all published values and relations. Correct them: at least one is wrong."), found_in="cells"),
    "undecided": Message(
        N_("How far every suppressed cell can go was not found within the limit of steps. Attack fewer tables at once."), found_in="cells"
    ),
    "unprotectable": Message(
        N_("Not every primary cell can be protected, whatever else is withheld. Leave out a table, or merge categories."), found_in="cells"
    ),
    "more-than-whole": Message(
        N_("The parts come to {value}, more than their whole ({detail}). Check them; if they are right, they are not taken as parts of it."),
        "warning",
    ),
    "not-the-same": Message(
        N_("The figure is {value}, but {detail} counts the same. Check both; if they are right, they are not taken as the same."), "warning"
    ),
    "crossed-above-category": Message(
        N_("The rows of the crossed breakdown add up to {value}, more than the category they are parts of ({detail}). Correct one of them.")
    ),
    "rest-without-base": Message(
        N_("The parts of breakdown “{column}” leave n = {value} of N = {detail}: the rest cannot have more with than there are. Correct n or N.")
    ),
    "names-of-others": Message(
        N_(
            "The names in rows {value} do not belong to their hidden codes: rows were sorted, or names typed over. "
            "Undo that, or use a blank workbook."
        )
    ),
    "name-unknown": Message(
        N_("“{value}” stands beside the code {detail}, which is called otherwise. The code counts: check that it is the right row."), "warning"
    ),
    "report-of-another": Message(N_("This is called a report of “{value}”, but its rows are of “{detail}”. Put right the one that is wrong.")),
    "follows": Message(N_("{value} more findings may follow from what is told first. Put that right and check again."), "warning"),
    "equal-rows": Message(
        N_("The row says the same as row {value}. If it was copied by mistake, delete one; if both are right, leave them."), "warning"
    ),
    "currency-by-name": Message(N_("“{value}” is not the code of a currency. Write {detail}.")),
    "category-as-date": Message(
        N_("“{value}” is a date that a spreadsheet made of a category such as 12-14. Write the code of the category again, as text.")
    ),
    "mail-addresses": Message(N_("This is no list of addresses. Use a CSV file with the columns institution and address."), found_in="decision"),
    "mail-of-person": Message(N_("This is no address of an office. Write one without the name of a person."), found_in="decision"),
    "mail-server": Message(N_("“{value}” is no server of mail. Write it like smtp://mail.example.org:25 in CPC_MAIL."), found_in="decision"),
    "no-such-proposal": Message(N_("There is no proposed target {value}. `python -m data target list` names them."), found_in="decision"),
    "own-proposal": Message(N_("Your side proposed target {value}: the other side agrees to it."), found_in="decision"),
    "others-proposal": Message(N_("The other side proposed target {value}: it alone can withdraw it."), found_in="decision"),
    "answered-before": Message(N_("The target was proposed on {detail}, after {value}. Correct the day."), found_in="decision"),
    "proposal-open": Message(N_("Target {value} for the same series, place and year is open. Agree to it or withdraw it."), found_in="decision"),
    "target-year": Message(N_("“{value}” is no year of the programme. Choose one of its term."), found_in="decision"),
    "target-day": Message(N_("A target holds from the day of its proposal ({detail}) or later, not from {value}."), found_in="decision"),
    "target-reason": Message(N_("A target is proposed with its reason, in one language or both. Give one."), found_in="decision"),
    "no-preview": Message(
        N_("The preview of release {value}, as the ledger is now, is not open. Open it, then both sides sign it: `python -m data preview`."),
        found_in="decision",
    ),
    "not-signed": Message(N_("The {value} has not signed the preview of the release yet: `python -m data preview --sign`."), found_in="decision"),
    "signed-before": Message(N_("The {value} has signed this preview already."), found_in="decision"),
    "signed-before-opened": Message(N_("The preview was opened on {detail}, after {value}. Correct the day."), found_in="decision"),
    "preview-running": Message(
        N_("The preview of release {value} is seen until {detail}. Make the release on that day or later."), found_in="decision"
    ),
    "other-institution": Message(
        N_("This is a report of {value}, and you send for {detail}. Its own officer sends it; if the Cover is wrong, correct it."),
        found_in="decision",
    ),
    "given-back": Message(N_("“{value}” is below zero: money given back. Say so in “What for”, with the reason.")),
    "same-as-before": Message(N_("Nothing differs from version {value}, which was received before. Check that the right file was sent."), "warning"),
    "closed-before": Message(
        N_("The half-year was closed on {value}: its figures stay as they are. The report is kept; ask the technical secretary what follows."),
        "warning",
    ),
    "part-above-total": Message(N_("A category has {value}, more than the total {detail}.")),
}

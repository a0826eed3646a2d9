"""The half-yearly report as a workbook: the blank one, reading a filled one safely, and marking what is wrong in a copy."""

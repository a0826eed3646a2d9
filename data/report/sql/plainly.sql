-- A text for the patterns of personal data: letters of other kinds as what they stand for, without what only looks like it.
-- Parameters are variables: wide, narrow, harmless.
create or replace macro plainly(text) as
    regexp_replace(translate(text, getvariable('wide'), getvariable('narrow')), getvariable('harmless'), ' ', 'g')

-- The words of statuses, directions and reasons, with symbols and colours.
-- Grain: one row a kind and code, in their order. Parameters: release.
select
    kind,
    code,
    position,
    symbol,
    name_*,
    short_*,
    colour,
    ink
from status_word_in($release) as status_word
order by
    kind,
    position

-- One row per story, as in the lake.
select
    story_id,
    title,
    first_date,
    last_date,
    articles,
    publishers,
    kind,
    focus_country,
    place_name,
    keywords
from lake.stories

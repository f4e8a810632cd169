-- One row per actor merged into one that is unknown, itself merged, or itself.
select
    merged.actor_id,
    merged.merged_into
from actors as merged
left join actors as target on merged.merged_into = target.actor_id
where
    merged.merged_into is not null
    and (target.actor_id is null or target.merged_into is not null or merged.merged_into = merged.actor_id)

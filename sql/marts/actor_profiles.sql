-- One row per actor, ids that turned out to be the same folded into one; copies of a story counted once in events and statements.
-- Key: actor_id.
-- actor_id: The actor.
-- name: The fullest form in the reference or in the articles.
-- kind: What sort of actor it is.
-- country: Country by the commonest mention.
-- sector: PLOVER sector by the commonest mention.
-- title: Its office by the latest article that names one.
-- aliases: Every surface seen but pronouns, in alphabetical order.
-- first_seen_date: Earliest publication day that mentions it.
-- last_seen_date: Latest publication day that mentions it.
-- mention_count: Mentions in all articles.
-- article_count: Articles that mention it.
-- events_as_actor: Events told as done, in which it acts.
-- events_as_recipient: Events told as done, of which it is the recipient.
-- mean_score_as_actor: Mean PLOVER score of the events in which it acts.
-- main_event_type: Commonest type of the events in which it acts.
-- statement_count: Quotations and reported statements of it.
with folded as (
    select
        coalesce(merged_into, actor_id) as actor_id,
        list_sort(list_distinct(flatten(list(aliases)))) as aliases,
        min(first_seen_date) as first_seen_date,
        max(last_seen_date) as last_seen_date,
        sum(mention_count)::bigint as mention_count
    from actors
    group by all
),

offices as (
    select
        actor_id,
        title
    from actor_roles
    qualify
        row_number() over (
            partition by actor_id order by last_seen_date desc nulls last, article_count desc, title
        ) = 1
),

mentioned as (
    select
        actor_id,
        count(distinct article_id) as article_count
    from actor_mentions
    anti join article_copies using (article_id)
    group by actor_id
),

parts_taken as (
    select distinct
        event_actors.actor_id,
        event_actors.role,
        events.event_id,
        events.event_type,
        events.score
    from event_actors
    inner join events using (event_id)
    anti join article_copies on events.article_id = article_copies.article_id
    where events.realis = 'asserted' and events.event_type <> 'HAZARD'
),

acted as (
    select
        actor_id,
        count(*) filter (where role = 'actor') as events_as_actor,
        count(*) filter (where role = 'recipient') as events_as_recipient,
        round(avg(score) filter (where role = 'actor'), 4) as mean_score_as_actor
    from parts_taken
    group by actor_id
),

main_types as (
    select
        actor_id,
        event_type
    from parts_taken
    where role = 'actor'
    group by actor_id, event_type
    qualify row_number() over (partition by actor_id order by count(*) desc, event_type) = 1
),

said as (
    select
        speaker_actor_id as actor_id,
        count(*) as statement_count
    from statements
    anti join article_copies using (article_id)
    group by speaker_actor_id
)

select
    actors.actor_id,
    actors.name,
    actors.kind,
    actors.country,
    actors.sector,
    offices.title,
    folded.aliases,
    folded.first_seen_date,
    folded.last_seen_date,
    folded.mention_count,
    coalesce(mentioned.article_count, 0) as article_count,
    coalesce(acted.events_as_actor, 0) as events_as_actor,
    coalesce(acted.events_as_recipient, 0) as events_as_recipient,
    acted.mean_score_as_actor,
    main_types.event_type as main_event_type,
    coalesce(said.statement_count, 0) as statement_count
from actors
inner join folded using (actor_id)
left join offices using (actor_id)
left join mentioned using (actor_id)
left join acted using (actor_id)
left join main_types using (actor_id)
left join said using (actor_id)
where actors.merged_into is null
order by actors.actor_id

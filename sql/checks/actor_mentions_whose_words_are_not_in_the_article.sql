-- One row per row of actor_mentions whose words are not the article's at its offsets.
select
    actor_mentions.mention_id,
    actor_mentions.article_id,
    actor_mentions.text
from actor_mentions
inner join articles using (article_id)
where
    substring(
        if(actor_mentions.evidence_field = 'title', articles.title, articles.body),
        actor_mentions.char_start + 1,
        actor_mentions.char_end - actor_mentions.char_start
    ) is distinct from actor_mentions.text

-- One row per quotation or reported statement of a known speaker, copies of a story left out.
-- Key: statement_id.
-- statement_id: The statement.
-- actor_id: The speaker.
-- name: Name of the speaker.
-- kind: What sort of actor the speaker is.
-- country: Country of the speaker by the commonest mention.
-- sector: PLOVER sector of the speaker by the commonest mention.
-- said_date: Day of publication.
-- verb: How it was said.
-- is_direct: Whether the words stand in quotation marks.
-- quote: The words.
-- addressee: To whom, as printed.
-- article_id: The article.
-- publisher: Who published it.
-- url: Its address.
select
    statements.statement_id,
    actors.actor_id,
    actors.name,
    actors.kind,
    actors.country,
    actors.sector,
    statements.published_date as said_date,
    statements.verb,
    statements.is_direct,
    statements.quote,
    statements.addressee,
    statements.article_id,
    articles.publisher,
    articles.url
from statements
anti join article_copies using (article_id)
inner join actors on statements.speaker_actor_id = actors.actor_id
inner join articles on statements.article_id = articles.article_id
order by actors.actor_id, said_date, statements.statement_id

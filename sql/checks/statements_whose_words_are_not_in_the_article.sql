-- One row per row of statements whose words are not the article's at its offsets.
select
    statements.statement_id,
    statements.article_id,
    statements.quote
from statements
inner join articles using (article_id)
where
    substring(
        if(statements.evidence_field = 'title', articles.title, articles.body),
        statements.char_start + 1,
        statements.char_end - statements.char_start
    ) is distinct from statements.quote

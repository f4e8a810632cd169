-- One row per row of figures whose words are not the article's at its offsets.
select
    figures.figure_id,
    figures.article_id,
    figures.evidence
from figures
inner join articles using (article_id)
where
    substring(
        if(figures.evidence_field = 'title', articles.title, articles.body),
        figures.char_start + 1,
        figures.char_end - figures.char_start
    ) is distinct from figures.evidence

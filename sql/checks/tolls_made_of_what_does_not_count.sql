-- One row per toll whose best value is a copy's, a denied or an unreal one, or no report's at all.
select
    toll_timeline.day,
    toll_timeline.place_key,
    toll_timeline.best_figure_id
from toll_timeline
left join toll_reports on toll_timeline.best_figure_id = toll_reports.figure_id
where
    toll_reports.figure_id is null
    or toll_reports.left_out is not null
    or toll_reports.value_best is distinct from toll_timeline.best

-- Work permits in force by major group of ISCO-08, on the last day of the newest month that was delivered: of each permit the latest row counts, and none that was closed.
-- DuckDB and Spark both run it; `work_permits` is the dataset in the lake. No cell is suppressed: for who may read the lake, never for publication.
WITH
  latest AS (
    SELECT permit_id, isco08, valid_from, valid_to, status,
      row_number() OVER (PARTITION BY permit_id ORDER BY period DESC, issued_on DESC) AS age
    FROM work_permits
  ),
  -- The newest by its place in an order: DuckDB 1.5.5 ends with a fault of its own where max() is asked of a partition's name.
  newest AS (SELECT period FROM work_permits ORDER BY period DESC LIMIT 1),
  day AS (SELECT last_day(CAST(concat(period, '-01') AS DATE)) AS on_day FROM newest)
SELECT substr(isco08, 1, 1) AS major_group, count(*) AS permits
FROM latest CROSS JOIN day
WHERE age = 1 AND valid_from <= on_day AND valid_to >= on_day AND status NOT IN ('CAN', 'EXP')
GROUP BY substr(isco08, 1, 1)
ORDER BY 1

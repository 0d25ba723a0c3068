// Runs permits-in-force.sql on the lake, which no program of ours need have made readable.
//   node infra/lake/run.mjs FOLDER             in DuckDB, on a copy of the lake in FOLDER, printing a line for each group
//   node infra/lake/run.mjs --spark ADDRESS    prints the same statement for spark-sql, with the lake at ADDRESS
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [first, second] = process.argv.slice(2);
if (!first || (first === '--spark' && !second)) {
  console.error('run.mjs FOLDER, or run.mjs --spark ADDRESS');
  process.exit(64);
}
const text = (value) => `'${value.replaceAll("'", "''")}'`;
const statement = readFileSync(new URL('permits-in-force.sql', import.meta.url), 'utf8');

// Rows that were left out of an accepted drop lie apart, in rejected/: neither engine looks there.
const lake = (first === '--spark' ? second : first).replace(/\/*$/, '/');

if (first === '--spark') {
  process.stdout.write(
    `CREATE OR REPLACE TEMPORARY VIEW work_permits USING parquet OPTIONS (path ${text(`${lake}dataset=work-permits`)}, basePath ${text(lake)});\n${statement};\n`);
} else {
  const { DuckDBInstance } = createRequire(new URL('../../tools/package.json', import.meta.url))('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(
    `CREATE VIEW work_permits AS SELECT permit_id, isco08, issued_on, valid_from, valid_to, status, period FROM read_parquet(${text(`${lake}dataset=work-permits/**/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false, union_by_name = true)`);
  for (const row of (await connection.runAndReadAll(statement)).getRowObjectsJson()) console.log(`${row.major_group ?? '_'}\t${row.permits}`);
}

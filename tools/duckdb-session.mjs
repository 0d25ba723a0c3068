// Keeps one DuckDB session of two threads open: each line of standard input is one JSON string of SQL, each line of standard output its
// answer, {ms, rows} or {error}. The time is that of DuckDB alone.
import { DuckDBInstance } from '@duckdb/node-api';
import { createInterface } from 'node:readline';

const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'false' });
const connection = await instance.connect();
const plain = (_, value) => (typeof value === 'bigint' ? Number(value) : value);
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const start = performance.now();
    const reader = await connection.runAndReadAll(JSON.parse(line));
    const ms = performance.now() - start;
    answer = { ms, rows: reader.getRowObjectsJson() };
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(JSON.stringify(answer, plain) + '\n');
}

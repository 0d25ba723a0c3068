// Runs the SQL on standard input in DuckDB, an independent reader of our Parquet files, and prints the rows as JSON.
//   echo "SELECT count(*) FROM read_parquet('FILE')" | node tools/duckdb.mjs
import { DuckDBInstance } from '@duckdb/node-api';
import { text } from 'node:stream/consumers';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const reader = await connection.runAndReadAll(await text(process.stdin));
const plain = (_, value) => (typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()) : value);
process.stdout.write(JSON.stringify(reader.getRowObjectsJson(), plain) + '\n');

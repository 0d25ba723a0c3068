// Runs SQL statements and prints the rows of the last as JSON, every value as text (bytes in hexadecimal).
import { DuckDBConnection } from '../../../tools/node_modules/@duckdb/node-api/lib/index.js'

const connection = await DuckDBConnection.create()
await connection.run("SET TimeZone = 'UTC'")
let reader
for (const sql of process.argv.slice(2)) reader = await connection.runAndReadAll(sql)
const text = (value) => (value === null ? null : value?.bytes ? Buffer.from(value.bytes).toString('hex') : String(value))
console.log(JSON.stringify(reader.getRows().map((row) => row.map(text))))

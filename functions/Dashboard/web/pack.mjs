// Packs the built files once, so that no server packs them for each visitor: .br and .gz beside every text file.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const folder = fileURLToPath(new URL('../../../artifacts/dashboard/', import.meta.url));
const packed = { br: (data) => promisify(brotliCompress)(data, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), gz: (data) => promisify(gzip)(data, { level: 9 }) };

for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.(html|js|css|svg|json|txt)$/.test(entry.name)) continue;
  const file = `${entry.parentPath}/${entry.name}`;
  const data = await readFile(file);
  for (const [ending, pack] of Object.entries(packed)) await writeFile(`${file}.${ending}`, await pack(data));
}

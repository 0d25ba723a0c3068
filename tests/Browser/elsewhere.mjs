// The dashboard's files on a host of files that knows nothing of the functions, with a config.json of its own: another origin than the API's.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

let server;

/** Where it is served from. */
export let elsewhere = '';

/** @param api Tells the API's origin, once it is known. */
export async function openElsewhere(folder, api) {
  server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/^\/dashboard\//, '');
    if (path === 'config.json') {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ api: api(), open: api(), authority: `${api()}/api/dev`, clientId: 'dashboard', scope: 'openid' }));
      return;
    }
    // Places within the page have no file of their own.
    const file = extname(path) && !path.includes('..') ? path : 'index.html';
    const content = await readFile(`${folder}/${file}`).catch(() => null);
    response.writeHead(content ? 200 : 404, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(content ?? '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  elsewhere = `http://127.0.0.1:${server.address().port}`;
  return elsewhere;
}

export function closeElsewhere() {
  server?.closeAllConnections();
  server?.close();
}

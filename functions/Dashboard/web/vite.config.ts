import { defineConfig } from 'vite';

// Where the functions run while the dashboard is developed with `npm run dev`.
const functions = process.env.DASHBOARD_API ?? 'http://127.0.0.1:7071';
// A static host may serve it under another folder.
const base = process.env.DASHBOARD_BASE ?? '/dashboard/';

export default defineConfig({
  base,
  build: {
    outDir: '../../../artifacts/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': functions, '/rest': functions, '/v2': functions, [`${base}config.json`]: functions },
  },
});
